package engine

import "strings"

// config is what CONFIG GET tells and CONFIG SET changes. It is replaced, never
// changed in place.
type config struct {
	nodeEntries, nodeBytes  int64
	idmpDuration, idmpMost  int64
	notify                  notifyFlags
	password                string
	maxClients, idleSeconds int64
	queryBuffer, bulkLen    int64
	output                  [outputClasses]OutputLimit
}

var defaultConfig = config{
	nodeEntries: int64(defaultLimits.entries), nodeBytes: int64(defaultLimits.bytes),
	idmpDuration: 100, idmpMost: 100,
	maxClients:  10_000,
	queryBuffer: 1 << 30, bulkLen: 512 << 20,
	output: [outputClasses]OutputLimit{
		slaveOutput:  {Hard: 256 << 20, Soft: 64 << 20, SoftSeconds: 60},
		pubsubOutput: {Hard: 32 << 20, Soft: 8 << 20, SoftSeconds: 60},
	},
}

// A parameter is one row of the table of what CONFIG knows.
type parameter struct {
	name  string
	read  func(*config) string
	write func(*config, string) error // nil: it cannot be set
}

// parameters is the only list of what CONFIG knows, in order of names.
var parameters = []parameter{
	fixedParameter("appendonly", "no"),
	{"client-output-buffer-limit", readOutputLimits, writeOutputLimits},
	memoryParameter("client-query-buffer-limit", 1<<20, func(c *config) *int64 { return &c.queryBuffer }),
	{name: "databases", read: func(*config) string { return decimal(databases) }},
	numberParameter("maxclients", 1, 1<<32-1, func(c *config) *int64 { return &c.maxClients }),
	fixedParameter("maxmemory", "0"),
	fixedParameter("maxmemory-policy", "noeviction"),
	{"notify-keyspace-events", func(c *config) string { return c.notify.String() }, writeNotify},
	memoryParameter("proto-max-bulk-len", 1<<20, func(c *config) *int64 { return &c.bulkLen }),
	{
		"requirepass", func(c *config) string { return c.password },
		func(c *config, text string) error { c.password = text; return nil },
	},
	fixedParameter("save", ""),
	numberParameter("stream-idmp-duration", 1, 86_400, func(c *config) *int64 { return &c.idmpDuration }),
	numberParameter("stream-idmp-maxsize", 1, 10_000, func(c *config) *int64 { return &c.idmpMost }),
	memoryParameter("stream-node-max-bytes", 0, func(c *config) *int64 { return &c.nodeBytes }),
	numberParameter("stream-node-max-entries", 0, most, func(c *config) *int64 { return &c.nodeEntries }),
	numberParameter("timeout", 0, 1<<31-1, func(c *config) *int64 { return &c.idleSeconds }),
}

const most = 1<<63 - 1

// parameterOf finds a parameter that a version knows, in any letters.
func (v *rules) parameterOf(name string) *parameter {
	for i := range parameters {
		if p := &parameters[i]; strings.EqualFold(p.name, name) && v.hasParameter(p) {
			return p
		}
	}
	return nil
}

func (v *rules) hasParameter(p *parameter) bool {
	return !v.compat.Before(arrived("config|set", p.name))
}

// numberParameter is a whole number with bounds.
func numberParameter(name string, low, high int64, at func(*config) *int64) parameter {
	return parameter{
		name: name,
		read: func(c *config) string { return decimal(*at(c)) },
		write: func(c *config, text string) error {
			n, err := parseInteger(text, errConfigInteger)
			if err != nil {
				return err
			}
			if n < low || n > high {
				return errConfigRange(low, high)
			}
			*at(c) = n
			return nil
		},
	}
}

// memoryParameter is a number of bytes, which may have a unit.
func memoryParameter(name string, low int64, at func(*config) *int64) parameter {
	return parameter{
		name: name,
		read: func(c *config) string { return decimal(*at(c)) },
		write: func(c *config, text string) error {
			n, ok := parseMemory(text)
			if !ok {
				return errConfigMemory
			}
			if n > most || int64(n) < low {
				return errConfigRange(low, most)
			}
			*at(c) = int64(n)
			return nil
		},
	}
}

// fixedParameter has one value, which may be set again: there is nothing to
// choose, but clients look at it.
func fixedParameter(name, value string) parameter {
	return parameter{
		name: name,
		read: func(*config) string { return value },
		write: func(_ *config, text string) error {
			if text != value {
				return errConfigFixed
			}
			return nil
		},
	}
}
