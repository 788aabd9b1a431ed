package engine_test

import (
	"strconv"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/internal/redistest"
)

// countedFields are the fields of INFO that two servers have in common after the
// same commands.
var countedFields = []string{
	"rdb_changes_since_last_save", "expired_keys", "keyspace_hits", "keyspace_misses",
	"pubsub_channels", "pubsub_patterns", "pubsubshard_channels", "total_error_replies",
	"blocked_clients", "errorstat_", "cmdstat_", "db0", "db1", "role", "loading", "maxclients", "redis_version",
}

// notCounted are commands that only one of the two was sent, or that 7.0 counts
// apart.
var notCounted = []string{"cmdstat_info", "cmdstat_config", "cmdstat_client|setname", "cmdstat_flushall"}

// TestCountersEqualRedis runs scripts on both, and compares what INFO counts.
func TestCountersEqualRedis(t *testing.T) {
	server := redistest.Start(t)
	for _, c := range readCases(t, "testdata/counters.txt") {
		w := enginetest.NewWorld(t, engine.Options{Compat: server.Compat})
		conn := server.Dial(t)
		conn.Do("FLUSHALL")
		before := counted(conn.Do("INFO", "everything").Str)["rdb_changes_since_last_save"]
		conn.Do("CONFIG", "RESETSTAT")
		for _, s := range c.Steps {
			w.Run(s)
			conn.Do(s.Args...)
		}
		ours, theirs := counted(w.Do("INFO", "everything").Str), counted(conn.Do("INFO", "everything").Str)
		theirs["rdb_changes_since_last_save"] = minus(theirs["rdb_changes_since_last_save"], before)
		for name := range merged(ours, theirs) {
			if ours[name] != theirs[name] {
				t.Errorf("%s: %s: the engine has %q, the server %q", c.Name, name, ours[name], theirs[name])
			}
		}
	}
}

func merged(a, b map[string]string) map[string]bool {
	names := map[string]bool{}
	for name := range a {
		names[name] = true
	}
	for name := range b {
		names[name] = true
	}
	return names
}

// counted takes what can be compared out of INFO's text.
func counted(info string) map[string]string {
	found := map[string]string{}
	for line := range strings.Lines(info) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		if startsWithOne(name, countedFields) && !startsWithOne(name, notCounted) {
			found[name] = withoutTimes(value)
		}
	}
	return found
}

func startsWithOne(name string, list []string) bool {
	for _, start := range list {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// withoutTimes leaves the usec fields, and the mean time to live, out.
func withoutTimes(value string) string {
	var kept []string
	for _, field := range strings.Split(value, ",") {
		if !strings.HasPrefix(field, "usec") && !strings.HasPrefix(field, "avg_ttl") {
			kept = append(kept, field)
		}
	}
	return strings.Join(kept, ",")
}

func minus(a, b string) string {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX != nil || errY != nil {
		return a
	}
	return strconv.Itoa(x - y)
}
