package complete

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// special are the IDs with a meaning of their own, by command and argument.
var special = map[string][]Candidate{
	"xadd id":          {{"*", "the server makes the ID"}},
	"xread id":         {{"$", "only entries added from now on"}, {"0", "from the beginning"}},
	"xreadgroup id":    {{">", "entries that nobody in the group was given yet"}, {"0", "your own pending entries"}},
	"xrange start":     {smallest},
	"xrange end":       {largest},
	"xrevrange end":    {largest},
	"xrevrange start":  {smallest},
	"xpending start":   {smallest},
	"xpending end":     {largest},
	"xautoclaim start": {{"0", "from the first pending entry"}},
	"xgroup|create id": {beginning, end},
	"xgroup|setid id":  {beginning, end},
}

var (
	smallest  = Candidate{"-", "the smallest ID"}
	largest   = Candidate{"+", "the largest ID"}
	beginning = Candidate{"0", "before the first entry"}
	end       = Candidate{"$", "after the last entry"}
)

// onPending are the commands that work on pending entries.
var onPending = map[string]bool{"xack": true, "xclaim": true, "xautoclaim": true, "xpending": true}

// unmade is the argument whose ID no entry may have yet.
const unmade = "xadd id"

// ids are the special IDs that the argument can be, the pending entries where
// the command works on these, and the entries of the stream.
func ids(at place) []Candidate {
	argument := at.command.Name + " " + at.arg.Name
	list := slices.Clone(special[argument])
	key, _ := at.named.key()
	s, ok := at.snapshot.Stream(key)
	if !ok || argument == unmade {
		return list
	}
	if onPending[at.command.Name] {
		list = append(list, pending(at, s)...)
	}
	for _, e := range s.Entries(s.Len()-rowLimit, rowLimit) {
		list = append(list, Candidate{e.ID.String(), entryNote(e)})
	}
	return list
}

func pending(at place, s engine.Stream) (list []Candidate) {
	g, ok := s.Group(at.named.group)
	if !ok {
		return nil
	}
	for _, p := range g.PendingRows(0, rowLimit) {
		idle := at.snapshot.Now().Sub(p.Delivered).Truncate(time.Millisecond)
		note := fmt.Sprintf("pending for %s, deliveries %d, idle %s", rediscli.Safe(p.Owner), p.Deliveries, idle)
		list = append(list, Candidate{p.ID.String(), note})
	}
	return list
}

// entryNote is the beginning of an entry's fields.
func entryNote(e engine.Entry) string {
	text := []rune(rediscli.Safe(strings.Join(e.Fields[:min(len(e.Fields), 4)], " ")))
	if len(text) > 40 {
		return string(text[:37]) + "..."
	}
	return string(text)
}
