package main

import (
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

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
	return cmd
}

// repl runs the line mode. On a terminal it goes on where the lesson was left,
// and keeps what is done; on a pipe nothing is kept, and each run is like the
// other.
func (o *options) repl(cmd *cobra.Command) error {
	session := repl.Options{
		In: cmd.InOrStdin(), Out: cmd.OutOrStdout(), Notes: cmd.ErrOrStderr(),
		ASCII: o.plainASCII(), State: o.state,
	}
	ctx, keep := cmd.Context(), &keeper{}
	if isTerminal() {
		ticker := time.NewTicker(tick)
		defer ticker.Stop()
		keep = openKeeper(session.Notes)
		var stop func()
		ctx, stop = signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGHUP)
		defer stop()
		session.Terminal, session.Tick, session.StateDir, session.Save = true, ticker.C, keep.dir, keep.Save
	}
	var err error
	if session.Lab, err = o.openLab(o.lesson, keep.Records()); err != nil {
		return err
	}
	session.Resumed = !strings.Contains(o.lesson, "/") && session.Lab.View().Player.Index() > 0
	return repl.Run(ctx, session)
}
