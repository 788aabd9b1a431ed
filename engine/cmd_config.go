package engine

import (
	"slices"
	"strings"
)

// CONFIG GET, SET, RESETSTAT, REWRITE and HELP.

func parseCONFIGGET(args []string, v *rules) (runner, error) {
	return runFunc(func(c *call) error {
		at, n := c.w.begin(), 0
		for name, p := range chosenParameters(args, v) {
			n++
			c.w.bulk(name)
			c.w.bulk(p.read(c.e.st.config))
		}
		c.w.endMapping(at, n)
		return nil
	}), nil
}

// chosenParameters yields the parameters that patterns choose, each once, by the
// names that they were asked for.
func chosenParameters(patterns []string, v *rules) func(yield func(string, *parameter) bool) {
	return func(yield func(string, *parameter) bool) {
		var given []string // in the letters they are asked for, lest one is told twice
		for _, pattern := range patterns {
			for i := range parameters {
				p, name := &parameters[i], parameters[i].name
				if !v.hasParameter(p) || !matchesParameter(pattern, name) {
					continue
				}
				if !strings.ContainsAny(pattern, "[*?") {
					name = pattern
				}
				if slices.Contains(given, strings.ToLower(name)) {
					continue
				}
				given = append(given, strings.ToLower(name))
				if !yield(name, p) {
					return
				}
			}
		}
	}
}

func matchesParameter(pattern, name string) bool {
	return globMatch(strings.ToLower(pattern), name) || strings.EqualFold(pattern, name)
}

// A setting is one pair of CONFIG SET.
type setting struct {
	*parameter
	value string
}

func parseCONFIGSET(args []string, v *rules) (runner, error) {
	if len(args)%2 != 0 {
		return nil, errSyntax
	}
	var all []setting
	for pair := range slices.Chunk(args, 2) {
		p := v.parameterOf(pair[0])
		switch again := slices.ContainsFunc(all, func(s setting) bool { return s.parameter == p }); {
		case p == nil:
			return nil, errConfigUnknown(pair[0])
		case p.write == nil:
			return nil, errConfigSet(pair[0], errConfigImmutable)
		case again:
			return nil, errConfigSet(pair[0], errConfigTwice)
		}
		all = append(all, setting{p, pair[1]})
	}
	return runFunc(func(c *call) error { return c.configure(all) }), nil
}

// configure sets all of the parameters or none.
func (c *call) configure(all []setting) error {
	next := *c.e.st.config
	for _, s := range all {
		if err := s.write(&next, s.value); err != nil {
			return errConfigSet(s.name, err)
		}
	}
	c.e.st.config = &next
	c.w.ok()
	return nil
}

func parseCONFIGRESETSTAT(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.e.st.stats = stats{}
		c.w.ok()
		return nil
	}), nil
}

func parseCONFIGREWRITE(_ []string, _ *rules) (runner, error) { return nil, errNoConfigFile }

var configHelp = []string{
	"GET <pattern>",
	"    Return parameters matching the glob-like <pattern> and their values.",
	"SET <directive> <value>",
	"    Set the configuration <directive> to <value>.",
	"RESETSTAT",
	"    Reset statistics reported by the INFO command.",
	"REWRITE",
	"    Rewrite the configuration file.",
}
