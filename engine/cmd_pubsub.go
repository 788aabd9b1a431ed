package engine

// SUBSCRIBE and UNSUBSCRIBE for channels, patterns and shard channels, PUBLISH,
// SPUBLISH and PUBSUB.

var pubsubHelp = []string{
	"CHANNELS [<pattern>]",
	"    Return the currently active channels matching a <pattern> (default: '*').",
	"NUMPAT",
	"    Return number of subscriptions to patterns.",
	"NUMSUB [<channel> ...]",
	"    Return the number of subscribers for the specified channels, excluding",
	"    pattern subscriptions(default: no channels).",
	"SHARDCHANNELS [<pattern>]",
	"    Return the currently active shard level channels matching a <pattern> (default: '*').",
	"SHARDNUMSUB [<shardchannel> ...]",
	"    Return the number of subscribers for the specified shard level channel(s)",
}

func parseSubscribe(kind topicKind) parser {
	return func(args []string, _ *rules) (runner, error) {
		return runFunc(func(c *call) error {
			if kind == shardTopic && c.inExec {
				return errShardInExec
			}
			for i := range args {
				c.e.subscribe(c.self, kind, args[i])
				c.confirm(kind, topicWords[kind].subscribe, &args[i])
			}
			return nil
		}), nil
	}
}

func parseUnsubscribe(kind topicKind) parser {
	return func(args []string, _ *rules) (runner, error) {
		return runFunc(func(c *call) error {
			from := args
			if len(from) == 0 {
				from = c.self.subscribedTo(kind)
			}
			if len(from) == 0 {
				c.confirm(kind, topicWords[kind].unsubscribe, nil)
			}
			for i := range from {
				c.e.unsubscribe(c.self, kind, from[i])
				c.confirm(kind, topicWords[kind].unsubscribe, &from[i])
			}
			return nil
		}), nil
	}
}

// confirm tells what happened to a subscription, nil for none, and how many the
// client has now. It is told even where replies are not wanted.
func (c *call) confirm(kind topicKind, word string, topic *string) {
	w := wire{resp3: c.w.resp3, verbatim: c.w.verbatim}
	w.push(3)
	w.bulk(word)
	if topic == nil {
		w.null()
	} else {
		w.bulk(*topic)
	}
	w.count(c.self.subscriptions(kind))
	c.w.tell(w.buf)
}

// subscriptions is how many a client has; shard channels are counted apart.
func (cl *client) subscriptions(kind topicKind) int {
	if kind == shardTopic {
		return cl.topics[shardTopic].Len()
	}
	return cl.topics[channelTopic].Len() + cl.topics[patternTopic].Len()
}

func parsePublish(kind topicKind) parser {
	return func(args []string, _ *rules) (runner, error) {
		return runFunc(func(c *call) error {
			c.w.count(c.publish(kind, args[0], args[1]))
			return nil
		}), nil
	}
}

func parsePubsubChannels(kind topicKind) parser {
	return func(args []string, _ *rules) (runner, error) {
		if len(args) > 1 {
			return nil, errBadTail
		}
		return runFunc(func(c *call) error {
			at, n := c.w.begin(), 0
			c.e.st.topics[kind].counts.Scan(func(channel string, _ int) bool {
				if len(args) == 0 || globMatch(args[0], channel) {
					n++
					c.w.bulk(channel)
				}
				return true
			})
			c.w.endArray(at, n)
			return nil
		}), nil
	}
}

func parsePubsubCounts(kind topicKind) parser {
	return func(args []string, _ *rules) (runner, error) {
		return runFunc(func(c *call) error {
			c.w.array(2 * len(args))
			for _, channel := range args {
				n, _ := c.e.st.topics[kind].counts.Get(channel)
				c.w.bulk(channel)
				c.w.count(n)
			}
			return nil
		}), nil
	}
}

func parsePUBSUBNUMPAT(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.count(c.e.st.topics[patternTopic].counts.Len())
		return nil
	}), nil
}

// permitSubscriber refuses what a RESP2 client that is subscribed may not run,
// for it could not tell a reply from a message.
func (c *call) permitSubscriber(cl *client, cmd *Command) error {
	if cl.resp3 || cmd.Flags&flagSubscriber != 0 || !cl.subscribes() {
		return nil
	}
	return errSubscribed(cmd.Name)
}
