package past_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/engine/past"
)

func called(id engine.ClientID) string { return fmt.Sprintf("client %d", id) }

func added(n int) engine.Event {
	return engine.Event{
		Kind: engine.EntryAdded, Key: "s", Client: 1, ID: engine.ID{MS: uint64(n)}, At: engine.Time(n),
	}
}

func TestAnEventComesBackWithItsClientsName(t *testing.T) {
	e := engine.Event{
		Kind: engine.EntryClaimed, Client: 7, Key: "s", Group: "g", Consumer: "b", From: "a",
		ID: engine.ID{MS: 1, Seq: 2}, Count: 3, At: 4, DB: 5,
	}
	log := past.Log{}.Add(new(past.Writer), []engine.Event{e}, called)
	h, ok := log.Last(func(*past.Happened) bool { return true })
	e.Client = 0 // numbers are given again after an undo; names are kept
	if want := (past.Happened{Event: e, Who: "client 7"}); !ok || h != want {
		t.Errorf("it is %+v, want %+v", h, want)
	}
}

// After an undo a number may be given to another client.
func TestANumberIsGivenAgainAfterUndo(t *testing.T) {
	var w past.Writer
	before := past.Log{}.Add(&w, []engine.Event{added(1)}, called)
	first := engine.Event{Kind: engine.EntryAdded, Client: 2}
	before.Add(&w, []engine.Event{first}, func(engine.ClientID) string { return "anna" })
	after := before.Add(&w, []engine.Event{first}, func(engine.ClientID) string { return "bert" })
	if h, _ := after.Last(func(*past.Happened) bool { return true }); h.Who != "bert" {
		t.Errorf("it was %q", h.Who)
	}
}

func TestTheOldestEventsAreForgotten(t *testing.T) {
	var log past.Log
	var w past.Writer
	for n := range 2 * past.Bound {
		log = log.Add(&w, []engine.Event{added(n)}, called)
	}
	kept := slices.Collect(log.All())
	if len(kept) < past.Bound || uint64(len(kept)) != log.Len()-log.Forgotten() {
		t.Errorf("%d of %d are kept, %d forgotten", len(kept), log.Len(), log.Forgotten())
	}
	if first := kept[0].ID.MS; first != log.Forgotten() {
		t.Errorf("the oldest is %d, %d are forgotten", first, log.Forgotten())
	}
	if last := kept[len(kept)-1].ID.MS; last != 2*past.Bound-1 {
		t.Errorf("the newest is %d", last)
	}
}

// A log and all of its copies hold what was added to each, whoever goes on from
// which of them.
func TestCopiesGoOnByThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		logs := make([]past.Log, 1)
		want := make([][]uint64, 1)
		writers := make([]past.Writer, 2)
		serial := 0
		for range rapid.IntRange(1, 30).Draw(t, "turns") {
			from := rapid.IntRange(0, len(logs)-1).Draw(t, "from")
			w := rapid.IntRange(0, 1).Draw(t, "writer")
			log, ids := logs[from], slices.Clone(want[from])
			for range rapid.IntRange(0, 700).Draw(t, "events") {
				log = log.Add(&writers[w], []engine.Event{added(serial)}, called)
				ids = append(ids, uint64(serial))
				serial++
			}
			logs, want = append(logs, log), append(want, ids)
		}
		for i, log := range logs {
			var got []uint64
			for h := range log.All() {
				got = append(got, h.ID.MS)
			}
			if !slices.Equal(got, want[i]) {
				t.Fatalf("log %d has %v, want %v", i, got, want[i])
			}
			slices.Reverse(got)
			var back []uint64
			for h := range log.Back() {
				back = append(back, h.ID.MS)
			}
			if !slices.Equal(back, got) {
				t.Fatalf("log %d backwards is %v", i, back)
			}
		}
	})
}

// Whatever the events are, and whoever goes on from where: they come back as they
// were.
func TestAnyEventsComeBack(t *testing.T) {
	word := rapid.SampledFrom([]string{"", "s", "numbers", "a", "ü\x00"})
	number := rapid.OneOf(rapid.Uint64Range(0, 3), rapid.Uint64())
	event := rapid.Custom(func(t *rapid.T) engine.Event {
		return engine.Event{
			Kind: engine.EventKind(rapid.Byte().Draw(t, "kind")), Client: engine.ClientID(rapid.IntRange(0, 3).Draw(t, "client")),
			Key: word.Draw(t, "key"), Group: word.Draw(t, "group"), Consumer: word.Draw(t, "consumer"), From: word.Draw(t, "from"),
			ID:    engine.ID{MS: number.Draw(t, "ms"), Seq: number.Draw(t, "seq")},
			Count: int64(number.Draw(t, "count")), At: engine.Time(number.Draw(t, "at")), DB: rapid.IntRange(0, 15).Draw(t, "db"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		var w past.Writer
		logs, wants := make([]past.Log, 1), make([][]past.Happened, 1)
		for range rapid.IntRange(1, 6).Draw(t, "turns") {
			from := rapid.IntRange(0, len(logs)-1).Draw(t, "from")
			log, want := logs[from], slices.Clone(wants[from])
			events := rapid.SliceOfN(event, 0, 40).Draw(t, "events")
			log = log.Add(&w, events, called)
			for _, e := range events {
				h := past.Happened{Event: e}
				if e.Client != 0 {
					h.Who = called(e.Client)
				}
				h.Client = 0
				want = append(want, h)
			}
			logs, wants = append(logs, log), append(wants, want)
		}
		for i, log := range logs {
			if got := slices.Collect(log.All()); !slices.Equal(got, wants[i]) {
				t.Fatalf("log %d has %v, want %v", i, got, wants[i])
			}
		}
	})
}
