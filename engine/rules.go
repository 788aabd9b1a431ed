package engine

// rules is what differs between the server versions in what commands do. Commands
// ask for a rule by its name, never for a version; versions.go says which version
// brought it.
type rules struct {
	compat           Compat
	age              int      // of the version, 0 being the oldest's
	inactive         bool     // XINFO has inactive and active-time
	seenOnAttempt    bool     // any read or claim makes the consumer at once and moves its idle time, even if it gives nothing
	rerunOnWake      bool     // waking runs the whole command again
	unbalancedRead   string   // XREAD with an odd list of streams
	unbalancedGroup  string   // XREADGROUP with an odd list of streams
	blockBounded     bool     // a BLOCK that would end after the last moment there is gives an error; before, it was for ever
	setIDSeesDeleted bool     // XSETID checks the current max-deleted-entry-id
	fullMillisAsSize bool     // XADD MS-* after the last ID of that millisecond gives the error for too large an entry
	lagFromFirst     bool     // lag and entries-read look at the first entry and the group's place, as from 8.0 on
	readLast         bool     // XREAD takes + for the newest entry
	clampEntriesRead bool     // ENTRIESREAD is at most entries-added
	idmp             bool     // XINFO STREAM tells of idempotent producers
	nacked           bool     // XINFO STREAM FULL tells of released entries
	countSaturates   bool     // a delivery count that cannot be raised stays; before, it became negative
	addedBoundsRead  bool     // XSETID ENTRIESADDED bounds the groups' entries-read
	countsReferences bool     // XDELEX DELREF of what is gone already counts as a change
	smallSets        bool     // a small set of texts is a listpack
	smallLists       bool     // a small list is a listpack
	helpLine         string   // how HELP describes itself
	infoBlocking     bool     // INFO clients tells of the keys that are waited for
	quitCounts       bool     // QUIT is counted as a command
	infoCuts         bool     // INFO stats tells of clients that were disconnected for their buffers
	infoWatching     bool     // INFO clients tells of watched keys and subscribers
	historyChanges   bool     // a history read counts as a change
	pushesLast       bool     // messages that a client's own command makes come after its reply
	helloStranger    string   // HELLO from a client that has yet to say who it is
	clientLibrary    bool     // CLIENT LIST has lib-name and lib-ver
	clientWatch      bool     // CLIENT LIST has watch
	clientTotals     bool     // CLIENT LIST has io-thread and the tot- fields
	runners          *runners // an engine's, for its parsers
}

// ruleTable has the rules of every version.
var ruleTable = buildRules()

func buildRules() map[Compat]*rules {
	table := map[Compat]*rules{}
	for _, v := range compats {
		r := oldest
		r.compat, r.age = v.compat, v.compat.age()
		for _, ch := range changes {
			if !v.compat.Before(ch.Since) && ch.apply != nil {
				ch.apply(&r)
			}
		}
		table[v.compat] = &r
	}
	return table
}

// arrived returns the version that brought a command, or one of its options;
// Redis70 for what is older.
func arrived(command, option string) Compat {
	for _, ch := range changes {
		if ch.Command == command && ch.Option == option && ch.Field == "" && ch.New {
			return ch.Since
		}
	}
	return Redis70
}
