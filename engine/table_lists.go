package engine

var queueCommands = []Command{
	{
		Name: "blpop", Arity: -3, Since: "2.0.0", Group: "list", Complexity: "O(log n) for each key",
		Summary: "Takes the first element off the first list that there is, and waits for one up to some seconds; 0 is for ever.",
		Args:    []Arg{argKeys, {Name: "timeout", Kind: ArgValue}},
		Flags:   FlagWrite | FlagNoscript | FlagBlocking,
		parse:   parseBLPOP,
	},
	{
		Name: "brpop", Arity: -3, Since: "2.0.0", Group: "list", Complexity: "O(log n) for each key",
		Summary: "Takes the last element off the first list that there is, and waits for one up to some seconds; 0 is for ever.",
		Args:    []Arg{argKeys, {Name: "timeout", Kind: ArgValue}},
		Flags:   FlagWrite | FlagNoscript | FlagBlocking,
		parse:   parseBRPOP,
	},
	{
		Name: "llen", Arity: 2, Since: "1.0.0", Group: "list", Complexity: "O(log n)",
		Summary: "Replies how many elements a list has.",
		Args:    []Arg{argKey},
		Flags:   FlagReadonly | FlagFast,
		parse:   parseLLEN,
	},
	{
		Name: "lpop", Arity: -2, Since: "1.0.0", Group: "list", Complexity: "O(log n) for each element",
		Summary: "Takes elements off the front of a list, one if no count is given.",
		Args:    []Arg{argKey, optional(Arg{Name: "count", Kind: ArgInteger})},
		Flags:   FlagWrite | FlagFast,
		parse:   parseLPOP,
	},
	{
		Name: "lpush", Arity: -3, Since: "1.0.0", Group: "list", Complexity: "O(log n) for each element",
		Summary: "Puts elements before those of a list, and replies how many it has.",
		Args:    []Arg{argKey, {Name: "element", Kind: ArgValue, Repeat: true}},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseLPUSH,
	},
	{
		Name: "lrange", Arity: 4, Since: "1.0.0", Group: "list", Complexity: "O(log n) for each element",
		Summary: "Replies elements of a list by their positions; -1 is the last.",
		Args:    []Arg{argKey, {Name: "start", Kind: ArgInteger}, {Name: "stop", Kind: ArgInteger}},
		Flags:   FlagReadonly,
		parse:   parseLRANGE,
	},
	{
		Name: "rpop", Arity: -2, Since: "1.0.0", Group: "list", Complexity: "O(log n) for each element",
		Summary: "Takes elements off the end of a list, one if no count is given.",
		Args:    []Arg{argKey, optional(Arg{Name: "count", Kind: ArgInteger})},
		Flags:   FlagWrite | FlagFast,
		parse:   parseRPOP,
	},
	{
		Name: "rpush", Arity: -3, Since: "1.0.0", Group: "list", Complexity: "O(log n) for each element",
		Summary: "Puts elements behind those of a list, and replies how many it has.",
		Args:    []Arg{argKey, {Name: "element", Kind: ArgValue, Repeat: true}},
		Flags:   FlagWrite | FlagDenyOOM | FlagFast,
		parse:   parseRPUSH,
	},
}
