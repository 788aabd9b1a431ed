package engine

// What COMMAND tells of the commands of publishing and subscribing.
const (
	flagsSubscribe = FlagPubsub | flagsOwn | flagSubscriber
	flagsPublish   = FlagPubsub | flagsPlain | FlagFast | flagMayReplicate
	flagsPubsub    = FlagPubsub | flagsPlain
)

var (
	argChannel  = Arg{Name: "channel", Kind: ArgValue}
	argChannels = Arg{Name: "channel", Kind: ArgValue, Repeat: true}
	argShards   = Arg{Name: "shardchannel", Kind: ArgValue, Repeat: true}
	argPatterns = Arg{Name: "pattern", Kind: ArgPattern, Repeat: true}
	argMessage  = Arg{Name: "message", Kind: ArgValue}
)

var pubsubCommands = []Command{
	{
		Name: "psubscribe", Arity: -2, Since: "2.0.0", Group: "pubsub", Complexity: "O(log n) for each pattern",
		Summary: "Subscribes the connection to all channels whose names match a glob pattern.",
		Args:    []Arg{argPatterns},
		Flags:   flagsSubscribe,
		parse:   parseSubscribe(patternTopic),
	},
	{
		Name: "publish", Arity: 3, Since: "2.0.0", Group: "pubsub", Complexity: "O(n + m) for n subscribers and m patterns",
		Summary: "Sends a message to those who are subscribed to a channel, and replies how many got it.",
		Args:    []Arg{argChannel, argMessage},
		Flags:   flagsPublish,
		parse:   parsePublish(channelTopic),
	},
	{
		Name: "pubsub", Arity: -2, Since: "2.8.0", Group: "pubsub",
		Summary:     "Tells what connections are subscribed to.",
		Subcommands: pubsubSubcommands,
	},
	{
		Name: "punsubscribe", Arity: -1, Since: "2.0.0", Group: "pubsub", Complexity: "O(log n) for each pattern",
		Summary: "Ends subscriptions to patterns, all of them if none is named.",
		Args:    []Arg{optional(argPatterns)},
		Flags:   flagsSubscribe,
		parse:   parseUnsubscribe(patternTopic),
	},
	{
		Name: "spublish", Arity: 3, Since: "7.0.0", Group: "pubsub", Complexity: "O(n) for n subscribers",
		Summary: "Sends a message to those who are subscribed to a shard channel.",
		Args:    []Arg{{Name: "shardchannel", Kind: ArgValue}, argMessage},
		Flags:   flagsPublish,
		parse:   parsePublish(shardTopic),
	},
	{
		Name: "ssubscribe", Arity: -2, Since: "7.0.0", Group: "pubsub", Complexity: "O(log n) for each channel",
		Summary: "Subscribes the connection to shard channels.",
		Args:    []Arg{argShards},
		Flags:   flagsSubscribe,
		parse:   parseSubscribe(shardTopic),
	},
	{
		Name: "subscribe", Arity: -2, Since: "2.0.0", Group: "pubsub", Complexity: "O(log n) for each channel",
		Summary: "Subscribes the connection to channels.",
		Args:    []Arg{argChannels},
		Flags:   flagsSubscribe,
		parse:   parseSubscribe(channelTopic),
	},
	{
		Name: "sunsubscribe", Arity: -1, Since: "7.0.0", Group: "pubsub", Complexity: "O(log n) for each channel",
		Summary: "Ends subscriptions to shard channels, all of them if none is named.",
		Args:    []Arg{optional(argShards)},
		Flags:   flagsSubscribe,
		parse:   parseUnsubscribe(shardTopic),
	},
	{
		Name: "unsubscribe", Arity: -1, Since: "2.0.0", Group: "pubsub", Complexity: "O(log n) for each channel",
		Summary: "Ends subscriptions to channels, all of them if none is named.",
		Args:    []Arg{optional(argChannels)},
		Flags:   flagsSubscribe,
		parse:   parseUnsubscribe(channelTopic),
	},
}

var pubsubSubcommands = []Command{
	{
		Name: "pubsub|channels", Arity: -2, Since: "2.8.0", Group: "pubsub", Complexity: "O(n) for n channels",
		Summary: "Lists the channels that have subscribers.",
		Args:    []Arg{optional(Arg{Name: "pattern", Kind: ArgPattern})},
		Flags:   flagsPubsub,
		parse:   parsePubsubChannels(channelTopic),
	},
	{
		Name: "pubsub|help", Arity: 2, Since: "6.2.0", Group: "pubsub", Complexity: "O(1)",
		Summary: "Lists the subcommands.",
		Flags:   flagsPlain,
		parse:   helpParser("PUBSUB", pubsubHelp),
	},
	{
		Name: "pubsub|numpat", Arity: 2, Since: "2.8.0", Group: "pubsub", Complexity: "O(1)",
		Summary: "Replies how many patterns have subscribers.",
		Flags:   flagsPubsub,
		parse:   parsePUBSUBNUMPAT,
	},
	{
		Name: "pubsub|numsub", Arity: -2, Since: "2.8.0", Group: "pubsub", Complexity: "O(log n) for each channel",
		Summary: "Replies how many subscribers channels have.",
		Args:    []Arg{optional(argChannels)},
		Flags:   flagsPubsub,
		parse:   parsePubsubCounts(channelTopic),
	},
	{
		Name: "pubsub|shardchannels", Arity: -2, Since: "7.0.0", Group: "pubsub", Complexity: "O(n) for n channels",
		Summary: "Lists the shard channels that have subscribers.",
		Args:    []Arg{optional(Arg{Name: "pattern", Kind: ArgPattern})},
		Flags:   flagsPubsub,
		parse:   parsePubsubChannels(shardTopic),
	},
	{
		Name: "pubsub|shardnumsub", Arity: -2, Since: "7.0.0", Group: "pubsub", Complexity: "O(log n) for each channel",
		Summary: "Replies how many subscribers shard channels have.",
		Args:    []Arg{optional(argShards)},
		Flags:   flagsPubsub,
		parse:   parsePubsubCounts(shardTopic),
	},
}
