package engine

// rules is what differs between the server versions. Everything that a version
// changed is in this table and nowhere else.
type rules struct {
	inactive         bool   // XINFO has inactive and active-time
	seenOnAttempt    bool   // any read or claim makes the consumer at once and moves its idle time, even if it gives nothing
	rerunOnWake      bool   // waking runs the whole command again
	unbalancedRead   string // XREAD with an odd list of streams
	unbalancedGroup  string // XREADGROUP with an odd list of streams
	blockBounded     bool   // a BLOCK that would end after the last moment there is gives an error; before, it was for ever
	setIDSeesDeleted bool   // XSETID checks the current max-deleted-entry-id
	fullMillisAsSize bool   // XADD MS-* after the last ID of that millisecond gives the error for too large an entry
	helpLine         string // how HELP describes itself
	clientFields     string // what CLIENT LIST adds after resp
}

var ruleTable = map[Compat]rules{
	Redis70: {
		fullMillisAsSize: true,
		unbalancedRead:   "ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.",
		unbalancedGroup:  "ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.",
		helpLine:         "    Prints this help.",
	},
	Redis72: {
		inactive:         true,
		seenOnAttempt:    true,
		rerunOnWake:      true,
		blockBounded:     true,
		unbalancedRead:   "ERR Unbalanced 'xread' list of streams: for each stream key an ID or '$' must be specified.",
		unbalancedGroup:  "ERR Unbalanced 'xreadgroup' list of streams: for each stream key an ID or '>' must be specified.",
		setIDSeesDeleted: true,
		helpLine:         "    Print this help.",
		clientFields:     " lib-name= lib-ver=",
	},
}
