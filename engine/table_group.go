package engine

// The commands that work on consumer groups and their pending entries lists.
var groupCommands = []Command{
	{
		Name: "xack", Arity: -4, Since: "5.0.0", Group: "stream", Complexity: "O(log n) for each ID",
		Summary: "Acknowledges entries: takes them out of the group's pending entries list.",
		Args:    []Arg{argKey, argGroup, argIDs},
		parse:   parseXACK,
	},
	{
		Name: "xackdel", Arity: -6, Since: "8.2.0", Group: "stream", Complexity: "O(log n) for each ID, times groups with DELREF and ACKED",
		Summary: "Acknowledges entries and deletes them from the stream, and replies for each ID what it came to.",
		Args:    []Arg{argKey, argGroup, argPolicy, argNumIDs},
		parse:   parseXACKDEL,
	},
	{
		Name: "xautoclaim", Arity: -6, Since: "6.2.0", Group: "stream", Complexity: "O(log n) for each of up to 10 × COUNT pending entries",
		Summary: "Claims pending entries that have been idle for long enough, going through the list from a start ID.",
		Args:    []Arg{argKey, argGroup, argConsumer, argMinIdle, id("start"), argCount, flag("JUSTID")},
		parse:   parseXAUTOCLAIM,
	},
	{
		Name: "xclaim", Arity: -6, Since: "5.0.0", Group: "stream", Complexity: "O(log n) for each ID",
		Summary: "Makes a consumer the owner of pending entries that have been idle for long enough.",
		Args: []Arg{
			argKey, argGroup, argConsumer, argMinIdle, argIDs,
			optional(Arg{Name: "ms", Kind: ArgMillis, Token: "IDLE"}),
			optional(Arg{Name: "unix-time-ms", Kind: ArgMillis, Token: "TIME"}),
			optional(Arg{Name: "count", Kind: ArgInteger, Token: "RETRYCOUNT"}),
			flag("FORCE"), flag("JUSTID"),
			optional(Arg{Name: "last-id", Kind: ArgID, Token: "LASTID"}),
		},
		parse: parseXCLAIM,
	},
	{
		Name: "xgroup", Arity: -2, Since: "5.0.0", Group: "stream",
		Summary:     "Manages consumer groups.",
		Subcommands: xgroupCommands,
	},
	{
		Name: "xinfo", Arity: -2, Since: "5.0.0", Group: "stream",
		Summary:     "Tells about streams, their groups and consumers.",
		Subcommands: xinfoCommands,
	},
	{
		Name: "xnack", Arity: -7, Since: "8.8.0", Group: "stream", Complexity: "O(log n) for each ID",
		Summary: "Gives pending entries back to their group, to be claimed by whoever comes next.",
		Args: []Arg{
			argKey, argGroup, oneOf(token("SILENT"), token("FAIL"), token("FATAL")), argNumIDs,
			optional(Arg{Name: "count", Kind: ArgInteger, Token: "RETRYCOUNT"}), flag("FORCE"),
		},
		parse: parseXNACK,
	},
	{
		Name: "xpending", Arity: -3, Since: "5.0.0", Group: "stream", Complexity: "O(consumers), or O(log n + m) for m rows",
		Summary: "Replies a summary of a group's pending entries, or rows of them.",
		Args: []Arg{argKey, argGroup, optional(Arg{Kind: ArgBlock, Args: []Arg{
			optional(Arg{Name: "min-idle-time", Kind: ArgMillis, Token: "IDLE"}),
			id("start"), id("end"), {Name: "count", Kind: ArgInteger}, optional(argConsumer),
		}})},
		parse: parseXPENDING,
	},
	{
		Name: "xreadgroup", Arity: -7, Since: "5.0.0", Group: "stream", Complexity: "O(log n + m log p) for m entries replied",
		Summary: "Reads for a consumer of a group: > gives entries never delivered to the group, an ID its own pending ones.",
		Args: []Arg{
			{Kind: ArgBlock, Token: "GROUP", Args: []Arg{argGroup, argConsumer}},
			argCount, argMaxCount, argMaxSize, argBlock,
			optional(Arg{Name: "min-idle-time", Kind: ArgMillis, Token: "CLAIM"}), flag("NOACK"), argStreams,
		},
		parse: parseXREADGROUP,
	},
}

var xgroupCommands = []Command{
	{
		Name: "xgroup|create", Arity: -5, Since: "5.0.0", Group: "stream", Complexity: "O(1)",
		Summary: "Creates a consumer group that will be given the entries after an ID; $ is the stream's last.",
		Args: []Arg{
			argKey, {Name: "group", Kind: ArgValue}, oneOf(Arg{Name: "id", Kind: ArgID}, token("$")),
			flag("MKSTREAM"), argEntriesRead,
		},
		parse: parseXGROUPCREATE,
	},
	{
		Name: "xgroup|createconsumer", Arity: 5, Since: "6.2.0", Group: "stream", Complexity: "O(1)",
		Summary: "Adds a consumer to a group before it reads.",
		Args:    []Arg{argKey, argGroup, {Name: "consumer", Kind: ArgValue}},
		parse:   parseXGROUPCREATECONSUMER,
	},
	{
		Name: "xgroup|delconsumer", Arity: 5, Since: "5.0.0", Group: "stream", Complexity: "O(p) for its p pending entries",
		Summary: "Deletes a consumer; its pending entries leave the list and nobody can claim them any more.",
		Args:    []Arg{argKey, argGroup, argConsumer},
		parse:   parseXGROUPDELCONSUMER,
	},
	{
		Name: "xgroup|destroy", Arity: 4, Since: "5.0.0", Group: "stream", Complexity: "O(1)",
		Summary: "Deletes a group with its consumers and pending entries.",
		Args:    []Arg{argKey, argGroup},
		parse:   parseXGROUPDESTROY,
	},
	{
		Name: "xgroup|help", Arity: 2, Since: "5.0.0", Group: "stream", Complexity: "O(1)",
		Summary: "Lists the subcommands.",
		parse:   helpParser("XGROUP", xgroupHelp),
	},
	{
		Name: "xgroup|setid", Arity: -5, Since: "5.0.0", Group: "stream", Complexity: "O(1)",
		Summary: "Moves a group to another place in its stream; pending entries stay.",
		Args:    []Arg{argKey, argGroup, oneOf(Arg{Name: "id", Kind: ArgID}, token("$")), argEntriesRead},
		parse:   parseXGROUPSETID,
	},
}

var xinfoCommands = []Command{
	{
		Name: "xinfo|consumers", Arity: 4, Since: "5.0.0", Group: "stream", Complexity: "O(consumers)",
		Summary: "Lists a group's consumers with what they hold and how long they have been idle.",
		Args:    []Arg{argKey, argGroup},
		parse:   parseXINFOCONSUMERS,
	},
	{
		Name: "xinfo|groups", Arity: 3, Since: "5.0.0", Group: "stream", Complexity: "O(groups)",
		Summary: "Lists a stream's groups with their place, lag and pending entries.",
		Args:    []Arg{argKey},
		parse:   parseXINFOGROUPS,
	},
	{
		Name: "xinfo|help", Arity: 2, Since: "5.0.0", Group: "stream", Complexity: "O(1)",
		Summary: "Lists the subcommands.",
		parse:   helpParser("XINFO", xinfoHelp),
	},
	{
		Name: "xinfo|stream", Arity: -3, Since: "5.0.0", Group: "stream", Complexity: "O(1), or O(n) for n rows with FULL",
		Summary: "Tells a stream's length, IDs and counters; FULL adds its entries, groups and consumers.",
		Args: []Arg{argKey, optional(Arg{Kind: ArgBlock, Args: []Arg{
			token("FULL"), argCount,
		}})},
		parse: parseXINFOSTREAM,
	},
}
