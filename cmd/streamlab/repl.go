package main

import (
	"context"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"streamlab/internal/lab"
	"streamlab/internal/repl"
)

// tick is how often the line mode looks at a running clock on a terminal.
const tick = 100 * time.Millisecond

func replCommand(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "repl",
		Short: "Type commands at a plain prompt, or read them from a pipe",
		Long: "Repl is the line mode: Redis commands, @NAME before one for another client, and\n" +
			"lab commands that begin with a colon; :help lists them. On a pipe it prints\n" +
			"replies as redis-cli does. With --lesson it tells a lesson in words.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return o.repl(cmd) },
	}
	cmd.Flags().StringVar(&o.lesson, "lesson", "", "begin with this `lesson`, or LESSON/STEP")
	cmd.Flags().BoolVar(&o.state, "state", false, "print groups and pending entries after each change")
	o.loadFlags(cmd)
	complete(cmd, "lesson", o.completeLessons)
	return cmd
}

// repl runs the line mode. On a terminal it goes on where the lesson was left,
// and keeps what is done; on a pipe nothing is kept, and each run is like the
// other.
func (o *options) repl(cmd *cobra.Command) error {
	session := repl.Options{
		In: cmd.InOrStdin(), Out: cmd.OutOrStdout(), Notes: cmd.ErrOrStderr(),
		Glyphs: o.glyphs(), State: o.state, Seen: isSeen(), Terminal: isTerminal(),
		Pastes: !slices.Contains([]string{"", "dumb"}, os.Getenv("TERM")),
	}
	keep := &keeper{}
	if session.Terminal {
		keep = o.openKeeper(session.Notes)
		session.StateDir, session.Save = keep.dir, keep.Save
	}
	var err error
	if session.Compat, err = o.server(); err != nil {
		return err
	}
	if session.Lab, err = o.openLab(o.lesson, session.Compat, keep.Records()); err != nil {
		return err
	}
	if lesson := session.Lab.View().Player.Lesson(); !strings.Contains(o.lesson, "/") {
		_, session.Resumed = lab.Resumable(lesson, keep.Records()[o.lesson])
	}
	if session.Terminal {
		return onTerminal(cmd.Context(), session)
	}
	return repl.Run(cmd.Context(), session)
}

// onTerminal runs the line mode with a clock that goes on while nobody types.
// Signals end it in order, for the terminal has to be set back.
func onTerminal(ctx context.Context, session repl.Options) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	session.Tick = ticker.C
	return repl.Run(ctx, session)
}
