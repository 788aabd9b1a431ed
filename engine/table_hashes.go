package engine

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
