package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chzyer/readline"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
	"streamlab/lessons"
	"streamlab/render"
)

// Options say what a session works on. Lab is needed, and where there is no
// terminal In, Out and Notes; the rest works as zero values.
type Options struct {
	Lab    *lab.Lab
	In     io.Reader     // read line by line
	Out    io.Writer     // replies, and all that was asked for
	Notes  io.Writer     // what goes beside: what the lab says of a pipe's lines
	State  bool          // print groups and pending entries after each change
	Glyphs render.Glyphs // what to draw with; the zero value is ASCII

	Seen     bool             // Out is a terminal: print for one, as Terminal does
	Terminal bool             // edit lines on the process's terminal, instead of In, Out and Notes
	StateDir string           // where a terminal's history is kept
	Compat   engine.Compat    // what the sandbox imitates, for the greeting
	Tick     <-chan time.Time // when to look at a running clock; nil: only when something is typed

	Pastes bool // the terminal can mark what is pasted

	Resumed bool                       // the lesson goes on where it was left, if the learner wants
	Save    func(lessons.Record) error // keeps a lesson's record after each line; nil: nothing is kept
}

// A session is one line-mode run.
type session struct {
	Options
	console readline.Config // where a terminal is; the zero one is the process's
	in      reader
	out     output
	theme   render.Theme
	close   func() // sets back what open set

	mu        sync.Mutex      // guards what follows, and what is printed
	raw       bool            // replies in redis-cli's pipe form
	printed   int             // how many lines of the transcript are out
	replaying bool            // the transcript's lines were typed in an earlier run
	ran       string          // the last command whose reply is printed
	asked     bool            // the line asked for what the lab says
	prefill   string          // what the next prompt begins with
	question  *question       // what is asked first
	told      told            // how far the lesson is told
	last      engine.Snapshot // the state that changes are told from
	notSaved  string          // what was said of saving
	wantsOut  bool            // Ctrl-C was the last key
	left      bool
	hinted    bool // it was said that :why explains
}

// Run reads lines until the input ends, the user leaves, or, on a terminal, ctx
// ends. The terminal is as it was afterwards.
func Run(ctx context.Context, o Options) error {
	o.Seen = o.Seen || o.Terminal
	return (&session{Options: o, raw: !o.Seen}).run(ctx)
}

func (s *session) run(ctx context.Context) error {
	if err := s.open(); err != nil {
		return fmt.Errorf("open the line mode: %w", err)
	}
	defer s.close()
	ctx, done := context.WithCancel(ctx)
	defer done()
	s.begin()
	go s.watch(ctx)
	for {
		if over, err := s.over(); over {
			return err
		}
		if err := s.next(); err != nil {
			return err
		}
	}
}

// over tells whether the session is at its end: the user leaves, or nothing can
// be written any more.
func (s *session) over() (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.out.err != nil {
		return true, fmt.Errorf("write replies: %w", s.out.err)
	}
	return s.left, nil
}

// open prepares where lines come from and go to.
func (s *session) open() error {
	s.theme = render.NewTheme(render.NoPalette(), s.Glyphs)
	s.close = func() {}
	if !s.Terminal {
		s.in, s.out.w = newPipe(s.In), s.Out
		return nil
	}
	t, err := s.openTerminal()
	if err == nil {
		s.in, s.out.w, s.Notes = t, t, t
	}
	return err
}

// watch lets the time of a running clock pass while nobody types.
func (s *session) watch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			s.in.Stop()
			return
		case <-s.Tick:
			for s.sync() && ctx.Err() == nil {
			}
		}
	}
}

// sync lets time pass, and tells whether the lab is at something that takes a while.
func (s *session) sync() (busy bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Lab.Sync()
	if s.question == nil { // which asks whether to tell this
		s.flush()
	}
	return s.Lab.View().Errand.Text != ""
}

// next takes one line.
func (s *session) next() error {
	if s.question != nil {
		return s.question.ask(s)
	}
	v := s.Lab.View()
	line, err := s.in.Line(prompt(v), s.prefill)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.prefill = ""
	var long *lineTooLong
	var paste *pasted
	switch {
	case errors.Is(err, errInterrupted):
		s.interrupted()
	case errors.As(err, &long):
		s.problem(long.Error())
	case errors.As(err, &paste):
		s.offerLines(paste.lines)
	case errors.Is(err, io.EOF):
		s.left = true
		s.end()
	case err != nil:
		return fmt.Errorf("read a line: %w", err)
	default:
		s.take(line)
	}
	return nil
}

// prompt names the client, and its connection where that is called otherwise.
func prompt(v lab.View) string {
	for _, c := range v.Clients {
		if c.Handle == v.Client && c.Name != c.Handle && c.Name != "" {
			return render.PromptText(c.Handle + " (" + c.Name + ")")
		}
	}
	return render.PromptText(v.Client)
}

// take does what a line asks for and tells what came of it.
func (s *session) take(line string) {
	s.wantsOut = false
	s.jump(line)
	s.asked = asksLab(line)
	out := s.Lab.Run("", line)
	if out.Type != "" && !s.Terminal {
		out = s.Lab.Run("", "") // there is no prompt that a line could be typed into: run it
	}
	s.prefill = out.Type
	s.tell(out)
	for !s.Terminal && s.Lab.View().Errand.Text != "" {
		s.tell(s.Lab.Sync())
	}
	s.hintWhy()
	if out.Front != "" {
		s.front(out.Front, out.Argument)
	}
	s.lesson()
	s.save()
	s.asked = false
}

// hintWhy says once, after a reply that was probably not what was wanted, what
// explains it. A task says so by itself.
func (s *session) hintWhy() {
	v := s.Lab.View()
	step := v.Player.Step()
	if !s.Terminal || s.hinted || !v.Odd || step != nil && step.Kind == lessons.Task && !v.FreePlay {
		return
	}
	s.hinted = true
	s.say(s.theme.Notice("(:why explains this reply)"))
}

// save keeps what is done in the lesson. What is wrong with that is said once.
func (s *session) save() {
	r, ok := s.Lab.Record()
	if !ok || s.Save == nil {
		return
	}
	if err := s.Save(r); err != nil && err.Error() != s.notSaved {
		s.notSaved = err.Error()
		s.problem(s.notSaved)
	}
}

// asksLab tells the lines whose answer is what the lab says.
func asksLab(line string) bool {
	name, _, _ := strings.Cut(lab.Trim(line), " ")
	return slices.Contains([]string{":help", ":client", ":why", ":trace", ":diff", ":mark"}, name)
}

// jump gives a client that waits the time that it waits for, where lines cannot
// wait: on a pipe. Where the lesson's script wants the line the lab does it.
func (s *session) jump(line string) {
	if s.Terminal {
		return
	}
	v := s.Lab.View()
	client, words := command(line, v.Client)
	if !v.Player.Expects(client, words) && waits(v, client) {
		s.Lab.JumpToDeadline(client)
		s.flush()
	}
}

func waits(v lab.View, client string) bool {
	return slices.ContainsFunc(v.Clients, func(c lab.Client) bool { return c.Handle == client && c.Wait != nil })
}

// command is the command of a line and the client that it is for, "" if it is
// none.
func command(line, client string) (who string, words []string) {
	line = lab.Trim(line)
	if strings.HasPrefix(line, "@") {
		client, line, _ = strings.Cut(line[1:], " ")
	}
	words, err := rediscli.Split(line)
	if err != nil || len(words) == 0 || line[0] == ':' {
		return "", nil
	}
	return client, words
}

// end gives all that wait the time that they wait for, and tells of those that
// wait for ever.
func (s *session) end() {
	if s.Terminal {
		return
	}
	for ok := true; ok; s.flush() {
		_, ok = s.Lab.JumpToDeadline("")
	}
	s.changed()
	for _, c := range s.Lab.View().Clients {
		if c.Wait != nil {
			_, _ = fmt.Fprintf(s.Notes, "%s is still waiting (BLOCK 0)\n", c.Handle)
		}
	}
}
