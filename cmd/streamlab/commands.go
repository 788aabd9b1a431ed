package main

import (
	"io"

	"github.com/spf13/cobra"

	"streamlab/internal/play"
	"streamlab/internal/tui"
)

// options are what the flags say.
type options struct {
	lessons string // a lesson file; "" for the course built in
	compat  string // the sandbox's server version; "" for the default
	ascii   bool
	noColor bool
	lesson  string // repl: where to begin, LESSON or LESSON/STEP
	load    string // sandbox, repl: a journal to begin with; "" for none
	prefix  bool   // sandbox, repl: take the good beginning of a broken one
	state   bool   // repl: print the state after each command

	tells func() io.Writer // where whoever waits is told how far something is
}

// newRoot makes the command tree.
func newRoot() *cobra.Command {
	o := &options{}
	root := o.screenCommand(tui.List, &cobra.Command{
		Use:   "streamlab",
		Short: "Learn and try Redis Streams consumer groups in a terminal",
		Long: "Streamlab teaches Redis Streams consumer groups. Without a command it opens the\n" +
			"list of lessons; every lesson runs on an embedded engine, without a server.",
		Version: version(),
	})
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetVersionTemplate("streamlab {{.Version}}\n")
	flags := root.PersistentFlags()
	flags.StringVar(&o.lessons, "lessons", "", "play the lessons of this `file` instead of the built-in course")
	flags.StringVar(&o.compat, "compat", "", "server `version` that the sandbox imitates: "+compatTitles()+"; lessons name their own")
	flags.BoolVar(&o.ascii, "ascii", false, "draw with ASCII characters only")
	flags.BoolVar(&o.noColor, "no-color", false, "draw without colour; NO_COLOR does the same")
	complete(root, "compat", cobra.FixedCompletions(compatNames(), cobra.ShellCompDirectiveNoFileComp))
	root.AddCommand(learnCommand(o), sandboxCommand(o), demoCommand(o),
		replCommand(o), serveCommand(o), runCommand(o), checkCommand(o), listCommand(o))
	return root
}

func runCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "run [LESSON...]",
		Short: "Play lessons without a terminal and compare every reply with the file",
		Long: "Run plays lessons, solutions included, and prints each step with its client,\n" +
			"commands, replies, and the groups and pending entries that they leave.\n" +
			"It exits 1 where a reply differs from the lesson file.",
		ValidArgsFunction: o.completeLessons,
		RunE: func(cmd *cobra.Command, ids []string) error {
			course, err := o.course()
			if err != nil {
				return err
			}
			list, err := pick(course, ids)
			if err != nil {
				return err
			}
			return play.Run(cmd.OutOrStdout(), cmd.ErrOrStderr(), list, o.glyphs())
		},
	}
}

func checkCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check a lesson file and prove it by playing its solutions",
		Long: "Check reads a lesson file, the built-in one if none is named, gives advice, and\n" +
			"plays every solution. It exits 1 where the file cannot be read, a reply differs,\n" +
			"a solution does not reach its goals, or a task is solved before it begins.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.lessons = args[0]
			}
			course, err := o.course()
			if err != nil {
				return err
			}
			return play.Check(cmd.OutOrStdout(), course)
		},
	}
}

func listCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:               "list [LESSON...]",
		Short:             "List the lessons, or a lesson's steps, with your progress",
		ValidArgsFunction: o.completeLessons,
		RunE: func(cmd *cobra.Command, ids []string) error {
			course, err := o.course()
			if err != nil {
				return err
			}
			list, err := pick(course, ids)
			if err != nil {
				return err
			}
			return play.List(cmd.OutOrStdout(), list, o.openKeeper(cmd.ErrOrStderr()).Records(), len(ids) > 0)
		},
	}
}

// complete sets what a shell completes a flag with, which cannot fail for a flag
// that is there.
func complete(cmd *cobra.Command, flag string, with cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, with); err != nil {
		panic(err)
	}
}

// completeLessons completes the names of lessons for a shell.
func (o *options) completeLessons(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	course, err := o.course()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var list []cobra.Completion
	for _, lesson := range course.Lessons {
		list = append(list, cobra.CompletionWithDesc(lesson.ID, lesson.Title))
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}
