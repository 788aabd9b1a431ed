package engine

var hashCommands = []Command{
	{
		Name: "hdel", Arity: -3, Since: "2.0.0", Group: "hash", Complexity: "O(log n) for each field",
		Summary: "Deletes fields of a hash, and replies how many there were.",
		Args:    []Arg{argKey, {Name: "field", Kind: ArgField, Repeat: true}},
		Flags:   FlagWrite | FlagFast,
		parse:   parseHDEL,
	},
	{
		Name: "hexists", Arity: 3, Since: "2.0.0", Group: "hash", Complexity: "O(log n)",
		Summary: "Replies whether a hash has a field.",
		Args:    []Arg{argKey, {Name: "field", Kind: ArgField}},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseHEXISTS,
	},
	{
		Name: "hget", Arity: 3, Since: "2.0.0", Group: "hash", Complexity: "O(log n)",
		Summary: "Replies one field of a hash.",
		Args:    []Arg{argKey, {Name: "field", Kind: ArgField}},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseHGET,
	},
	{
		Name: "hgetall", Arity: 2, Since: "2.0.0", Group: "hash", Complexity: "O(n)",
		Summary: "Replies all fields of a hash with their values.",
		Args:    []Arg{argKey},
		Flags:   FlagReadonly,
		parse:   parseHGETALL,
	},
	{
		Name: "hincrby", Arity: 4, Since: "2.0.0", Group: "hash", Complexity: "O(log n)",
		Summary: "Adds a number to the one in a hash field; a missing field counts as 0.",
		Args:    []Arg{argKey, {Name: "field", Kind: ArgField}, {Name: "increment", Kind: ArgInteger}},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseHINCRBY,
	},
	{
		Name: "hlen", Arity: 2, Since: "2.0.0", Group: "hash", Complexity: "O(log n)",
		Summary: "Replies how many fields a hash has.",
		Args:    []Arg{argKey},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseHLEN,
	},
	{
		Name: "hmget", Arity: -3, Since: "2.0.0", Group: "hash", Complexity: "O(log n) for each field",
		Summary: "Replies several fields of a hash.",
		Args:    []Arg{argKey, {Name: "field", Kind: ArgField, Repeat: true}},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseHMGET,
	},
	{
		Name: "hset", Arity: -4, Since: "2.0.0", Group: "hash", Complexity: "O(log n) for each field",
		Summary: "Sets fields of a hash, and replies how many are new.",
		Args:    []Arg{argKey, argPairs},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseHSET,
	},
}
