package engine

// Who is subscribed to what, and how messages reach them.

// topicKind is what a subscription names: a channel, a pattern of channels, or a
// shard channel, which is a channel of its own space.
type topicKind uint8

const (
	channelTopic topicKind = iota
	patternTopic
	shardTopic
	topicKinds
)

// topicWords are what messages and confirmations of each kind begin with.
var topicWords = [topicKinds]struct{ message, subscribe, unsubscribe string }{
	{"message", "subscribe", "unsubscribe"},
	{"pmessage", "psubscribe", "punsubscribe"},
	{"smessage", "ssubscribe", "sunsubscribe"},
}

// subscription is one client's, in the order they were made.
type subscription struct {
	topic  string
	place  uint64
	client ClientID
}

func (a subscription) before(b subscription) bool {
	return a.topic < b.topic || a.topic == b.topic && a.place < b.place
}

// topics are all subscriptions of one kind.
type topics struct {
	list   treeSet[subscription]
	counts treeMap[string, int] // how many there are to each topic that has any
}

func (t *topics) add(gen *generation, s subscription) {
	if t.list.tree == nil {
		t.list = newTreeSet(gen, subscription.before)
	}
	t.list.own(gen).Set(s)
	n, _ := t.counts.Get(s.topic)
	t.counts.own(gen).Set(s.topic, n+1)
}

func (t *topics) remove(gen *generation, s subscription) {
	t.list.own(gen).Delete(s)
	if n, _ := t.counts.Get(s.topic); n > 1 {
		t.counts.own(gen).Set(s.topic, n-1)
	} else {
		t.counts.own(gen).Delete(s.topic)
	}
}

// clients calls visit for those subscribed to a topic, in the order they came.
func (t *topics) clients(topic string, visit func(ClientID)) {
	if n, _ := t.counts.Get(topic); n == 0 {
		return
	}
	t.list.Ascend(subscription{topic: topic}, func(s subscription) bool {
		if s.topic == topic {
			visit(s.client)
		}
		return s.topic == topic
	})
}

// subscribe subscribes an owned client, if it is not.
func (e *Engine) subscribe(cl *client, kind topicKind, topic string) {
	if _, already := cl.topics[kind].Get(topic); already {
		return
	}
	e.st.subscribed++
	cl.topics[kind].own(e.st.gen).Set(topic, e.st.subscribed)
	e.st.topics[kind].add(e.st.gen, subscription{topic, e.st.subscribed, cl.id})
}

// unsubscribe ends a subscription of an owned client, if it has it.
func (e *Engine) unsubscribe(cl *client, kind topicKind, topic string) {
	place, there := cl.topics[kind].Get(topic)
	if !there {
		return
	}
	cl.topics[kind].own(e.st.gen).Delete(topic)
	e.st.topics[kind].remove(e.st.gen, subscription{topic, place, cl.id})
}

// subscribedTo lists a client's topics of one kind in byte order.
func (cl *client) subscribedTo(kind topicKind) (list []string) {
	cl.topics[kind].Scan(func(topic string, _ uint64) bool {
		list = append(list, topic)
		return true
	})
	return list
}

// subscribes reports whether the client is subscribed to anything.
func (cl *client) subscribes() bool {
	for kind := range topicKinds {
		if cl.topics[kind].Len() > 0 {
			return true
		}
	}
	return false
}

// forgetSubscriber ends the subscriptions of an owned client that goes.
func (e *Engine) forgetSubscriber(cl *client) {
	for kind := range topicKinds {
		for _, topic := range cl.subscribedTo(kind) {
			e.unsubscribe(cl, kind, topic)
		}
	}
}

// publish sends a text to a channel and returns how many messages came of it.
func (c *call) publish(kind topicKind, channel, text string) (sent int) {
	all := &c.e.st.topics
	m := message{kind: kind, channel: channel, text: text}
	all[kind].clients(channel, func(id ClientID) { sent++; c.send(id, &m) })
	if kind != channelTopic {
		return sent
	}
	all[patternTopic].counts.Scan(func(pattern string, _ int) bool {
		if globMatch(pattern, channel) {
			m := message{kind: patternTopic, pattern: pattern, channel: channel, text: text}
			all[patternTopic].clients(pattern, func(id ClientID) { sent++; c.send(id, &m) })
		}
		return true
	})
	return sent
}
