package past_test

import (
	"runtime"
	"testing"

	"streamlab/engine"
	"streamlab/engine/past"
)

// busy are events such as a producer, a running sum and a group's consumer cause
// between them: each round is one entry's.
func busy(n int) []engine.Event {
	at := engine.Time(1_700_000_000_000_000)
	var list []engine.Event
	for i := range n {
		at += 10
		id := func(i int) engine.ID {
			i = max(i, 0)
			return engine.ID{MS: 1_700_000_000_000 + uint64(i/100), Seq: uint64(i % 100)}
		}
		list = append(list,
			engine.Event{Kind: engine.EntryAdded, Client: 2, Key: "numbers", ID: id(i), At: at},
			engine.Event{Kind: engine.KeySet, Client: 3, Key: "total", At: at},
			engine.Event{Kind: engine.KeySet, Client: 3, Key: "places", At: at},
			engine.Event{Kind: engine.EntryDelivered, Client: 4, Key: "numbers", Group: "sums", Consumer: "a", ID: id(i / 2), Count: 1, At: at},
			engine.Event{Kind: engine.EntryAcknowledged, Client: 4, Key: "numbers", Group: "sums", From: "a", ID: id(i/2 - 50), At: at},
		)
	}
	return list
}

// BenchmarkAdd adds one event at a time, as commands do, and tells what a full log
// takes.
func BenchmarkAdd(b *testing.B) {
	events := busy(10_000)
	var w past.Writer
	var log past.Log
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		log = log.Add(&w, events[i:i+1], called)
		if i++; i == len(events) {
			i = 0
		}
	}
	b.StopTimer()
	if log.Len() < past.Bound {
		return
	}
	full := heap()
	runtime.KeepAlive(log)
	kept := log.Len() - log.Forgotten()
	log = past.Log{}
	w = past.Writer{}
	b.ReportMetric(float64(full-heap())/float64(kept), "bytes/event")
}

func heap() uint64 {
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return s.HeapAlloc
}

// BenchmarkBack reads a full log from its end.
func BenchmarkBack(b *testing.B) {
	var w past.Writer
	var log past.Log
	for log.Len() < past.Bound {
		log = log.Add(&w, busy(10_000), called)
	}
	for b.Loop() {
		for h := range log.Back() {
			if h.Kind == engine.KeyDeleted {
				b.Fatal("nothing was deleted")
			}
		}
	}
}
