package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"streamlab/engine/rediscli"
	"streamlab/internal/inputs"
)

// loadFlags lets a command begin with what :save wrote.
func (o *options) loadFlags(cmd *cobra.Command) {
	o.tells = cmd.ErrOrStderr
	cmd.Flags().StringVar(&o.load, "load", "", "begin with the state that this `file` leads to, which :save wrote")
	cmd.Flags().BoolVar(&o.prefix, "prefix", false, "with --load: take what is good of a file that is cut off or altered")
}

// journal reads the file of --load; nil where there is none. Of a file that is broken
// the good beginning is taken where that is asked for.
func (o *options) journal() (*inputs.Journal, error) {
	if o.load == "" {
		return nil, nil
	}
	f, err := os.Open(o.load)
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, inputs.MaxSize))
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", o.load, err)
	}
	j, err := inputs.Decode(data)
	var broken *inputs.Broken
	switch {
	case errors.As(err, &broken) && o.prefix && broken.Good > 0:
	case errors.As(err, &broken) && broken.Good > 0:
		return nil, fmt.Errorf("load %s: %w: --prefix takes those", o.load, err)
	case err != nil:
		return nil, fmt.Errorf("load %s: %w", o.load, err)
	}
	j.Played = o.loading(j).played
	return &j, nil
}

// loading tells whoever waits for a journal to be played.
func (o *options) loading(j inputs.Journal) *loading {
	p := &loading{says: o.tells(), terminal: term.IsTerminal(os.Stderr.Fd()), file: rediscli.Safe(o.load), from: j.Start, to: j.Start, now: time.Now, began: time.Now()}
	for _, in := range j.Inputs {
		p.to = max(p.to, in.At, in.To)
	}
	return p
}

// saveNew is what :save does: it never writes over a file.
func saveNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("save: there is a file %s already: take another name", name)
	}
	if err != nil {
		return fmt.Errorf("save: %w", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("save %s: %w", name, err)
	}
	return nil
}
