package engine

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
