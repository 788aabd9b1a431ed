package engine

// A Change is one thing that a server version brought or does in another way
// than those before it.
type Change struct {
	Since   Compat
	Command string // whom it concerns: "xadd", "xgroup|create"; "" for clients that wait, and for several commands
	Option  string // an option or argument that came: "KEEPREF"
	Field   string // a field of the reply that came: "inactive"
	New     bool   // the command, the option or the field is new; else it behaves differently
	Before  string // what older versions do
	Now     string // what it does since

	apply func(*rules)
}

// Changes returns the version table, oldest first. Do not change it.
func Changes() []Change { return changes }

// oldest are the rules of the oldest version, 7.0.
var oldest = rules{
	fullMillisAsSize: true,
	unbalancedRead:   "ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.",
	unbalancedGroup:  "ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.",
	helpLine:         "    Prints this help.",
	historyChanges:   true,
	helloStranger:    "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol version at the same time",
}

// changes is the only place that says which version brought or changed what. It
// is in order of versions.
var changes = []Change{
	// 7.2
	{
		Since: Redis72, Command: "xinfo|consumers", Field: "inactive", New: true,
		Now:   "since something was last delivered to the consumer or claimed by it",
		apply: func(r *rules) { r.inactive = true },
	},
	{
		Since: Redis72, Command: "xinfo|stream", Field: "active-time", New: true,
		Now: "when something was last delivered to the consumer or claimed by it",
	},
	{
		Since: Redis72, Command: "xreadgroup",
		Before: "a consumer comes to be, and its idle time begins anew, when a read or claim gives it something or it looks at its history",
		Now:    "at every attempt to read or claim",
		apply:  func(r *rules) { r.seenOnAttempt = true },
	},
	{
		Since:  Redis72,
		Before: "a blocked client is served from the one stream that woke it; one whose key or group goes is answered with `UNBLOCKED the stream key no longer exists` or `NOGROUP the consumer group this client was blocked on no longer exists`; what it is given is no change (rdb_changes_since_last_save)",
		Now:    "its whole command runs again, with the errors that it would give now, and counts as a change as it would at once",
		apply:  func(r *rules) { r.rerunOnWake = true },
	},
	{
		Since: Redis72, Command: "xread",
		Before: "an odd list of streams: `Unbalanced XREAD list of streams`, for XREADGROUP too",
		Now:    "a text for each of the two",
		apply: func(r *rules) {
			r.unbalancedRead = "ERR Unbalanced 'xread' list of streams: for each stream key an ID or '$' must be specified."
			r.unbalancedGroup = "ERR Unbalanced 'xreadgroup' list of streams: for each stream key an ID or '>' must be specified."
		},
	},
	{
		Since: Redis72, Command: "xsetid",
		Before: "an ID below the present max-deleted-entry-id is taken",
		Now:    "it is an error",
		apply:  func(r *rules) { r.setIDSeesDeleted = true },
	},
	{
		Since: Redis72, Command: "xadd",
		Before: "`MS-*` where MS has no sequence number left: `ERR Elements are too large to be stored`",
		Now:    "`ERR The ID specified in XADD is equal or smaller than the target stream top item`",
		apply:  func(r *rules) { r.fullMillisAsSize = false },
	},
	{
		Since:  Redis72,
		Before: "a BLOCK that overflows is for ever",
		Now:    "`ERR timeout is out of range`",
		apply:  func(r *rules) { r.blockBounded = true },
	},
	{
		Since:  Redis72,
		Before: "HELP describes itself as `Prints this help.`",
		Now:    "`Print this help.`",
		apply:  func(r *rules) { r.helpLine = "    Print this help." },
	},
	{
		Since: Redis72, Command: "client|list", Field: "lib-name, lib-ver", New: true,
		Now:   "what CLIENT SETINFO told",
		apply: func(r *rules) { r.clientLibrary = true },
	},
	{
		Since: Redis72, Command: "publish",
		Before: "a message that a command makes for its own client (RESP3) stands where the command is when it makes it: before the reply, in the middle of it, or behind it",
		Now:    "it comes after the reply",
		apply:  func(r *rules) { r.pushesLast = true },
	},
	{
		Since: Redis72, Command: "info", Field: "total_blocking_keys, total_blocking_keys_on_nokey", New: true,
		Now:   "the keys that clients wait for, and those of them that XREADGROUP waits for",
		apply: func(r *rules) { r.infoBlocking = true },
	},
	{
		Since: Redis72, Command: "info", New: true,
		Field: "client_query_buffer_limit_disconnections, client_output_buffer_limit_disconnections",
		Now:   "how many clients were disconnected for what they had sent, or not read",
		apply: func(r *rules) { r.infoCuts = true },
	},
	{
		Since: Redis72, Command: "xreadgroup",
		Before: "a history read counts as a change (rdb_changes_since_last_save)",
		Now:    "it does not",
		apply:  func(r *rules) { r.historyChanges = false },
	},
	{
		Since: Redis72, Command: "client|setinfo", New: true,
		Now: "tells lib-name and lib-ver",
	},
	{
		Since: Redis72, Command: "client|no-touch", New: true,
		Now: "marks a client in CLIENT LIST, and has no other effect here",
	},
	{
		Since: Redis72, Command: "info",
		Before: "QUIT is not counted, nor told to monitors",
		Now:    "it is a command like any other",
		apply:  func(r *rules) { r.quitCounts = true },
	},
	{
		Since: Redis72, Command: "hello",
		Before: "its error for a client that has yet to say who it is names `HELLO AUTH <user> <pass>`",
		Now:    "it names `HELLO <proto> AUTH <user> <pass>`",
		apply: func(r *rules) {
			r.helloStranger = "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol version at the same time"
		},
	},

	{
		Since: Redis72, Command: "object|encoding",
		Before: "a list is a `quicklist`, a set that holds a text a `hashtable`",
		Now:    "a list of up to 8 kB and a set of up to 128 members of up to 64 bytes are a `listpack`",
		apply:  func(r *rules) { r.smallSets, r.smallLists = true, true },
	},

	// 7.4
	{
		Since: Redis74, Command: "xread", Option: "+", New: true,
		Now:   "as an ID: the newest entry",
		apply: func(r *rules) { r.readLast = true },
	},
	{
		Since: Redis74, Command: "info", Field: "pubsub_clients, watching_clients, total_watched_keys", New: true,
		Now:   "how many clients are subscribed, how many watch keys, and how many keys those are",
		apply: func(r *rules) { r.infoWatching = true },
	},
	{
		Since: Redis74, Command: "client|kill", Option: "MAXAGE", New: true,
		Now: "connections that are at least so many seconds old",
	},
	{
		Since: Redis74, Command: "client|list", Field: "watch", New: true,
		Now:   "how many keys the client watches",
		apply: func(r *rules) { r.clientWatch = true },
	},

	// 8.2
	{
		Since: Redis82, Command: "client|list", Field: "io-thread, tot-net-in, tot-net-out, tot-cmds", New: true,
		Now:   "how many commands the client sent; the other three are 0",
		apply: func(r *rules) { r.clientTotals = true },
	},
	{
		Since: Redis82, Command: "xinfo|groups",
		Before: "lag and entries-read do not look at whether the group stands before the first entry",
		Now:    "they do, and so are known in more cases, and null after a deletion ahead of the group",
		apply:  func(r *rules) { r.lagFromFirst = true },
	},
	{
		Since: Redis82, Command: "xread",
		Before: "an odd list of streams: `for each stream key an ID or '$' must be specified`",
		Now:    "`an ID, '+', or '$'`",
		apply: func(r *rules) {
			r.unbalancedRead = "ERR Unbalanced 'xread' list of streams: for each stream key an ID, '+', or '$' must be specified."
		},
	},
	{
		Since: Redis82, Command: "xgroup|create",
		Before: "ENTRIESREAD is kept as it is given",
		Now:    "it is lowered to the stream's entries-added; by SETID too",
		apply:  func(r *rules) { r.clampEntriesRead = true },
	},
	{Since: Redis82, Command: "xackdel", New: true, Now: "acknowledges entries and deletes them"},
	{Since: Redis82, Command: "xdelex", New: true, Now: "deletes entries by a policy, and replies for each what became of it"},
	{Since: Redis82, Command: "xadd", Option: "KEEPREF", New: true, Now: "trimming leaves pending entries alone, as without it"},
	{Since: Redis82, Command: "xadd", Option: "DELREF", New: true, Now: "trimmed entries leave every PEL"},
	{Since: Redis82, Command: "xadd", Option: "ACKED", New: true, Now: "only entries that no group needs are trimmed"},
	{Since: Redis82, Command: "xtrim", Option: "KEEPREF", New: true, Now: "as for XADD"},
	{Since: Redis82, Command: "xtrim", Option: "DELREF", New: true, Now: "as for XADD"},
	{Since: Redis82, Command: "xtrim", Option: "ACKED", New: true, Now: "as for XADD"},

	// 8.4
	{
		Since: Redis84, Command: "xreadgroup", Option: "CLAIM", New: true,
		Now: "pending entries that have been idle for that long are claimed, and come first",
	},
	{
		Since: Redis84, Command: "xread", Option: "CLAIM", New: true,
		Now: "an error that says where it belongs",
	},

	// 8.6
	{
		Since: Redis86, Command: "config|set", Option: "stream-idmp-duration", New: true,
		Now: "the IDMP-DURATION of new streams",
	},
	{
		Since: Redis86, Command: "config|set", Option: "stream-idmp-maxsize", New: true,
		Now: "the IDMP-MAXSIZE of new streams",
	},
	{Since: Redis86, Command: "xcfgset", New: true, Now: "sets what a stream remembers of its producers"},
	{Since: Redis86, Command: "xidmprecord", New: true, Now: "restores what a stream remembers of a producer"},
	{Since: Redis86, Command: "xadd", Option: "IDMP", New: true, Now: "adds an entry once for a producer's idempotent ID"},
	{Since: Redis86, Command: "xadd", Option: "IDMPAUTO", New: true, Now: "the same, the ID being made from the pairs"},
	{
		Since: Redis86, Command: "xinfo|stream", New: true,
		Field: "idmp-duration, idmp-maxsize, pids-tracked, iids-tracked, iids-added, iids-duplicates",
		Now:   "what the stream remembers of its producers",
		apply: func(r *rules) { r.idmp = true },
	},

	// 8.8
	{Since: Redis88, Command: "xnack", New: true, Now: "gives pending entries back to their group"},
	{
		Since: Redis88, Command: "xinfo|stream", Field: "nacked-count", New: true,
		Now:   "with FULL: how many pending entries of a group have no owner",
		apply: func(r *rules) { r.nacked = true },
	},
	{
		Since: Redis88, Command: "xsetid",
		Before: "ENTRIESADDED leaves the groups alone",
		Now:    "it lowers their entries-read to at most that value",
		apply:  func(r *rules) { r.addedBoundsRead = true },
	},

	{
		Since:  Redis88,
		Before: "a delivery count of 2^63-1 that is raised becomes negative",
		Now:    "it stays",
		apply:  func(r *rules) { r.countSaturates = true },
	},

	// 8.10
	{
		Since: Redis810, Command: "xdelex",
		Before: "DELREF of what is gone from the stream clears pending entries, but is no change for WATCH and the change counter",
		Now:    "it is one",
		apply:  func(r *rules) { r.countsReferences = true },
	},
	{Since: Redis810, Command: "xread", Option: "MAXCOUNT", New: true, Now: "the most entries of all streams together"},
	{Since: Redis810, Command: "xread", Option: "MAXSIZE", New: true, Now: "how big the reply may be before nothing more is added to it"},
	{Since: Redis810, Command: "xreadgroup", Option: "MAXCOUNT", New: true, Now: "as for XREAD"},
	{Since: Redis810, Command: "xreadgroup", Option: "MAXSIZE", New: true, Now: "as for XREAD"},
}
