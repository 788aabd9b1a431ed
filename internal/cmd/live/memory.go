package main

import (
	"os"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"
)

// memory is what the program uses at a moment, in bytes.
type memory struct {
	at     time.Duration // since the beginning
	live   uint64        // what the last collection left
	inUse  uint64        // the heap's pages that hold something
	sys    uint64        // had from the system
	rss    uint64        // of that, what is in the machine's memory; 0 where nobody tells
	cycles uint32        // collections
}

func memoryNow(at time.Duration) memory {
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return memory{at: at, live: liveHeap(), inUse: s.HeapInuse, sys: s.Sys, rss: resident(), cycles: s.NumGC}
}

// resident is the process's memory, as the system counts it.
func resident() uint64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseUint(fields[1], 10, 64)
	return pages * uint64(os.Getpagesize())
}

// longestPause is the longest of the collector's last pauses.
func longestPause() (longest time.Duration) {
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	for _, ns := range s.PauseNs {
		longest = max(longest, time.Duration(ns))
	}
	return longest
}

// liveHeap is how many bytes the last collection found in use.
func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
