package engine

// CLIENT and CONFIG with their subcommands.

var clientCommands = []Command{
	{
		Name: "client|getname", Arity: 2, Since: "2.6.9", Group: "connection", Complexity: "O(1)",
		Summary: "Replies the connection's name.",
		Flags:   flagsOwn,
		parse:   parseCLIENTGETNAME,
	},
	{
		Name: "client|help", Arity: 2, Since: "5.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Lists the subcommands.",
		Flags:   flagsPlain,
		parse:   parseCLIENTHELP,
	},
	{
		Name: "client|id", Arity: 2, Since: "5.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Replies the connection's number.",
		Flags:   flagsOwn,
		parse:   parseCLIENTID,
	},
	{
		Name: "client|info", Arity: 2, Since: "6.2.0", Group: "connection", Complexity: "O(1)",
		Summary: "Replies the connection's line of CLIENT LIST.",
		Flags:   flagsOwn,
		parse:   parseCLIENTINFO,
	},
	{
		Name: "client|kill", Arity: -3, Since: "2.4.0", Group: "connection", Complexity: "O(n) for n connections",
		Summary: "Ends connections: the one from an address, or all that filters choose.",
		Args: []Arg{oneOf(
			Arg{Name: "ip:port", Kind: ArgValue},
			Arg{Kind: ArgOneOf, Repeat: true, Args: []Arg{
				{Name: "client-id", Kind: ArgInteger, Token: "ID"},
				argTypeOf,
				{Name: "username", Kind: ArgValue, Token: "USER"},
				{Name: "ip:port", Kind: ArgValue, Token: "ADDR"},
				{Name: "ip:port", Kind: ArgValue, Token: "LADDR"},
				{Kind: ArgOneOf, Token: "SKIPME", Args: argYesNo.Args},
				{Name: "maxage", Kind: ArgInteger, Token: "MAXAGE"},
			}},
		)},
		Flags: flagsAdmin,
		parse: parseCLIENTKILL,
	},
	{
		Name: "client|list", Arity: -2, Since: "2.4.0", Group: "connection", Complexity: "O(n) for n connections",
		Summary: "Lists the connections, a line each.",
		Args: []Arg{optional(oneOf(
			argTypeOf,
			Arg{Name: "client-id", Kind: ArgInteger, Token: "ID", Repeat: true},
		))},
		Flags: flagsAdmin,
		parse: parseCLIENTLIST,
	},
	{
		Name: "client|no-evict", Arity: 3, Since: "7.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Marks the connection as one that is not to be given up for memory; nothing is, here.",
		Args:    []Arg{argOnOff},
		Flags:   flagsAdmin,
		parse:   parseCLIENTNOEVICT,
	},
	{
		Name: "client|no-touch", Arity: 3, Since: "7.2.0", Group: "connection", Complexity: "O(1)",
		Summary: "Marks the connection as one whose commands do not count as a use of their keys; nothing counts uses, here.",
		Args:    []Arg{argOnOff},
		Flags:   flagsOwn,
		parse:   parseCLIENTNOTOUCH,
	},
	{
		Name: "client|reply", Arity: 3, Since: "3.2.0", Group: "connection", Complexity: "O(1)",
		Summary: "Leaves out all replies, or the next one.",
		Args:    []Arg{oneOf(token("ON"), token("OFF"), token("SKIP"))},
		Flags:   flagsOwn,
		parse:   parseCLIENTREPLY,
	},
	{
		Name: "client|setinfo", Arity: 4, Since: "7.2.0", Group: "connection", Complexity: "O(1)",
		Summary: "Tells which client library, and which version of it, the connection uses.",
		Args: []Arg{oneOf(
			Arg{Name: "libname", Kind: ArgValue, Token: "LIB-NAME"}, Arg{Name: "libver", Kind: ArgValue, Token: "LIB-VER"},
		)},
		Flags: flagsOwn,
		parse: parseCLIENTSETINFO,
	},
	{
		Name: "client|setname", Arity: 3, Since: "2.6.9", Group: "connection", Complexity: "O(1)",
		Summary: "Gives the connection a name.",
		Args:    []Arg{{Name: "name", Kind: ArgValue}},
		Flags:   flagsOwn,
		parse:   parseCLIENTSETNAME,
	},
	{
		Name: "client|unblock", Arity: -3, Since: "5.0.0", Group: "connection", Complexity: "O(log n) for n connections",
		Summary: "Ends the waiting of a client that is blocked, as if its time were up or with an error.",
		Args:    []Arg{{Name: "client-id", Kind: ArgInteger}, optional(oneOf(token("TIMEOUT"), token("ERROR")))},
		Flags:   flagsAdmin,
		parse:   parseCLIENTUNBLOCK,
	},
}

var serverCommands = []Command{
	{
		Name: "info", Arity: -1, Since: "1.0.0", Group: "server", Complexity: "O(n) for n keys and connections",
		Summary: "Tells figures and counters of the server, in sections.",
		Args:    []Arg{optional(Arg{Name: "section", Kind: ArgValue, Repeat: true})},
		parse:   parseINFO,
	},
	{
		Name: "monitor", Arity: 1, Since: "1.0.0", Group: "server", Complexity: "O(1)",
		Summary: "Tells the connection of every command that is run, until RESET or QUIT.",
		Flags:   flagsAdmin,
		parse:   parseMONITOR,
	},
	{
		Name: "config", Arity: -2, Since: "2.0.0", Group: "server",
		Summary:     "Reads and sets parameters.",
		Subcommands: configCommands,
	},
}

var configCommands = []Command{
	{
		Name: "config|get", Arity: -3, Since: "2.0.0", Group: "server", Complexity: "O(n) for n parameters",
		Summary: "Replies the parameters that match a glob pattern, with their values.",
		Args:    []Arg{{Name: "parameter", Kind: ArgPattern, Repeat: true}},
		Flags:   flagsAdmin,
		parse:   parseCONFIGGET,
	},
	{
		Name: "config|help", Arity: 2, Since: "5.0.0", Group: "server", Complexity: "O(1)",
		Summary: "Lists the subcommands.",
		Flags:   flagsPlain,
		parse:   helpParser("CONFIG", configHelp),
	},
	{
		Name: "config|resetstat", Arity: 2, Since: "2.0.0", Group: "server", Complexity: "O(1)",
		Summary: "Sets the counters of INFO to 0.",
		Flags:   flagsAdmin,
		parse:   parseCONFIGRESETSTAT,
	},
	{
		Name: "config|rewrite", Arity: 2, Since: "2.8.0", Group: "server", Complexity: "O(1)",
		Summary: "Is refused, for there is no configuration file.",
		Flags:   flagsAdmin,
		parse:   parseCONFIGREWRITE,
	},
	{
		Name: "config|set", Arity: -4, Since: "2.0.0", Group: "server", Complexity: "O(n) for n parameters",
		Summary: "Sets parameters, all of them or none.",
		Args: []Arg{{Kind: ArgBlock, Repeat: true, Args: []Arg{
			{Name: "parameter", Kind: ArgValue}, {Name: "value", Kind: ArgValue},
		}}},
		Flags: flagsAdmin,
		parse: parseCONFIGSET,
	},
}
