package lessons

import (
	"fmt"
	"time"

	"streamlab/engine"
)

// DefaultClient is the handle of whoever types where a lesson names no client.
const DefaultClient = "you"

// Rehearse plays a lesson. It never fails: what is wrong is in Faults.
func Rehearse(lesson *Lesson) *Rehearsal {
	r := rehearser{
		out:    &Rehearsal{Lesson: lesson},
		stage:  NewStage(lesson.Options()),
		client: DefaultClient,
	}
	r.setUp()
	for i := range lesson.Steps {
		r.step(i)
	}
	r.out.Faults = r.out.Faults.sorted()
	return r.out
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
	r.out.Faults = append(r.out.Faults, r.out.Lesson.Fault(at, problem, remedy))
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

// step plays one step: the tick that leads to it, its script, its checks.
func (r *rehearser) step(i int) {
	step := &r.out.Lesson.Steps[i]
	var out Rehearsed
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
		out.Lines = append(out.Lines, r.play(command))
	}
	out.After = r.stage.Moment()
	scope := out.scope(len(out.Lines))
	out.Learned = r.bind(scope, step.Bind)
	r.bindings = out.Learned
	r.figure(step, &out, scope)
	r.prove(step, &out)
	r.out.Steps = append(r.out.Steps, out)
}

// scope returns what checks are asked of after so many lines of the script.
func (s *Rehearsed) scope(lines int) Scope {
	m := s.Entry
	scope := Scope{Bindings: s.Bindings}
	for _, line := range s.Lines[:lines] {
		m = line.After
		scope.Happened = scope.Happened.And(line.happening())
	}
	scope.Snapshot, scope.Clients, scope.Workers = m.Snapshot, m.Clients, m.Workers
	return scope
}

func (p Played) happening() Happening {
	if p.Wait > 0 {
		return waitHappening(p.Wait, p.Events)
	}
	return Happening{p.Client, p.Args, p.Events}
}

// waitHappening is how a passing of time is listed among the commands.
func waitHappening(d time.Duration, events []engine.Event) Happening {
	return Happening{Args: []string{":wait", d.String()}, Events: events}
}

// play runs one scripted line.
func (r *rehearser) play(c Command) Played {
	p := Played{Client: c.Client, Text: c.Text(r.bindings), Pos: c.Pos}
	if p.Client == "" {
		p.Client = r.client
	}
	if d, ok := c.Wait(); ok {
		p.Wait = d
		p.Turn = r.stage.Wait(d)
	} else if words := c.workerWords(); words != nil {
		p.Args = append([]string{":" + words[0]}, words[1:]...)
		r.direct(&p, words)
	} else if args, err := c.Words(r.bindings); err == nil && len(args) > 0 {
		p.Args = args
		r.run(&p)
	} else {
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
	p.Events = append(before.Events, p.Events...)
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
