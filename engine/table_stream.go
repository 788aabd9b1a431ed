package engine

// The commands that work on a stream's entries.
var streamCommands = []Command{
	{
		Name: "xadd", Arity: -5, Since: "5.0.0", Group: "stream", Complexity: "O(1), and O(n) for n trimmed entries",
		Summary: "Appends an entry to a stream, which it creates if need be, and replies the entry's ID.",
		Args: []Arg{
			argKey, flag("NOMKSTREAM"), optional(argTrim), argPolicy,
			optional(oneOf(
				Arg{Name: "producer-id", Kind: ArgValue, Token: "IDMPAUTO"},
				Arg{Kind: ArgBlock, Token: "IDMP", Args: []Arg{
					{Name: "producer-id", Kind: ArgValue}, {Name: "idempotent-id", Kind: ArgValue},
				}},
			)),
			oneOf(token("*"), Arg{Name: "id", Kind: ArgID}), argPairs,
		},
		parse: parseXADD,
	},
	{
		Name: "xcfgset", Arity: -2, Since: "8.6.0", Group: "stream", Complexity: "O(1)",
		Summary: "Sets how long a stream remembers its producers' idempotent IDs, and how many of each producer.",
		Args: []Arg{
			argKey,
			optional(Arg{Name: "seconds", Kind: ArgInteger, Token: "IDMP-DURATION"}),
			optional(Arg{Name: "entries", Kind: ArgInteger, Token: "IDMP-MAXSIZE"}),
		},
		parse: parseXCFGSET,
	},
	{
		Name: "xdel", Arity: -3, Since: "5.0.0", Group: "stream", Complexity: "O(log n) for each ID",
		Summary: "Deletes entries from a stream by ID; pending entries lists keep them.",
		Args:    []Arg{argKey, argIDs},
		parse:   parseXDEL,
	},
	{
		Name: "xdelex", Arity: -5, Since: "8.2.0", Group: "stream", Complexity: "O(log n) for each ID, times groups with DELREF and ACKED",
		Summary: "Deletes entries with a say in what becomes of pending entries, and replies for each ID what it came to.",
		Args:    []Arg{argKey, argPolicy, argNumIDs},
		parse:   parseXDELEX,
	},
	{
		Name: "xidmprecord", Arity: 5, Since: "8.6.2", Group: "stream", Complexity: "O(log n)",
		Summary: "Notes which entry a producer's idempotent ID led to; meant for persistence.",
		Args: []Arg{
			argKey, {Name: "producer-id", Kind: ArgValue}, {Name: "idempotent-id", Kind: ArgValue}, id("stream-id"),
		},
		parse: parseXIDMPRECORD,
	},
	{
		Name: "xlen", Arity: 2, Since: "5.0.0", Group: "stream", Complexity: "O(1)",
		Summary: "Replies how many entries a stream has; 0 for a missing key.",
		Args:    []Arg{argKey},
		parse:   parseXLEN,
	},
	{
		Name: "xrange", Arity: -4, Since: "5.0.0", Group: "stream", Complexity: "O(log n + m) for m entries replied",
		Summary: "Replies the entries between two IDs, oldest first; - and + are the ends, ( excludes.",
		Args:    []Arg{argKey, id("start"), id("end"), argCount},
		parse:   parseXRANGE,
	},
	{
		Name: "xread", Arity: -4, Since: "5.0.0", Group: "stream", Complexity: "O(log n + m) a stream for m entries replied",
		Summary: "Replies the entries after an ID from one or more streams; $ means what is added from now on.",
		Args:    []Arg{argCount, argMaxCount, argMaxSize, argBlock, argStreams},
		parse:   parseXREAD,
	},
	{
		Name: "xrevrange", Arity: -4, Since: "5.0.0", Group: "stream", Complexity: "O(log n + m) for m entries replied",
		Summary: "Replies the entries between two IDs, newest first; the end comes before the start.",
		Args:    []Arg{argKey, id("end"), id("start"), argCount},
		parse:   parseXREVRANGE,
	},
	{
		Name: "xsetid", Arity: -3, Since: "5.0.0", Group: "stream", Complexity: "O(1)",
		Summary: "Sets a stream's last-generated-id and counters; meant for replication.",
		Args: []Arg{
			argKey, id("last-id"),
			optional(Arg{Name: "entries-added", Kind: ArgInteger, Token: "ENTRIESADDED"}),
			optional(Arg{Name: "max-deleted-id", Kind: ArgID, Token: "MAXDELETEDID"}),
		},
		parse: parseXSETID,
	},
	{
		Name: "xtrim", Arity: -4, Since: "5.0.0", Group: "stream", Complexity: "O(n) for n trimmed entries",
		Summary: "Removes the oldest entries, down to a length or up to an ID; with ~ only whole blocks go.",
		Args:    []Arg{argKey, argTrim, argPolicy},
		parse:   parseXTRIM,
	},
}
