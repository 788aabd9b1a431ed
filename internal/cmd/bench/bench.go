package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"
)

// bench is one run of the program.
type bench struct {
	plan
	ctx   context.Context // its end stops the servers
	until time.Time       // nothing is begun after it
	says  io.Writer       // what is going on
}

// measure makes every table.
func (b *bench) measure() ([]*table, error) {
	parts := []func() ([]*table, error){b.conditions, b.servers, b.inProcessTables, b.snapshotTable, b.memoryTable}
	var all []*table
	for _, part := range parts {
		tables, err := part()
		if err != nil {
			return nil, err
		}
		for _, t := range tables {
			if len(t.rows) > 0 {
				all = append(all, t)
			}
		}
	}
	return all, nil
}

// say tells what is being measured.
func (b *bench) say(format string, args ...any) {
	_, _ = fmt.Fprintf(b.says, time.Now().Format("15:04:05 ")+format+"\n", args...)
}

// late says whether the time for the whole run is used up.
func (b *bench) late() bool { return b.ctx.Err() != nil || time.Now().After(b.until) }

// conditions say where and how the figures came about.
func (b *bench) conditions() ([]*table, error) {
	t := &table{title: "Conditions", head: []string{"what", "value"}}
	t.add("date", time.Now().UTC().Format(time.DateOnly))
	t.add("processors", itoa(runtime.NumCPU()))
	t.add("Go", runtime.Version()+" "+runtime.GOOS+"/"+runtime.GOARCH)
	t.add("rounds", itoa(b.rounds))
	if load := loadAverage(); load != "" {
		t.add("threads that wanted a processor, mean of the last minute", load)
	}
	t.add("one reading of the clock", nanos(clockCost()))
	return []*table{t}, nil
}

// loadAverage returns what the system says of the last minute, "" where it does
// not: how far others were in the way.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	first, _, _ := strings.Cut(string(text), " ")
	return first
}

// clockCost returns how long time.Now takes, which no figure in process includes.
func clockCost() float64 {
	const calls = 100_000
	began := time.Now()
	for range calls {
		_ = time.Now()
	}
	return float64(time.Since(began).Nanoseconds()) / calls
}

// servers starts the peers, measures them over loopback, and ends them.
func (b *bench) servers() ([]*table, error) {
	dir, remove, err := scratch()
	if err != nil {
		return nil, err
	}
	defer remove()
	var list []*peer
	for _, name := range []string{redis, ours, mini} {
		if !b.has(name) {
			continue
		}
		p, err := b.startPeer(name, dir)
		if err != nil {
			b.say("left out: %v", err)
			continue
		}
		defer p.stop()
		list = append(list, p)
	}
	return b.loopbackTables(list)
}

// scratch makes a folder for what servers write.
func scratch() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "bench")
	if err != nil {
		return "", nil, fmt.Errorf("start servers: %w", err)
	}
	return dir, func() { _ = os.RemoveAll(dir) }, nil
}

func (b *bench) startPeer(name, dir string) (*peer, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	if name == ours && b.program != "" {
		return serve(b.ctx, b.program, port)
	}
	return starters[name](b.ctx, dir, port)
}
