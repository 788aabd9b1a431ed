// Live measures the full screen while simulated programs run: the real program on
// a terminal of its own, with a producer and a running sum that takes in half of
// what it adds, while somebody types.
//
//	go run ./internal/cmd/live                       a minute at 100,000 entries a second
//	go run ./internal/cmd/live -soak 10s -maxlen 10000
//	go run ./internal/cmd/live -highest              the highest rate that is held
//
// It types at irregular moments and tells how long each key took to appear, how
// often the screen was drawn, how fast the clock went, what was added and read,
// and what memory was used. It needs Linux, for its terminal.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return
	}
	fmt.Fprintln(os.Stderr, "live:", err)
	os.Exit(1)
}

// order is what the flags ask for.
type order struct {
	world   world
	soak    time.Duration
	highest bool
	try     time.Duration // how long each rate is tried in a search
	every   time.Duration // how often memory is looked at
	profile string        // where a processor profile goes; "" for nowhere
}

func readFlags(args []string, says io.Writer) (order, error) {
	o := order{world: world{width: 120, height: 36}}
	flags := flag.NewFlagSet("live", flag.ContinueOnError)
	flags.SetOutput(says)
	flags.DurationVar(&o.soak, "soak", time.Minute, "how long one run is")
	flags.Int64Var(&o.world.rate, "rate", 100_000, "entries a second that are added; the sum takes in half of them")
	flags.Int64Var(&o.world.maxLen, "maxlen", 0, "trim the stream to about so many entries; 0 keeps all")
	flags.IntVar(&o.world.groups, "groups", 0, "consumer groups that share the other half of the reading, with a consumer each")
	flags.BoolVar(&o.highest, "highest", false, "search the highest rate that is held, from -rate on")
	flags.DurationVar(&o.try, "try", 4*time.Second, "with -highest: how long each rate is tried")
	flags.DurationVar(&o.every, "every", 10*time.Second, "how often memory is looked at")
	flags.StringVar(&o.profile, "cpuprofile", "", "write a processor profile to a `file`, for go tool pprof")
	size := flags.String("size", "120x36", "the terminal's columns and rows")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if _, err := fmt.Sscanf(*size, "%dx%d", &o.world.width, &o.world.height); err != nil {
		return o, fmt.Errorf("read -size %s: write it as 120x36", *size)
	}
	if o.world.rate < 1 || o.world.rate > mostRate {
		return o, fmt.Errorf("read -rate %d: a rate is from 1 to %d", o.world.rate, mostRate)
	}
	return o, nil
}

// run is the whole program.
func run(ctx context.Context, args []string, out, says io.Writer) error {
	o, err := readFlags(args, says)
	if err != nil {
		return err
	}
	stop, err := profiled(o.profile)
	if err != nil {
		return err
	}
	defer stop()
	if o.highest {
		return search(ctx, o, out)
	}
	r, err := measure(ctx, o.world, o.soak, o.every)
	if err != nil {
		return err
	}
	r.write(out)
	return nil
}

// profiled begins a processor profile, if one is wanted, and returns what ends it.
func profiled(file string) (stop func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, fmt.Errorf("write profile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, fmt.Errorf("write profile: %w", errors.Join(err, f.Close()))
	}
	return func() {
		pprof.StopCPUProfile()
		_ = f.Close()
	}, nil
}
