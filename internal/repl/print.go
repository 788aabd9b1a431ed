package repl

import (
	"fmt"
	"io"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/internal/lab"
	"streamlab/render"
)

// flush prints what the transcript has beyond what is printed.
func (s *session) flush() { s.flushTo(s.Lab.View().Transcript.Len()) }

func (s *session) flushTo(n int) {
	t := s.Lab.View().Transcript
	for ; s.printed < n; s.printed++ {
		line := t.At(s.printed)
		printers[line.Kind](s, line)
	}
}

// tell prints what an operation did: behind each of its commands what that
// changed.
func (s *session) tell(out lab.Outcome) {
	for _, p := range out.Points {
		s.flushTo(p.Lines)
		s.changedTo(p.Snapshot, p.Restored)
	}
	s.flush()
	s.changed()
}

// printers prints a line of each kind.
var printers = [...]func(*session, lab.Line){
	lab.Typed:   (*session).printTyped,
	lab.Replied: func(s *session, l lab.Line) { s.reply("", l.Reply) },
	lab.Waits:   func(s *session, l lab.Line) { s.say(s.theme.Notice(l.Client + " " + l.Text)) },
	lab.Late:    func(s *session, l lab.Line) { s.reply(l.Client, l.Reply) },
	lab.Notice:  func(s *session, l lab.Line) { s.say(s.wrapped(s.theme.Notice(l.Text))) },
	lab.Undone:  func(s *session, l lab.Line) { s.say(s.theme.TakenBack(l.Text)) },
	lab.Redone:  func(s *session, l lab.Line) { s.say(s.theme.Repeated(l.Text)) },
	lab.Problem: func(s *session, l lab.Line) { s.problem(l.Text) },
	lab.Changed: func(s *session, l lab.Line) {
		s.say(s.theme.Difference(*l.Change).Wrap(s.width(), render.DifferenceHang(*l.Change)))
	},
	lab.Lesson: func(s *session, l lab.Line) { s.say(s.theme.Prose(l.Text, s.width())) },
}

// printTyped shows a command that the lesson ran. One that was typed here
// stands on the screen, or came down the pipe; one of an earlier run does not.
func (s *session) printTyped(l lab.Line) {
	s.ran = l.Text
	if l.Scripted || s.replaying {
		s.say(s.theme.Typed(l.Client, l.Text))
	}
}

// reply prints a reply; client is who waited for it, "" for one that came at
// once.
func (s *session) reply(client string, r engine.Reply) {
	switch {
	case s.raw && !s.Seen:
		text := rediscli.Pipe(r)
		if client == "" && r.IsError() && verbatim(s.ran) {
			text = strings.TrimSuffix(text, "\n")
		}
		_, _ = io.WriteString(&s.out, text)
	case client == "":
		s.print(s.theme.Replied(r, s.form()))
	default:
		s.print(s.theme.Late(client, r, s.form()))
	}
}

// verbatim tells the commands whose reply redis-cli prints as it is, errors too.
func verbatim(command string) bool {
	words, _ := rediscli.Split(strings.ToLower(command))
	return len(words) > 1 && words[0] == "client" && (words[1] == "list" || words[1] == "info")
}

func (s *session) form() render.Form {
	if s.raw {
		return render.PipeForm
	}
	return render.TerminalForm
}

// say prints what the program itself says: beside the replies, unless a person
// reads along or asked for it.
func (s *session) say(lines []render.Line) {
	if s.aloud() || s.asked {
		s.print(lines)
		return
	}
	_, _ = io.WriteString(s.Notes, s.theme.Plain(lines))
}

// aloud tells whether all that happens is told: on a terminal, and in a lesson.
func (s *session) aloud() bool { return s.Terminal || s.Lab.View().Player.Lesson() != nil }

// problem prints what was refused, and what to do.
func (s *session) problem(text string) {
	lines := s.wrapped(s.theme.Problem(text))
	if s.aloud() || text == rediscli.ErrArguments.Error() { // redis-cli prints this one among its replies
		s.print(lines)
		return
	}
	_, _ = io.WriteString(s.Notes, s.theme.Plain(lines))
}

func (s *session) print(lines []render.Line) { s.printf("%s", s.theme.Plain(lines)) }

// wrapped breaks what is told on a terminal or in a lesson between words. What
// stands behind a gap, as in a table, goes on below it.
func (s *session) wrapped(lines []render.Line) (all []render.Line) {
	if !s.aloud() {
		return lines
	}
	for _, l := range lines {
		all = append(all, l.Wrap(s.width(), render.Hang(l.Text(), s.width()))...)
	}
	return all
}

func (s *session) printf(format string, args ...any) {
	_, _ = fmt.Fprintf(&s.out, format, args...)
}

// output is where replies go. It keeps the first error, after which nothing is
// written.
type output struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (n int, err error) {
	if o.err == nil {
		n, o.err = o.w.Write(p)
	}
	return n, o.err
}
