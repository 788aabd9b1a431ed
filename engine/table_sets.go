package engine

var setCommands = []Command{
	{
		Name: "sadd", Arity: -3, Since: "1.0.0", Group: "set", Complexity: "O(log n) for each member",
		Summary: "Puts members into a set, and replies how many are new.",
		Args:    []Arg{argKey, {Name: "member", Kind: ArgValue, Repeat: true}},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseSADD,
	},
	{
		Name: "scard", Arity: 2, Since: "1.0.0", Group: "set", Complexity: "O(log n)",
		Summary: "Replies how many members a set has.",
		Args:    []Arg{argKey},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseSCARD,
	},
	{
		Name: "sismember", Arity: 3, Since: "1.0.0", Group: "set", Complexity: "O(log n)",
		Summary: "Replies whether a set has a member.",
		Args:    []Arg{argKey, {Name: "member", Kind: ArgValue}},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseSISMEMBER,
	},
	{
		Name: "smembers", Arity: 2, Since: "1.0.0", Group: "set", Complexity: "O(n)",
		Summary: "Replies all members of a set.",
		Args:    []Arg{argKey},
		Flags:   FlagReadonly,
		parse:   parseSMEMBERS,
	},
	{
		Name: "srem", Arity: -3, Since: "1.0.0", Group: "set", Complexity: "O(log n) for each member",
		Summary: "Takes members out of a set, and replies how many there were.",
		Args:    []Arg{argKey, {Name: "member", Kind: ArgValue, Repeat: true}},
		Flags:   FlagWrite | FlagFast,
		parse:   parseSREM,
	},
}
