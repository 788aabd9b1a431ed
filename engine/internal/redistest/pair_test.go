package redistest_test

import (
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
	"streamlab/engine/internal/redistest"
)

// TestAPairFindsWhatOnlyTheServerDid has somebody else change the server: the
// next look at what both send finds it.
func TestAPairFindsWhatOnlyTheServerDid(t *testing.T) {
	server := redistest.Start(t)
	other := server.Dial(t)
	for name, tt := range map[string]struct{ before, alone, after string }{
		"another reply":          {"XADD s 1-1 n 1", "XADD s 2-1 n 1", "XLEN s"},
		"a waiter is served":     {"@a XREAD BLOCK 0 STREAMS s $", "XADD s 1-1 n 1", "@b PING"},
		"a transaction is lost":  {"@a WATCH s\n@a MULTI", "XADD s 1-1 n 1", "@a EXEC"},
		"another type of answer": {"SET s 1", "DEL s", "GET s"},
	} {
		pair := redistest.NewPair(t, server, func(engine.Snapshot) error { return nil })
		if err := runs(t, pair, tt.before); err != nil {
			t.Fatalf("%s: before: %v", name, err)
		}
		cases, _ := enginetest.Parse("== it\n" + tt.alone)
		other.Do(cases[0].Steps[0].Args...)
		if err := runs(t, pair, tt.after); err == nil {
			t.Errorf("%s: not found", name)
		}
		other.Do("FLUSHALL")
	}
}

// runs runs lines and looks at all that was sent.
func runs(t *testing.T, pair *redistest.Pair, lines string) error {
	t.Helper()
	cases, err := enginetest.Parse("== it\n" + lines)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range cases[0].Steps {
		if err := pair.Run(s); err != nil {
			return err
		}
	}
	return pair.Check()
}
