package engine

import "strconv"

// PING, ECHO and TIME.

func parsePING(args []string, _ *rules) (runner, error) {
	if len(args) > 1 {
		return nil, errArity("ping")
	}
	return runFunc(func(*call) Reply {
		if len(args) == 1 {
			return bulk(args[0])
		}
		return simple("PONG")
	}), nil
}

func parseECHO(args []string, _ *rules) (runner, error) {
	return runFunc(func(*call) Reply { return bulk(args[0]) }), nil
}

func parseTIME(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) Reply {
		const perSecond = 1_000_000
		seconds, micros := int64(c.now())/perSecond, int64(c.now())%perSecond
		return bulks([]string{strconv.FormatInt(seconds, 10), strconv.FormatInt(micros, 10)})
	}), nil
}
