package main

import (
	"errors"

	"github.com/spf13/cobra"

	"streamlab/internal/tui"
)

// errNoTerminal names the ways that need no terminal.
var errNoTerminal = errors.New("this needs a terminal: \"streamlab repl\" reads commands from a pipe, " +
	"and \"streamlab run\" plays lessons without one")

func learnCommand(o *options) *cobra.Command {
	return o.screenCommand(tui.Learn, &cobra.Command{
		Use:   "learn LESSON",
		Short: "Open a lesson in full screen",
		Args:  cobra.ExactArgs(1),
	})
}

func sandboxCommand(o *options) *cobra.Command {
	cmd := o.screenCommand(tui.Sandbox, &cobra.Command{
		Use:   "sandbox",
		Short: "Try commands in full screen, without a lesson",
		Args:  cobra.NoArgs,
	})
	o.loadFlags(cmd)
	return cmd
}

func demoCommand(o *options) *cobra.Command {
	return o.screenCommand(tui.Demo, &cobra.Command{
		Use:   "demo LESSON",
		Short: "Present a lesson: any key types and runs what comes next",
		Args:  cobra.ExactArgs(1),
	})
}

// screenCommand makes a command that opens the full screen; its argument is a
// lesson.
func (o *options) screenCommand(mode tui.Mode, cmd *cobra.Command) *cobra.Command {
	if mode == tui.Learn || mode == tui.Demo {
		cmd.ValidArgsFunction = o.completeLessons
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		screen, err := o.screen(mode, args)
		if err != nil {
			return err
		}
		keep := o.openKeeper(cmd.ErrOrStderr())
		if mode == tui.List {
			screen.Lesson = keep.past.Last
		}
		screen.Progress, screen.History, screen.Version = keep, keep.dir, cmd.Root().Version
		return runShared(cmd.Context(), screen, defaultServe())
	}
	return cmd
}

func (o *options) screen(mode tui.Mode, args []string) (tui.Options, error) {
	course, err := o.course()
	if err != nil {
		return tui.Options{}, err
	}
	compat, err := o.server()
	if err != nil {
		return tui.Options{}, err
	}
	screen := tui.Options{Mode: mode, Course: course, Compat: compat, ASCII: o.ascii, NoColor: o.noColor, Save: saveNew}
	if screen.Load, err = o.journal(); err != nil {
		return tui.Options{}, err
	}
	if screen.Load != nil {
		screen.Compat = screen.Load.Compat
	}
	if len(args) > 0 {
		list, err := pick(course, args)
		if err != nil {
			return tui.Options{}, err
		}
		screen.Lesson = list[0].ID
	}
	if !isTerminal() {
		return tui.Options{}, errNoTerminal
	}
	return screen, nil
}
