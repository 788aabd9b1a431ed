package engine

var textCommands = []Command{
	{
		Name: "append", Arity: 3, Since: "2.0.0", Group: "string", Complexity: "O(log n + length)",
		Summary: "Puts a text behind a string key's value, and replies how long it is now.",
		Args:    []Arg{argKey, {Name: "value", Kind: ArgValue}},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseAPPEND,
	},
	{
		Name: "decr", Arity: 2, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Takes 1 from the number in a string key; a missing key counts as 0.",
		Args:    []Arg{argKey},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseDECR,
	},
	{
		Name: "decrby", Arity: 3, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Takes a number from the one in a string key; a missing key counts as 0.",
		Args:    []Arg{argKey, {Name: "decrement", Kind: ArgInteger}},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseDECRBY,
	},
	{
		Name: "get", Arity: 2, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Replies a string key's value.",
		Args:    []Arg{argKey},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseGET,
	},
	{
		Name: "incr", Arity: 2, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Adds 1 to the number in a string key; a missing key counts as 0.",
		Args:    []Arg{argKey},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseINCR,
	},
	{
		Name: "incrby", Arity: 3, Since: "1.0.0", Group: "string", Complexity: "O(log n)",
		Summary: "Adds a number to the one in a string key; a missing key counts as 0.",
		Args:    []Arg{argKey, {Name: "increment", Kind: ArgInteger}},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseINCRBY,
	},
	{
		Name: "mget", Arity: -2, Since: "1.0.0", Group: "string", Complexity: "O(log n) for each key",
		Summary: "Replies the values of string keys; what is no string is null.",
		Args:    []Arg{argKeys},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseMGET,
	},
	{
		Name: "mset", Arity: -3, Since: "1.0.1", Group: "string", Complexity: "O(log n) for each key",
		Summary: "Sets keys to strings, whatever they held before.",
		Args:    []Arg{{Kind: ArgBlock, Repeat: true, Args: []Arg{argKey, {Name: "value", Kind: ArgValue}}}},
		Flags:   FlagWrite | FlagDenyOOM,
		parse:   parseMSET,
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
		Flags: FlagWrite | FlagDenyOOM,
		parse: parseSET,
	},
	{
		Name: "strlen", Arity: 2, Since: "2.2.0", Group: "string", Complexity: "O(log n)",
		Summary: "Replies how long a string key's value is.",
		Args:    []Arg{argKey},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseSTRLEN,
	},
}
