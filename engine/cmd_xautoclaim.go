package engine

import "math"

// XAUTOCLAIM.

type xautoclaim struct {
	key, group, consumer string
	minIdle              int64
	start                ID
	count                int64
	justID               bool
}

const (
	claimCount    = 100 // COUNT where none is given
	claimAttempts = 10  // pending entries looked at for each that COUNT allows
	// claimMost is the COUNT from which Redis fails to get memory. There it
	// depends on the machine.
	claimMost = 1 << 31
)

var xautoclaimOptions = []option[xautoclaim]{
	flagOption("JUSTID", func(x *xautoclaim) *bool { return &x.justID }),
	{word: "COUNT", needs: 1, take: func(x *xautoclaim, args []string) (err error) {
		x.count, err = parseInteger(args[0], errClaimCount)
		if err == nil && (x.count < 1 || x.count > math.MaxInt64/16) {
			err = errClaimCount
		}
		return err
	}},
}

func parseXAUTOCLAIM(args []string, v *rules) (runner, error) {
	x := &xautoclaim{key: args[0], group: args[1], consumer: args[2], count: claimCount}
	var err error
	if x.minIdle, err = parseInteger(args[3], errAutoMinIdle); err != nil {
		return nil, err
	}
	if x.start, err = parseStart(args[4]); err != nil {
		return nil, err
	}
	return x, parseAllOptions(x, args[5:], xautoclaimOptions, v.future["xautoclaim"])
}

func (x *xautoclaim) run(c *call) error {
	s, err := c.streamAt(x.key)
	switch {
	case err != nil:
	case !s.hasGroup(x.group):
		err = errNoKeyOrGroup(x.key, x.group)
	case x.count >= claimMost:
		err = errClaimMemory
	}
	if err != nil {
		return err
	}
	if c.e.rules.seenOnAttempt {
		c.attempt(x.key, x.group, x.consumer)
	}
	s = c.own(x.key)
	cl := claim{c, x.key, s, s.ownGroup(x.group), x.consumer, x.minIdle, c.now(), keepCount, x.justID}
	x.walk(&cl)
	return nil
}

// walk goes through the PEL from start until COUNT is used up or enough was
// looked at, and ends with where to go on.
func (x *xautoclaim) walk(cl *claim) {
	w := cl.c.w
	at := w.begin()
	next, claimed, gone := x.claim(cl)
	w.endArray(at, claimed)
	w.array(len(gone))
	for _, id := range gone {
		w.id(id)
	}
	w.insert(at, func() {
		w.array(3)
		w.id(next)
	})
}

// claim writes what is claimed, and returns where to go on, how many were claimed,
// and what was gone from the stream.
func (x *xautoclaim) claim(cl *claim) (next ID, claimed int, gone []ID) {
	rows, next := x.candidates(cl)
	for _, p := range rows {
		if int64(claimed+len(gone)) == x.count {
			return p.ID, claimed, gone
		}
		if e := cl.s.entries.get(p.ID); !e.ok {
			cl.drop(p.ID)
			gone = append(gone, p.ID)
		} else if !cl.tooFresh(p) {
			cl.take(p, &e)
			claimed++
		}
	}
	return next, claimed, gone
}

// candidates are the pending entries that may be looked at, and the ID of the
// one after them, 0-0 if there is none.
func (x *xautoclaim) candidates(cl *claim) (rows []Pending, next ID) {
	cl.g.ascend(x.start, func(p Pending) bool {
		if int64(len(rows)) == x.count*claimAttempts {
			next = p.ID
			return false
		}
		rows = append(rows, p)
		return true
	})
	return rows, next
}
