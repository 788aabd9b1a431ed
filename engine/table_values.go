package engine

// The commands about how values are kept.

var valueCommands = []Command{
	{
		Name: "memory", Arity: -2, Since: "4.0.0", Group: "server",
		Summary: "Tells how much memory things take.",
		Subcommands: []Command{
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
		},
	},
}
