package engine

// A policy is what becomes of the groups' references to an entry that is to be
// removed: XTRIM, XADD, XDELEX and XACKDEL take one.
type policy uint8

const (
	keepReferences policy = iota // KEEPREF: pending entries stay
	dropReferences               // DELREF: it leaves every group's PEL
	ackedOnly                    // ACKED: it is removed only if no group needs it any more
)

// policyChoice is a policy as a command's arguments name it.
type policyChoice struct {
	policy policy
	named  bool
}

var policyOptions = []option[policyChoice]{
	policyOption("KEEPREF", keepReferences),
	policyOption("DELREF", dropReferences),
	policyOption("ACKED", ackedOnly),
}

// policyOption is a word that names a policy; a second one is no option.
func policyOption(word string, p policy) option[policyChoice] {
	return option[policyChoice]{word: word, take: func(to *policyChoice, _ []string) error {
		if to.named {
			return errNoOption
		}
		*to = policyChoice{p, true}
		return nil
	}}
}

// referenced reports whether a group needs an entry: it has not come to it yet,
// or has it pending. O(groups).
func (s *stream) referenced(id ID) (needed bool) {
	s.groups.Scan(func(_ string, g *group) bool {
		_, pending := g.pending(id)
		needed = pending || g.lastID.Less(id)
		return !needed
	})
	return needed
}

// dropReferences takes an entry out of every group's PEL and returns how many
// had it. The stream must be owned. O(groups).
func (c *call) dropReferences(key string, s *stream, id ID) (n int) {
	var holders []string
	s.groups.Scan(func(name string, g *group) bool {
		if _, pending := g.pending(id); pending {
			holders = append(holders, name)
		}
		return true
	})
	for _, name := range holders {
		p, _ := s.ownGroup(name).drop(id)
		c.emit(Event{Kind: EntryDropped, Key: key, Group: name, From: p.Owner, ID: id})
	}
	return len(holders)
}
