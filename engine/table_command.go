package engine

var commandCommands = []Command{{
	Name: "command", Arity: -1, Since: "2.8.13", Group: "server", Complexity: "O(n) for n commands",
	Summary:     "Tells of the commands that there are.",
	parse:       parseCOMMAND,
	Subcommands: commandSubcommands,
}}

var (
	argCommandNames = optional(Arg{Name: "command-name", Kind: ArgValue, Repeat: true})
	argWholeCommand = []Arg{{Name: "command", Kind: ArgValue}, {Name: "arg", Kind: ArgValue, Repeat: true}}
)

var commandSubcommands = []Command{
	{
		Name: "command|count", Arity: 2, Since: "2.8.13", Group: "server", Complexity: "O(1)",
		Summary: "Replies how many commands there are.",
		parse:   parseCOMMANDCOUNT,
	},
	{
		Name: "command|docs", Arity: -2, Since: "7.0.0", Group: "server", Complexity: "O(n) for n commands",
		Summary: "Replies what commands do and what arguments they take.",
		Args:    []Arg{argCommandNames},
		parse:   parseCOMMANDDOCS,
	},
	{
		Name: "command|getkeys", Arity: -4, Since: "2.8.13", Group: "server", Complexity: "O(n) for n arguments",
		Summary: "Replies the keys of a whole command line.",
		Args:    argWholeCommand,
		parse:   parseGetKeys(false),
	},
	{
		Name: "command|getkeysandflags", Arity: -4, Since: "7.0.0", Group: "server", Complexity: "O(n) for n arguments",
		Summary: "Replies the keys of a whole command line, and what is done with each.",
		Args:    argWholeCommand,
		parse:   parseGetKeys(true),
	},
	{
		Name: "command|help", Arity: 2, Since: "5.0.0", Group: "server", Complexity: "O(1)",
		Summary: "Lists the subcommands.",
		parse:   helpParser("COMMAND", commandHelp),
	},
	{
		Name: "command|info", Arity: -2, Since: "2.8.13", Group: "server", Complexity: "O(n) for n commands",
		Summary: "Replies arity, flags and places of keys of commands.",
		Args:    []Arg{argCommandNames},
		parse:   parseCOMMANDINFO,
	},
	{
		Name: "command|list", Arity: -2, Since: "7.0.0", Group: "server", Complexity: "O(n) for n commands",
		Summary: "Lists the names of commands, all or those that a filter chooses.",
		Args: []Arg{optional(Arg{Kind: ArgOneOf, Token: "FILTERBY", Args: []Arg{
			{Name: "module-name", Kind: ArgValue, Token: "MODULE"},
			{Name: "category", Kind: ArgValue, Token: "ACLCAT"},
			{Name: "pattern", Kind: ArgPattern, Token: "PATTERN"},
		}})},
		parse: parseCOMMANDLIST,
	},
}
