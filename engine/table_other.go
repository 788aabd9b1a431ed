package engine

// The commands around streams: keys, strings, hashes and the connection.

var keyCommands = []Command{
	{
		Name: "dbsize", Arity: 1, Since: "1.0.0", Group: "server", Complexity: "O(1)",
		Summary: "Replies how many keys there are.",
		parse:   parseDBSIZE,
	},
	{
		Name: "del", Arity: -2, Since: "1.0.0", Group: "generic", Complexity: "O(log n) for each key",
		Summary: "Deletes keys, and replies how many there were.",
		Args:    []Arg{argKeys},
		parse:   parseDEL,
	},
	{
		Name: "exists", Arity: -2, Since: "1.0.0", Group: "generic", Complexity: "O(log n) for each key",
		Summary: "Replies how many of the keys exist; one named twice counts twice.",
		Args:    []Arg{argKeys},
		parse:   parseEXISTS,
	},
	{
		Name: "flushall", Arity: -1, Since: "1.0.0", Group: "server", Complexity: "O(n)",
		Summary: "Deletes every key.",
		Args:    []Arg{optional(oneOf(token("ASYNC"), token("SYNC")))},
		parse:   parseFLUSHALL,
	},
	{
		Name: "keys", Arity: 2, Since: "1.0.0", Group: "generic", Complexity: "O(n)",
		Summary: "Lists the keys whose names match a glob pattern.",
		Args:    []Arg{{Name: "pattern", Kind: ArgPattern}},
		parse:   parseKEYS,
	},
	{
		Name: "type", Arity: 2, Since: "1.0.0", Group: "generic", Complexity: "O(log n)",
		Summary: "Replies what a key holds: string, hash, stream, or none.",
		Args:    []Arg{argKey},
		parse:   parseTYPE,
	},
}

var textCommands = []Command{
	{
		Name: "get", Arity: 2, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Replies a string key's value.",
		Args:    []Arg{argKey},
		parse:   parseGET,
	},
	{
		Name: "incr", Arity: 2, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Adds 1 to the number in a string key; a missing key counts as 0.",
		Args:    []Arg{argKey},
		parse:   parseINCR,
	},
	{
		Name: "incrby", Arity: 3, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Adds a number to the one in a string key; a missing key counts as 0.",
		Args:    []Arg{argKey, {Name: "increment", Kind: ArgInteger}},
		parse:   parseINCRBY,
	},
	{
		Name: "set", Arity: -3, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Sets a key to a string, whatever it held before.",
		Args: []Arg{
			argKey, {Name: "value", Kind: ArgValue},
			optional(oneOf(token("NX"), token("XX"))), flag("GET"),
			optional(oneOf(
				Arg{Name: "seconds", Kind: ArgInteger, Token: "EX"},
				Arg{Name: "milliseconds", Kind: ArgMillis, Token: "PX"},
				Arg{Name: "unix-time-seconds", Kind: ArgInteger, Token: "EXAT"},
				Arg{Name: "unix-time-milliseconds", Kind: ArgMillis, Token: "PXAT"},
				token("KEEPTTL"),
			)),
		},
		parse: parseSET,
	},
}

var hashCommands = []Command{
	{
		Name: "hget", Arity: 3, Since: "2.0.0", Group: "hash", Complexity: "O(log n)",
		Summary: "Replies one field of a hash.",
		Args:    []Arg{argKey, {Name: "field", Kind: ArgField}},
		parse:   parseHGET,
	},
	{
		Name: "hgetall", Arity: 2, Since: "2.0.0", Group: "hash", Complexity: "O(n)",
		Summary: "Replies all fields of a hash with their values.",
		Args:    []Arg{argKey},
		parse:   parseHGETALL,
	},
	{
		Name: "hincrby", Arity: 4, Since: "2.0.0", Group: "hash", Complexity: "O(log n)",
		Summary: "Adds a number to the one in a hash field; a missing field counts as 0.",
		Args:    []Arg{argKey, {Name: "field", Kind: ArgField}, {Name: "increment", Kind: ArgInteger}},
		parse:   parseHINCRBY,
	},
	{
		Name: "hset", Arity: -4, Since: "2.0.0", Group: "hash", Complexity: "O(log n) for each field",
		Summary: "Sets fields of a hash, and replies how many are new.",
		Args:    []Arg{argKey, argPairs},
		parse:   parseHSET,
	},
}

var connectionCommands = []Command{
	{
		Name: "client", Arity: -2, Since: "2.4.0", Group: "connection",
		Summary:     "Names and lists connections.",
		Subcommands: clientCommands,
	},
	{
		Name: "echo", Arity: 2, Since: "1.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Replies its argument.",
		Args:    []Arg{{Name: "text", Kind: ArgValue}},
		parse:   parseECHO,
	},
	{
		Name: "ping", Arity: -1, Since: "1.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Replies PONG, or its argument.",
		Args:    []Arg{optional(Arg{Name: "text", Kind: ArgValue})},
		parse:   parsePING,
	},
	{
		Name: "time", Arity: 1, Since: "2.6.0", Group: "server", Complexity: "O(1)",
		Summary: "Replies the clock: seconds since 1970, and microseconds.",
		parse:   parseTIME,
	},
}

var clientCommands = []Command{
	{
		Name: "client|getname", Arity: 2, Since: "2.6.9", Group: "connection", Complexity: "O(1)",
		Summary: "Replies the connection's name.",
		parse:   parseCLIENTGETNAME,
	},
	{
		Name: "client|id", Arity: 2, Since: "5.0.0", Group: "connection", Complexity: "O(1)",
		Summary: "Replies the connection's number.",
		parse:   parseCLIENTID,
	},
	{
		Name: "client|list", Arity: -2, Since: "2.4.0", Group: "connection", Complexity: "O(n)",
		Summary: "Lists the connections, a line each.",
		Args: []Arg{optional(oneOf(
			Arg{Kind: ArgOneOf, Token: "TYPE", Args: []Arg{
				token("NORMAL"), token("MASTER"), token("REPLICA"), token("PUBSUB"),
			}},
			Arg{Name: "client-id", Kind: ArgInteger, Token: "ID", Repeat: true},
		))},
		parse: parseCLIENTLIST,
	},
	{
		Name: "client|setname", Arity: 3, Since: "2.6.9", Group: "connection", Complexity: "O(1)",
		Summary: "Gives the connection a name.",
		Args:    []Arg{{Name: "name", Kind: ArgValue}},
		parse:   parseCLIENTSETNAME,
	},
}
