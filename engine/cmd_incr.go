package engine

import (
	"math"
	"strconv"
)

// INCR, INCRBY, DECR and DECRBY.

func parseINCR(args []string, _ *rules) (runner, error) {
	return incr{args[0], 1}, nil
}

func parseINCRBY(args []string, _ *rules) (runner, error) {
	by, err := parseInteger(args[1], errNotInteger)
	return incr{args[0], by}, err
}

func parseDECR(args []string, _ *rules) (runner, error) {
	return incr{args[0], -1}, nil
}

func parseDECRBY(args []string, _ *rules) (runner, error) {
	by, err := parseInteger(args[1], errNotInteger)
	if err == nil && by == math.MinInt64 {
		err = errDecrement
	}
	return incr{args[0], -by}, err
}

type incr struct {
	key string
	by  int64
}

func (i incr) run(c *call) error {
	t, ok, err := c.textAt(i.key)
	var n int64
	if err == nil && ok {
		n, err = parseInteger(t.value, errNotInteger)
	}
	if err == nil {
		n, err = addTo(n, i.by)
	}
	if err != nil {
		return err
	}
	c.put(i.key, text{value: strconv.FormatInt(n, 10)})
	c.changed(notifyString, "incrby", i.key, 1)
	c.w.integer(n)
	return nil
}

func addTo(n, by int64) (int64, error) {
	if by > 0 && n > math.MaxInt64-by || by < 0 && n < math.MinInt64-by {
		return 0, errOverflow
	}
	return n + by, nil
}
