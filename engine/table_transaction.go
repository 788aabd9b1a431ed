package engine

var transactionCommands = []Command{
	{
		Name: "discard", Arity: 1, Since: "2.0.0", Group: "transactions", Complexity: "O(n) for n queued commands",
		Summary: "Forgets the commands queued since MULTI, and the watched keys.",
		Flags:   FlagNoscript | FlagLoading | FlagStale | FlagFast | FlagAllowBusy | flagNow,
		parse:   parseDISCARD,
	},
	{
		Name: "exec", Arity: 1, Since: "1.2.0", Group: "transactions", Complexity: "that of the queued commands",
		Summary: "Runs the commands queued since MULTI in one go, unless a watched key was changed.",
		Flags:   FlagNoscript | FlagLoading | FlagStale | FlagSkipSlowlog | flagNow,
		parse:   parseEXEC,
	},
	{
		Name: "multi", Arity: 1, Since: "1.2.0", Group: "transactions", Complexity: "O(1)",
		Summary: "Begins a transaction: commands are queued until EXEC.",
		Flags:   FlagNoscript | FlagLoading | FlagStale | FlagFast | FlagAllowBusy | flagNow,
		parse:   parseMULTI,
	},
	{
		Name: "unwatch", Arity: 1, Since: "2.2.0", Group: "transactions", Complexity: "O(n) for n watched keys",
		Summary: "Stops watching keys.",
		Flags:   FlagNoscript | FlagLoading | FlagStale | FlagFast | FlagAllowBusy,
		parse:   parseUNWATCH,
	},
	{
		Name: "watch", Arity: -2, Since: "2.2.0", Group: "transactions", Complexity: "O(log n) for each key",
		Summary: "Lets the next EXEC run nothing if one of the keys is changed before it.",
		Args:    []Arg{argKeys},
		Flags:   FlagNoscript | FlagLoading | FlagStale | FlagFast | FlagAllowBusy | flagNow,
		parse:   parseWATCH,
	},
}
