package engine

import (
	"strconv"
	"strings"
)

// PING, ECHO and TIME.

func parsePING(args []string, _ *rules) (runner, error) {
	if len(args) > 1 {
		return nil, errArity("ping")
	}
	return runFunc(func(c *call) error {
		switch {
		case c.self.subscribes() && !c.self.resp3: // where all replies look like messages
			c.w.bulks([]string{"pong", strings.Join(args, "")})
		case len(args) == 1:
			c.w.bulk(args[0])
		default:
			c.w.simple("PONG")
		}
		return nil
	}), nil
}

func parseECHO(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.bulk(args[0])
		return nil
	}), nil
}

func parseTIME(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		seconds, micros := int64(c.now())/perSecond, int64(c.now())%perSecond
		c.w.bulks([]string{strconv.FormatInt(seconds, 10), strconv.FormatInt(micros, 10)})
		return nil
	}), nil
}
