// Bench measures streamlab beside redis-server and miniredis: over loopback and
// in process, in time and in memory, with the targets that are to be reached.
//
//	go run ./internal/cmd/bench                    everything, in some minutes
//	go run ./internal/cmd/bench -quick             a look, in seconds
//	go run ./internal/cmd/bench -only XACK         what has a matching name
//	go run ./internal/cmd/bench -write docs/performance.md
//
// It starts its servers itself, on free ports of 127.0.0.1, and ends them. A peer
// that is not installed is left out.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"runtime/pprof"
	"slices"
	"strings"
	"time"
)

func main() {
	if len(os.Args) == 4 && os.Args[1] == "peer" && os.Args[2] == mini {
		exit(serveMini(os.Stdin, os.Args[3]))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func exit(err error) {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		os.Exit(0)
	}
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

// plan is what is measured, and how long.
type plan struct {
	only      *regexp.Regexp
	peers     []string      // those to be measured
	rounds    int           // of ours; slower peers have fewer
	loop      time.Duration // one measurement over loopback
	inProcess time.Duration // one measurement in process
	sizes     []size
	stored    int    // entries whose memory is measured
	waiters   int    // clients that are blocked while XADD is measured
	program   string // streamlab's own; "" to build it
}

// full takes some minutes, quick some seconds.
var (
	full  = plan{rounds: 5, loop: 250 * time.Millisecond, inProcess: 50 * time.Millisecond, sizes: sizes, stored: 1_000_000, waiters: 1000}
	quick = plan{rounds: 1, loop: 20 * time.Millisecond, inProcess: 5 * time.Millisecond, sizes: []size{{1_000, 1_000}, {10_000, 10_000}}, stored: 10_000, waiters: 100}
)

// output is how the report is given.
type output struct {
	markdown bool
	file     string // a document that has the markers; "" for none
	profile  string // where a processor profile goes; "" for nowhere
	atMost   time.Duration
}

func readFlags(args []string, says io.Writer) (plan, output, error) {
	var out output
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(says)
	short := flags.Bool("quick", false, "measure briefly and on small streams: to see that it works")
	rounds := flags.Int("rounds", 0, "how often each measurement is made; their median counts")
	only := flags.String("only", "", "measure what has a name that matches this `regexp`")
	peers := flags.String("peers", strings.Join([]string{ours, redis, mini}, ","), "whom to measure")
	program := flags.String("program", "", "streamlab's program, to measure this `file`; it is built from this source if none is named")
	flags.BoolVar(&out.markdown, "markdown", false, "print the tables in Markdown")
	flags.StringVar(&out.file, "write", "", "also write the tables between the markers of this `file`")
	flags.StringVar(&out.profile, "cpuprofile", "", "write a processor profile of this program to a `file`, for go tool pprof")
	flags.DurationVar(&out.atMost, "limit", 8*time.Minute, "leave out what has not been measured by then")
	if err := flags.Parse(args); err != nil {
		return plan{}, out, err
	}
	p := full
	if *short {
		p = quick
	}
	if *rounds > 0 {
		p.rounds = *rounds
	}
	p.program = *program
	p.peers = strings.Split(*peers, ",")
	var err error
	if p.only, err = regexp.Compile(*only); err != nil {
		return p, out, fmt.Errorf("read -only: %w", err)
	}
	return p, out, nil
}

// run is the whole program.
func run(ctx context.Context, args []string, out, says io.Writer) error {
	p, how, err := readFlags(args, says)
	if err != nil {
		return err
	}
	b := &bench{plan: p, ctx: ctx, until: time.Now().Add(how.atMost), says: says}
	tables, err := profiled(how.profile, b.measure)
	if err != nil {
		return err
	}
	show := (*table).text
	if how.markdown {
		show = (*table).markdown
	}
	for _, t := range tables {
		show(t, out)
	}
	if how.file == "" {
		return nil
	}
	return rewrite(how.file, tables)
}

// profiled measures with a processor profile, if one is wanted.
func profiled(file string, measure func() ([]*table, error)) ([]*table, error) {
	if file == "" {
		return measure()
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, fmt.Errorf("write profile: %w", err)
	}
	defer func() { _ = f.Close() }()
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, fmt.Errorf("write profile: %w", err)
	}
	defer pprof.StopCPUProfile()
	return measure()
}

// has says whether a peer is to be measured.
func (p *plan) has(peer string) bool { return slices.Contains(p.peers, peer) }
