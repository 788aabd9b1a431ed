package engine

import (
	"math"
	"math/big"
	"slices"
	"strings"
)

// blockingPop is BLPOP or BRPOP with its arguments read.
type blockingPop struct {
	from    end
	wanted  []string
	timeout int64 // milliseconds; 0: for ever
}

func parseBLPOP(args []string, v *rules) (runner, error) { return parseBlockingPop(args, head, v) }
func parseBRPOP(args []string, v *rules) (runner, error) { return parseBlockingPop(args, tail, v) }

func parseBlockingPop(args []string, from end, v *rules) (runner, error) {
	last := len(args) - 1
	timeout, err := parseSeconds(args[last], v)
	return &blockingPop{from, slices.Clone(args[:last]), timeout}, err
}

// longDouble is the precision, in bits, with which Redis reads a timeout.
const longDouble = 64

// parseLongDouble reads a number as C does: hexadecimal ones and infinity, too.
func parseLongDouble(word string) (f *big.Float, ok bool) {
	word = strings.ToLower(word)
	body := strings.TrimLeft(word, "+-")
	sign, base := word[:len(word)-len(body)], 10
	switch digits, hex := strings.CutPrefix(body, "0x"); {
	case strings.Contains(body, "_") || len(sign) > 1:
		return nil, false
	case hex:
		body, base = digits, 16
	case body == "infinity":
		body = "inf"
	case strings.Contains(body, "p"): // which Go takes in decimal numbers, too
		return nil, false
	}
	f, _, err := big.ParseFloat(sign+body, base, longDouble, big.ToNearestEven)
	return f, err == nil
}

// parseSeconds reads seconds with a fraction, and returns milliseconds, rounded
// up.
func parseSeconds(word string, v *rules) (int64, error) {
	f, ok := parseLongDouble(word)
	if !ok {
		return 0, errTimeoutFloat
	}
	f.Mul(f, big.NewFloat(1000))
	ms, accuracy := f.Int64()
	switch {
	case f.Sign() > 0 && ms == math.MaxInt64 && v.blockBounded:
		return 0, errTimeoutRange
	case f.Sign() > 0 && ms == math.MaxInt64: // which C makes the lowest number of all
		return 0, errTimeoutNegative
	case accuracy == big.Below && ms < math.MaxInt64:
		ms++
	}
	if ms < 0 {
		return 0, errTimeoutNegative
	}
	return ms, nil
}

func (p *blockingPop) run(c *call) error {
	if c.e.rules.blockBounded && p.timeout > math.MaxInt64-c.millis() {
		return errTimeoutRange
	}
	some, err := p.serve(c)
	if err == nil && !some {
		c.block(p, p.timeout)
	}
	return err
}

// serve takes an item off the first of the lists that there is.
func (p *blockingPop) serve(c *call) (some bool, err error) {
	for _, key := range p.wanted {
		l, err := c.listAt(key)
		if err != nil {
			return false, err
		}
		if l != nil {
			p.take(c, key)
			return true, nil
		}
	}
	return false, nil
}

func (p *blockingPop) take(c *call, key string) {
	c.w.array(2)
	c.w.bulk(key)
	c.w.bulk(c.pop(key, p.from, 1)[0])
	c.popped(key, p.from, 1)
}

// wake serves the client from the list that woke it or, as from 7.2 on, by the
// whole command anew. Other types do not wake it.
func (p *blockingPop) wake(c *call, key string) (wakeOutcome, error) {
	if l, err := c.listAt(key); err != nil || l == nil {
		return sleepsOn, nil
	}
	if c.e.rules.rerunOnWake {
		_, err := p.serve(c)
		return served, err
	}
	p.take(c, key)
	c.uncount()
	return served, nil
}

func (p *blockingPop) keys() []string { return p.wanted }

func (p *blockingPop) describe(*Wait) {}

func (p *blockingPop) sameAs(other blocker) bool {
	o, ok := other.(*blockingPop)
	return ok && p.from == o.from && p.timeout == o.timeout && slices.Equal(p.wanted, o.wanted)
}
