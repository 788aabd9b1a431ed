package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"streamlab/internal/lab"
	"streamlab/internal/tui"
)

// A program is the full screen on a terminal, with a world running in its sandbox.
type program struct {
	*terminal
	world world
	lab   *lab.Lab
	ended chan error
}

// patience is how long anything may take to appear before the run is given up.
const patience = 20 * time.Second

// startProgram opens the sandbox and types what makes the world.
func startProgram(ctx context.Context, w world) (*program, error) {
	t, err := newTerminal(w.width, w.height)
	if err != nil {
		return nil, err
	}
	p := &program{terminal: t, world: w, ended: make(chan error, 1)}
	opened := make(chan *lab.Lab, 1)
	go func() {
		p.ended <- tui.Run(ctx, tui.Options{
			Mode: tui.Sandbox, Input: t.slave, Output: t.slave,
			Environ: []string{"LANG=C.UTF-8", "TERM=xterm-256color"},
			Opened:  func(l *lab.Lab) { opened <- l },
		})
	}()
	select {
	case p.lab = <-opened:
	case err := <-p.ended:
		t.close()
		return nil, fmt.Errorf("start the program: %w", err)
	}
	if err := p.begin(); err != nil {
		return nil, errors.Join(err, p.end())
	}
	return p, nil
}

// begin types what makes the world.
func (p *program) begin() error {
	if _, err := p.shows(holds("sandbox"), patience); err != nil {
		return fmt.Errorf("open the sandbox: %w", err)
	}
	for _, line := range p.world.lines() {
		if _, err := p.types(line + "\r"); err != nil {
			return fmt.Errorf("type %s: %w", line, err)
		}
	}
	if _, err := p.shows(holds("fast is adding"), patience); err != nil {
		return fmt.Errorf("start the programs: %w", err)
	}
	if n := p.lab.View().Workers.Len(); n != p.world.programs() {
		return fmt.Errorf("start the programs: %d run, and not %d", n, p.world.programs())
	}
	return nil
}

// end leaves the program, and waits for its end.
func (p *program) end() error {
	_, err := p.types("\x03\x03")
	err = errors.Join(err, <-p.ended)
	p.close()
	return err
}

// done is how many entries were added, and how many the sum has taken in.
func (p *program) done() (added, summed int64) {
	set := p.lab.View().Workers
	fast, _ := set.Worker("fast")
	sum, _ := set.Worker("sum")
	return fast.Out, sum.Out
}
