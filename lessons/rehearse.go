package lessons

import (
	"fmt"
	"sync"
	"time"

	"streamlab/engine"
	"streamlab/engine/past"
)

// DefaultClient is the handle of whoever types where a lesson names no client.
const DefaultClient = "you"

// Rehearse begins to play a lesson: its set-up; each step follows when it is asked
// for. It never fails: what is wrong is in Faults.
func Rehearse(lesson *Lesson) *Rehearsal {
	n := len(lesson.Steps)
	r := &Rehearsal{Lesson: lesson, opened: make([]Opened, 0, n), played: make([]Rehearsed, 0, n)}
	r.player = rehearser{out: r, stage: NewStage(lesson.Options()), client: DefaultClient}
	r.player.setUp()
	return r
}

// rehearsed is a rehearsal that all share who play a lesson.
type rehearsed struct {
	once sync.Once
	it   *Rehearsal
}

// Rehearsal returns the rehearsal of a lesson from a file, which all share who ask for
// it: what one has waited for is there for the next.
func (l *Lesson) Rehearsal() *Rehearsal {
	l.shared.once.Do(func() { l.shared.it = Rehearse(l) })
	return l.shared.it
}

// openUpTo plays what leads to a step.
func (r *Rehearsal) openUpTo(step int) {
	if len(r.opened) > step {
		return
	}
	r.player.stage.writer = new(past.Writer) // others may read what was written so far
	for len(r.opened) <= step {
		if n := len(r.opened); n > 0 {
			r.playOpened(n - 1)
		}
		r.player.open(len(r.opened))
	}
}

// playUpTo plays the steps up to one.
func (r *Rehearsal) playUpTo(step int) {
	r.openUpTo(step)
	r.playOpened(step)
}

// playOpened plays the last step that was opened.
func (r *Rehearsal) playOpened(step int) {
	if len(r.played) == step {
		r.player.stage.writer = new(past.Writer)
		r.player.step(step)
	}
}

// Options returns the options of an engine that the lesson is played on.
func (l *Lesson) Options() engine.Options {
	return engine.Options{Compat: l.Compat, Start: l.Start, Events: true}
}

// A rehearser plays one lesson.
type rehearser struct {
	out      *Rehearsal
	stage    *Stage
	client   string            // the last step's
	bindings map[string]string // so far; replaced, never changed
}

// fault notes where the lesson isn't what its file says.
func (r *rehearser) fault(at Position, problem, remedy string) {
	r.out.faults = append(r.out.faults, r.out.Lesson.Fault(at, problem, remedy))
}

func (r *rehearser) setUp() {
	for _, command := range r.out.Lesson.Setup {
		played := r.play(command)
		if played.Reply.IsError() {
			r.fault(command.Pos, "the set-up fails: "+played.Reply.Str, "")
		}
		r.out.Setup = append(r.out.Setup, played)
	}
	moment := r.stage.Moment()
	scope := Scope{Snapshot: moment.Snapshot, Clients: moment.Clients, Workers: moment.Workers}
	r.bindings = r.bind(scope, r.out.Lesson.Bind)
}

// bind adds bindings to the scope's.
func (r *rehearser) bind(scope Scope, list []Binding) map[string]string {
	found := scope.Bind(list)
	for _, b := range list {
		if _, ok := found[b.Name]; !ok {
			r.fault(b.Pos, fmt.Sprintf("nothing is found for ${%s}", b.Name),
				"bind it to what is there at that moment")
		}
	}
	return found
}

// open comes to a step: the tick that leads to it, and its programs.
func (r *rehearser) open(i int) {
	step := &r.out.Lesson.Steps[i]
	var out Opened
	goesOn := step.Kind == Play && len(step.Workers) == 0
	if !goesOn {
		r.stage.DismissWorkers()
	} else {
		r.stage.StopWorkers()
	}
	if i > 0 {
		out.Arrived = r.stage.Wait(r.out.Lesson.Tick).Delivered
	}
	if step.As != "" {
		r.client = step.As
	}
	for _, command := range step.Workers {
		r.prepare(command)
	}
	if goesOn {
		r.stage.RestartWorkers()
	}
	out.Client, out.Entry, out.Bindings = r.client, r.stage.Moment(), r.bindings
	for _, command := range step.Script() {
		out.Script = append(out.Script, r.line(command))
	}
	r.out.opened = append(r.out.opened, out)
}

// step plays the step that was opened last: its script, its checks.
func (r *rehearser) step(i int) {
	step := &r.out.Lesson.Steps[i]
	out := Rehearsed{Opened: &r.out.opened[i]}
	for _, command := range step.Script() {
		out.Lines = append(out.Lines, r.play(command))
	}
	out.After = r.stage.Moment()
	scope := out.scope(len(out.Lines))
	out.Learned = r.bind(scope, step.Bind)
	r.bindings = out.Learned
	r.figure(step, &out, scope)
	r.prove(step, &out)
	r.out.played = append(r.out.played, out)
}

// scope returns what checks are asked of after so many lines of the script.
func (s *Rehearsed) scope(lines int) Scope {
	m := s.Entry
	var ran History
	for _, line := range s.Lines[:lines] {
		m = line.After
		ran = ran.And(line.happening())
	}
	return Scope{
		Snapshot: m.Snapshot, Clients: m.Clients, Workers: m.Workers, Bindings: s.Bindings,
		Happened: ran, Past: m.Past, Since: s.Entry.Past.Len(),
	}
}

func (p Played) happening() Happening {
	if p.Wait > 0 {
		return waitHappening(p.Wait)
	}
	return Happening{p.Client, p.Args, p.Reply}
}

// waitHappening is how a passing of time is listed among the commands.
func waitHappening(d time.Duration) Happening {
	return Happening{Args: []string{":wait", d.String()}}
}

// line is a command as it runs now. It has no words where it cannot be run.
func (r *rehearser) line(c Command) Line {
	l := Line{Client: c.Client, Text: c.Text(r.bindings), Pos: c.Pos}
	if l.Client == "" {
		l.Client = r.client
	}
	if d, ok := c.Wait(); ok {
		l.Wait = d
	} else if words := c.workerWords(); words != nil {
		l.Args = append([]string{":" + words[0]}, words[1:]...)
	} else if args, err := c.Words(r.bindings); err == nil {
		l.Args = args
	}
	return l
}

// play runs one scripted line.
func (r *rehearser) play(c Command) Played {
	p := Played{Line: r.line(c)}
	switch words := c.workerWords(); {
	case p.Wait > 0:
		p.Turn = r.stage.Wait(p.Wait)
	case words != nil:
		r.direct(&p, words)
	case len(p.Args) > 0:
		r.run(&p)
	default:
		r.fault(c.Pos, "this line cannot be run", "")
	}
	p.After = r.stage.Moment()
	return p
}

// direct runs a command that workers take.
func (r *rehearser) direct(p *Played, words []string) {
	turn, err := r.stage.RunWorkers(words)
	if err != nil {
		r.fault(p.Pos, err.Error(), "")
	}
	p.Turn, p.Quiet = turn, true
}

// prepare runs what has to be there when a play step begins.
func (r *rehearser) prepare(c Command) {
	if p := r.play(c); p.Reply.IsError() {
		r.fault(c.Pos, "this fails: "+p.Reply.Str, "")
	}
}

// run runs a command. Where its client still waits, the clock first goes on to
// the end of its BLOCK, as it does for lines on a pipe.
func (r *rehearser) run(p *Played) {
	var before Turn
	if w, waits := r.stage.Moment().Waiting(p.Client); waits {
		if w.Deadline == 0 {
			r.fault(p.Pos, p.Client+" still waits here, for ever", "let another client serve it first")
			return
		}
		before = r.stage.WaitUntil(w.Deadline)
	}
	p.Turn = r.stage.Run(p.Client, p.Args)
	p.Early = before.Delivered
	if w, waits := r.stage.Moment().Waiting(p.Client); waits {
		p.Block = BlockText(w)
	}
}

// figure finds the answer of a predict step.
func (r *rehearser) figure(step *Step, out *Rehearsed, scope Scope) {
	if step.Kind != Predict {
		return
	}
	figure, ok := step.Answer.Value(scope)
	if !ok {
		r.fault(step.AnswerAt, "the step's answer is not there after its run", "ask for something that is")
	}
	out.Figure = figure
}
