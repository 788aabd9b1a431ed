// Streamlab teaches Redis Streams consumer groups: lessons and a sandbox on an
// embedded engine, in full screen, in a line mode, and without a terminal.
//
// Its exit status is 0, 1 where a lesson differs from its file, or 2 where a
// command could not be carried out.
package main

import (
	"context"
	"errors"
	"io"
	"os"

	"streamlab/engine/rediscli"
	"streamlab/internal/tui"
	"streamlab/lessons"
)

// The exit statuses.
const (
	statusDifferent = 1
	statusFailed    = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run carries out a command line and returns the exit status.
func run(args []string, problems io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	err := root.ExecuteContext(context.Background())
	var fault *lessons.Fault
	switch {
	case err == nil:
		return 0
	case errors.Is(err, tui.ErrStuck):
		return statusFailed // the problem would hang on the same terminal
	case errors.As(err, &fault):
		_, _ = io.WriteString(problems, rediscli.SafeLines(err.Error())+"\n")
		return statusDifferent
	}
	say(problems, err)
	return statusFailed
}

// say writes a problem, without bytes that a terminal would obey.
func say(problems io.Writer, err error) {
	_, _ = io.WriteString(problems, "streamlab: "+rediscli.SafeLines(err.Error())+"\n")
}
