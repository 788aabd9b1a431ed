package main

import (
	"fmt"
	"time"
)

// A world is what runs while keys are typed, and the terminal that shows it.
type world struct {
	rate          int64
	maxLen        int64
	groups        int
	width, height int
}

// mostRate is the highest rate that a producer has.
const mostRate = 1_000_000

// lines are what is typed to make the world.
func (w world) lines() []string {
	var list []string
	for i := range w.groups {
		list = append(list, fmt.Sprintf("XGROUP CREATE numbers group%d 0 MKSTREAM", i))
	}
	producer := fmt.Sprintf(":producer fast numbers rate=%d", w.rate)
	if w.maxLen > 0 {
		producer += fmt.Sprintf(" maxlen=%d", w.maxLen)
	}
	list = append(list, fmt.Sprintf(":reader sum numbers work=%v count=100 sum=total checkpoint=places", w.work(1)))
	for i := range w.groups {
		list = append(list, fmt.Sprintf(":consumer member%d numbers group%d work=%v count=100 sum=total%d", i, i, w.work(int64(w.groups)), i))
	}
	return append(list, producer)
}

// work is how long an entry takes each of n programs that take in half of what is
// added together: whole microseconds, the simulation's grain.
func (w world) work(n int64) time.Duration {
	return max((2 * time.Second * time.Duration(n) / time.Duration(w.rate)).Round(time.Microsecond), time.Microsecond)
}

// programs is how many simulated programs the world has.
func (w world) programs() int { return 2 + w.groups }
