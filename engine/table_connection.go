package engine

// The commands about connections.

// What COMMAND tells of most commands about the connection and the server.
const (
	flagsPlain = FlagLoading | FlagStale
	flagsOwn   = FlagNoscript | FlagLoading | FlagStale
	flagsAdmin = FlagAdmin | flagsOwn
	flagsEntry = flagsOwn | FlagFast | FlagNoAuth | FlagAllowBusy
)

var (
	argYesNo  = oneOf(token("YES"), token("NO"))
	argOnOff  = oneOf(token("ON"), token("OFF"))
	argTypeOf = Arg{Kind: ArgOneOf, Token: "TYPE", Args: []Arg{
		token("NORMAL"), token("MASTER"), token("REPLICA"), token("PUBSUB"),
	}}
)

var connectionCommands = []Command{
	{
		Name: "auth", Arity: -2, Since: "1.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Says who the connection is, with a password.",
		Args:    []Arg{optional(Arg{Name: "username", Kind: ArgValue}), {Name: "password", Kind: ArgValue}},
		Flags:   flagsEntry,
		parse:   parseAUTH,
	},
	{
		Name: "client", Arity: -2, Since: "2.4.0", Group: "connection",
		Summary:     "Names, lists and ends connections.",
		Subcommands: clientCommands,
	},
	{
		Name: "echo", Arity: 2, Since: "1.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Replies its argument.",
		Args:    []Arg{{Name: "text", Kind: ArgValue}},
		Flags:   flagsPlain | FlagFast,
		parse:   parseECHO,
	},
	{
		Name: "hello", Arity: -1, Since: "6.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Chooses the protocol, RESP2 or RESP3, and replies what the server is.",
		Args: []Arg{optional(Arg{Kind: ArgBlock, Args: []Arg{
			{Name: "protover", Kind: ArgInteger},
			optional(Arg{Kind: ArgBlock, Token: "AUTH", Args: []Arg{
				{Name: "username", Kind: ArgValue}, {Name: "password", Kind: ArgValue},
			}}),
			optional(Arg{Name: "clientname", Kind: ArgValue, Token: "SETNAME"}),
		}})},
		Flags: flagsEntry,
		parse: parseHELLO,
	},
	{
		Name: "ping", Arity: -1, Since: "1.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Replies PONG, or its argument.",
		Args:    []Arg{optional(Arg{Name: "text", Kind: ArgValue})},
		Flags:   FlagFast | flagSubscriber,
		parse:   parsePING,
	},
	{
		Name: "quit", Arity: -1, Since: "1.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Ends the connection once it has its replies.",
		Args:    []Arg{optional(Arg{Name: "ignored", Kind: ArgValue, Repeat: true})},
		Flags:   flagsEntry | flagNow | flagSubscriber,
		parse:   parseQUIT,
	},
	{
		Name: "reset", Arity: 1, Since: "6.2.0", Group: "connection", Complexity: "O(n) for n subscriptions and watched keys",
		Summary: "Makes the connection what a new one is.",
		Flags:   flagsEntry | flagNow | flagSubscriber,
		parse:   parseRESET,
	},
	{
		Name: "time", Arity: 1, Since: "2.6.0", Group: "server", Complexity: "O(1)",
		Summary: "Replies the clock: seconds since 1970, and microseconds.",
		Flags:   flagsPlain | FlagFast,
		parse:   parseTIME,
	},
}
