package engine

import "math"

// EXPIRE and its kin, TTL and its kin, PERSIST.

// expiry is EXPIRE, PEXPIRE, EXPIREAT or PEXPIREAT with its arguments read.
type expiry struct {
	name     string
	key      string
	last     int64 // in milliseconds, from now or from 1970
	absolute bool

	onlyNone, onlySome    bool // NX, XX
	onlyLater, onlySooner bool // GT, LT
}

func parseEXPIRE(args []string, _ *rules) (runner, error) {
	return parseExpiry("expire", args, 1000, false)
}
func parsePEXPIRE(args []string, _ *rules) (runner, error) {
	return parseExpiry("pexpire", args, 1, false)
}
func parseEXPIREAT(args []string, _ *rules) (runner, error) {
	return parseExpiry("expireat", args, 1000, true)
}
func parsePEXPIREAT(args []string, _ *rules) (runner, error) {
	return parseExpiry("pexpireat", args, 1, true)
}

func parseExpiry(name string, args []string, unit int64, absolute bool) (runner, error) {
	x := &expiry{name: name, key: args[0], absolute: absolute}
	for _, word := range args[2:] {
		if err := x.takeCondition(word); err != nil {
			return nil, err
		}
	}
	if err := x.checkConditions(); err != nil {
		return nil, err
	}
	n, err := parseInteger(args[1], errNotInteger)
	if err == nil && (n > math.MaxInt64/unit || n < math.MinInt64/unit) {
		err = errExpire(name)
	}
	x.last = n * unit
	return x, err
}

func (x *expiry) takeCondition(word string) error {
	switch {
	case isWord(word, "NX"):
		x.onlyNone = true
	case isWord(word, "XX"):
		x.onlySome = true
	case isWord(word, "GT"):
		x.onlyLater = true
	case isWord(word, "LT"):
		x.onlySooner = true
	default:
		return wireErrorf("ERR Unsupported option %s", word)
	}
	return nil
}

func (x *expiry) checkConditions() error {
	switch {
	case x.onlyNone && (x.onlySome || x.onlyLater || x.onlySooner):
		return errExpireNX
	case x.onlyLater && x.onlySooner:
		return errExpireGT
	}
	return nil
}

func (x *expiry) run(c *call) error {
	last := x.last
	if !x.absolute {
		if last > math.MaxInt64-c.millis() {
			return errExpire(x.name)
		}
		last += c.millis()
	}
	set := c.exists(x.key) && x.permitted(c, last)
	if set && last <= c.millis() {
		c.delete(x.key)
		c.w.integer(1)
		return nil
	}
	c.w.bool(set)
	if set {
		c.st().setExpiry(c.db, x.key, last)
		c.changed(notifyGeneric, "expire", x.key, 1)
	}
	return nil
}

// permitted asks the conditions; a key that stays counts as one that expires
// after all others.
func (x *expiry) permitted(c *call, last int64) bool {
	present, expires := c.space().expires.of(x.key)
	switch {
	case x.onlyNone && expires, x.onlySome && !expires:
		return false
	case x.onlyLater:
		return expires && last > present
	case x.onlySooner:
		return !expires || last < present
	}
	return true
}

func parsePERSIST(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		had := c.st().clearExpiry(c.db, args[0])
		if had {
			c.changed(notifyGeneric, "persist", args[0], 1)
		}
		c.w.bool(had)
		return nil
	}), nil
}

const (
	noSuchKey = -2
	noExpiry  = -1
)

func parseTTL(args []string, _ *rules) (runner, error) {
	return lifetime(args[0], func(last, now int64) int64 { return toSeconds(max(last-now, 0)) }), nil
}

func parsePTTL(args []string, _ *rules) (runner, error) {
	return lifetime(args[0], func(last, now int64) int64 { return max(last-now, 0) }), nil
}

func parseEXPIRETIME(args []string, _ *rules) (runner, error) {
	return lifetime(args[0], func(last, _ int64) int64 { return toSeconds(last) }), nil
}

func parsePEXPIRETIME(args []string, _ *rules) (runner, error) {
	return lifetime(args[0], func(last, _ int64) int64 { return last }), nil
}

// lifetime replies what told makes of a key's last millisecond.
func lifetime(key string, told func(last, now int64) int64) runner {
	return runFunc(func(c *call) error {
		last, expires := c.space().expires.of(key)
		switch {
		case !c.exists(key):
			c.w.integer(noSuchKey)
		case !expires:
			c.w.integer(noExpiry)
		default:
			c.w.integer(told(last, c.millis()))
		}
		return nil
	})
}

// toSeconds rounds, as Redis does.
func toSeconds(ms int64) int64 {
	if ms > math.MaxInt64-500 {
		return math.MaxInt64 / 1000
	}
	return (ms + 500) / 1000
}
