package engine

import "math"

// XAUTOCLAIM.

type xautoclaim struct {
	key, group, consumer string
	minIdle              int64
	start                ID
	count                int64
	justID               bool
	wrong                error // what is wrong with the arguments; said once the key was looked up
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
	x.wrong = x.parse(args[3:], v)
	return x, nil
}

func (x *xautoclaim) parse(rest []string, v *rules) (err error) {
	if x.minIdle, err = parseInteger(rest[0], errAutoMinIdle); err != nil {
		return err
	}
	if x.start, err = parseStart(rest[1]); err != nil {
		return err
	}
	return parseAllOptions(x, rest[2:], xautoclaimOptions, v.age)
}

func (x *xautoclaim) run(c *call) error {
	if x.wrong != nil {
		return x.wrong
	}
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
	s = c.own(x.key)
	g := s.ownGroup(x.group)
	if c.e.rules.seenOnAttempt {
		c.attempt(x.key, g, x.consumer)
	}
	cl := claim{c, x.key, s, g, x.consumer, x.minIdle, c.now(), keepCount, x.justID}
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

// claimPiece is how many pending entries are read at a time, for claiming changes
// the list that they are read from.
const claimPiece = 128

// claim writes what is claimed, and returns where to go on, 0-0 at the end of the
// PEL, how many were claimed, and what was gone from the stream.
func (x *xautoclaim) claim(cl *claim) (next ID, claimed int, gone []ID) {
	var buf [claimPiece]pelRow
	left := x.count * claimAttempts
	for start, more := x.start, true; more; {
		rows := cl.g.pel.piece(start, buf[:min(left+1, claimPiece)])
		for _, r := range rows {
			if left == 0 || int64(claimed+len(gone)) == x.count {
				return r.id, claimed, gone
			}
			left--
			if e := cl.s.entries.get(r.id); !e.ok {
				cl.drop(r.id)
				gone = append(gone, r.id)
			} else if p := cl.g.view(r); !cl.tooFresh(p) {
				cl.take(p, &e)
				claimed++
			}
		}
		if more = len(rows) == claimPiece; more {
			start, more = rows[claimPiece-1].id.Next()
		}
	}
	return ID{}, claimed, gone
}
