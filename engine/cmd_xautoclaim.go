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

func parseXAUTOCLAIM(args []string, _ *rules) (runner, error) {
	x := &xautoclaim{key: args[0], group: args[1], consumer: args[2], count: claimCount}
	var err error
	if x.minIdle, err = parseInteger(args[3], errAutoMinIdle); err != nil {
		return nil, err
	}
	if x.start, err = parseStart(args[4]); err != nil {
		return nil, err
	}
	return x, parseAllOptions(x, args[5:], xautoclaimOptions)
}

func (x *xautoclaim) run(c *call) Reply {
	s, err := c.st().streamAt(x.key)
	switch {
	case err != nil:
	case !s.hasGroup(x.group):
		err = errNoKeyOrGroup(x.key, x.group)
	case x.count >= claimMost:
		err = errClaimMemory
	}
	if err != nil {
		return errReply(err)
	}
	if c.e.rules.seenOnAttempt {
		c.attempt(x.key, x.group, x.consumer)
	}
	s = c.own(x.key)
	cl := claim{c, x.key, s, s.ownGroup(x.group), x.consumer, x.minIdle, c.now(), keepCount, x.justID}
	return x.walk(&cl)
}

// walk goes through the PEL from start until COUNT is used up or enough was
// looked at, and ends with where to go on.
func (x *xautoclaim) walk(cl *claim) Reply {
	var claimed, gone []Reply
	rows, next := x.candidates(cl)
	for i, p := range rows {
		if int64(len(claimed)+len(gone)) == x.count {
			next = rows[i].ID
			break
		}
		if _, living := cl.s.entry(p.ID); !living {
			cl.drop(p.ID)
			gone = append(gone, bulkID(p.ID))
		} else if !cl.tooFresh(p) {
			claimed = append(claimed, cl.take(p))
		}
	}
	return array(bulkID(next), array(claimed...), array(gone...))
}

// candidates are the pending entries that may be looked at, and the ID of the
// one after them, 0-0 if there is none.
func (x *xautoclaim) candidates(cl *claim) (rows []Pending, next ID) {
	cl.g.pel.Ascend(Pending{ID: x.start}, func(p Pending) bool {
		if int64(len(rows)) == x.count*claimAttempts {
			next = p.ID
			return false
		}
		rows = append(rows, p)
		return true
	})
	return rows, next
}
