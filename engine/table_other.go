package engine

// The commands around streams: keys, strings and hashes.

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
