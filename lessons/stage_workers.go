package lessons

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"streamlab/engine"
	"streamlab/internal/workers"
)

// A stage's workers are clients of their own, which run the same commands as
// everybody. What they are sent comes to them and is in no Turn, nor is what
// their commands change.

// Pass lets time pass to t as WaitUntil does, but stops before that where more,
// which may be nil, says so after something has happened; done is false then. What happens is the same
// however often it stops.
func (s *Stage) Pass(t engine.Time, more func() bool) (turn Turn, done bool) {
	was, steps := s.Now(), 0
	for s.step(&turn, t) {
		steps++
		if more != nil && !more() {
			s.inputs = s.inputs.passed(was, 0, steps)
			return turn, false
		}
	}
	turn.add(s.turn(engine.Input{At: t, Op: engine.Advance}))
	s.inputs = s.inputs.passed(was, t, steps)
	return turn, true
}

// step lets the one thing happen that comes next, a sample of the workers' figures
// too, where that is at or before t.
func (s *Stage) step(turn *Turn, t engine.Time) bool {
	at, works := s.crew.Next()
	due, falls := s.engine.Deadline()
	switch {
	case falls && due <= t && (!works || due <= at):
		turn.add(s.turn(engine.Input{At: due, Op: engine.Advance}))
	case works && at <= t:
		s.works = port{s, at, turn}
		s.crew.Step(&s.works)
	default:
		return false
	}
	return true
}

// Event lets the one thing happen that comes next by itself, whenever that is: a
// worker's step, or what the clock brings. ok is false where there is none.
func (s *Stage) Event() (turn Turn, ok bool) {
	was := s.Now()
	for steps := 1; ; steps++ {
		sampled := s.samplesNext()
		if !s.step(&turn, endOfTime) {
			s.inputs = s.inputs.passed(was, 0, steps-1)
			return turn, false
		}
		if !sampled {
			s.inputs = s.inputs.passed(was, 0, steps)
			return turn, true
		}
	}
}

// endOfTime is a time that nothing comes after.
const endOfTime = engine.Time(math.MaxInt64)

// samplesNext reports whether what comes next is only a sample of the workers'
// figures.
func (s *Stage) samplesNext() bool {
	at, works := s.crew.Next()
	due, falls := s.engine.Deadline()
	return works && (!falls || at < due) && s.crew.Samples()
}

// RunWorkers does what a command of the package workers says: "kill adder". The
// error says why not, or how to write it.
func (s *Stage) RunWorkers(words []string) (Turn, error) {
	if len(words) > 1 && !ValidClient(words[1]) {
		return Turn{}, fmt.Errorf("%q cannot be a worker's name: %s", words[1], clientRule)
	}
	var turn Turn
	was := s.Now()
	p := port{s, was, &turn}
	err := s.crew.Run(&p, was, words)
	if err == nil {
		s.inputs = s.inputs.and(Input{Kind: ToldCrew, At: was, Words: slices.Clone(words)})
	}
	return turn, err
}

// StopWorkers stops all workers at once, RestartWorkers begins those anew, and
// DismissWorkers lets all go.
func (s *Stage) StopWorkers() { s.crew.StopAll(s.turnedCrew("stop")) }

// RestartWorkers begins all workers anew that are stopped.
func (s *Stage) RestartWorkers() { s.crew.RestartAll(s.turnedCrew("restart"), s.Now()) }

// DismissWorkers lets all workers go.
func (s *Stage) DismissWorkers() { s.crew.Dismiss(s.turnedCrew("dismiss")) }

// turnedCrew notes what all workers are told, and returns where they run.
func (s *Stage) turnedCrew(what string) *port {
	s.inputs = s.inputs.and(Input{Kind: CrewTurned, At: s.Now(), Words: []string{what}})
	return &port{s, s.Now(), &Turn{}}
}

// learnersOwn leaves out the events that workers caused.
func (s *Stage) learnersOwn(events []engine.Event) []engine.Event {
	if s.crew.Len() == 0 {
		return events
	}
	return slices.DeleteFunc(events, func(e engine.Event) bool { return s.crew.Has(e.Client) })
}

// add appends what another turn did.
func (t *Turn) add(more Turn) {
	t.Delivered = append(t.Delivered, more.Delivered...)
	t.Events = append(t.Events, more.Events...)
}

// A port runs workers' commands on a stage, all at one moment.
type port struct {
	*Stage
	at   engine.Time
	turn *Turn // what learners are told by it
}

// Do implements workers.Port.
func (p *port) Do(client engine.ClientID, words [][]byte) (reply []byte, blocked bool) {
	if p.watches(client) {
		return p.doWatched(client, words)
	}
	return p.do(client, words, nil)
}

// do runs a worker's command; then is called before others hear of it.
func (p *port) do(client engine.ClientID, words [][]byte, then func(blocked bool)) (reply []byte, blocked bool) {
	var result engine.Result
	p.reply, result = p.engine.ApplyTo(p.reply[:0], engine.Input{At: p.at, Client: client, Args: words, Events: p.events[:0]})
	p.events = result.Events
	p.note(result.Events)
	if then != nil {
		then(result.Blocked)
	}
	if len(result.Delivered) > 0 {
		p.deliver(result)
	}
	return p.reply, result.Blocked
}

// deliver hands on what a worker's command gave to others.
func (p *port) deliver(result engine.Result) {
	own, others := p.sort(result.Delivered)
	p.turn.Delivered = append(p.turn.Delivered, own...)
	if len(others) > 0 && p.outside != nil {
		p.outside(engine.Result{Delivered: others})
	}
}

// Open implements workers.Port.
func (p *port) Open(name string) engine.ClientID {
	p.engine.Apply(engine.Input{At: p.at, Op: engine.Advance})
	return p.open(name)
}

// Close implements workers.Port.
func (p *port) Close(name string) {
	id, ok := p.clients[name]
	if !ok {
		return
	}
	p.engine.Apply(engine.Input{At: p.at, Op: engine.Close, Client: id})
	p.clients = maps.Clone(p.clients)
	delete(p.clients, name)
}

// Snapshot implements workers.Port.
func (p *port) Snapshot() engine.Snapshot {
	p.engine.Apply(engine.Input{At: p.at, Op: engine.Advance})
	return p.engine.Snapshot()
}

var _ workers.Port = (*port)(nil)
