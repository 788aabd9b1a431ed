package engine

// The commands about how values are kept.

var valueCommands = []Command{
	{
		Name: "memory", Arity: -2, Since: "4.0.0", Group: "server",
		Summary: "Tells how much memory things take.",
		Subcommands: []Command{
			{
				Name: "memory|help", Arity: 2, Since: "4.0.0", Group: "server", Complexity: "O(1)",
				Summary: "Lists the subcommands.",
				Flags:   flagsPlain,
				parse:   helpParser("MEMORY", memoryHelp),
			},
			{
				Name: "memory|usage", Arity: -3, Since: "4.0.0", Group: "server", Complexity: "O(n) for n elements, or blocks of entries",
				Summary: "Replies about how many bytes a key takes here.",
				Args:    []Arg{argKey, optional(Arg{Name: "count", Kind: ArgInteger, Token: "SAMPLES"})},
				Flags:   FlagReadonly,
				parse:   parseMEMORYUSAGE,
			},
		},
	},
	{
		Name: "object", Arity: -2, Since: "2.2.3", Group: "generic",
		Summary: "Tells how values are kept.",
		Subcommands: []Command{
			{
				Name: "object|encoding", Arity: 3, Since: "2.2.3", Group: "generic", Complexity: "O(log n)",
				Summary: "Replies the form in which Redis would keep what a key holds.",
				Args:    []Arg{argKey},
				Flags:   FlagReadonly,
				parse:   parseOBJECTENCODING,
			},
			{
				Name: "object|freq", Arity: 3, Since: "4.0.0", Group: "generic", Complexity: "O(log n)",
				Summary: "Is refused for a key that there is, for nothing counts how often it is used.",
				Args:    []Arg{argKey},
				Flags:   FlagReadonly,
				parse:   parseOBJECTFREQ,
			},
			{
				Name: "object|help", Arity: 2, Since: "6.2.0", Group: "generic", Complexity: "O(1)",
				Summary: "Lists the subcommands.",
				Flags:   flagsPlain,
				parse:   helpParser("OBJECT", objectHelp),
			},
			{
				Name: "object|refcount", Arity: 3, Since: "2.2.3", Group: "generic", Complexity: "O(log n)",
				Summary: "Replies how many share the value of a key in Redis: 1, or the most there is for a small number.",
				Args:    []Arg{argKey},
				Flags:   FlagReadonly,
				parse:   parseOBJECTREFCOUNT,
			},
		},
	},
}
