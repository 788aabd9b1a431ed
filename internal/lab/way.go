package lab

import (
	"slices"

	"streamlab/lessons"
)

// simulate brings a state back that was let go, that of a node or one that an act
// after it began from. then is told when it is there.
func (a *act) simulate(to state, n *node, then func(*act, state)) {
	if !to.far {
		then(a, to)
		return
	}
	way, ok := a.wayTo(to, n)
	if !ok {
		a.refuse(cannotRepeat)
		return
	}
	if a.clock.running {
		a.pause(true)
	}
	from := way.stage.Now()
	a.undertake(&errand{
		text: "going to " + timeText(to.time()), from: from, to: to.time(), now: way.stage.Now,
		work: func(a *act, more func() bool) bool {
			switch {
			case !way.goOn(more):
				return false
			case way.lost:
				a.refuse(cannotRepeat)
			default:
				then(a, way.state)
			}
			return true
		},
		quit: func(a *act) { a.say(Notice, "broken off: you are where you were") },
	})
}

// cannotRepeat says that a state is lost.
const cannotRepeat = "what led there is not kept: it cannot be simulated again"

// A way leads from a state that is kept to one that was let go, by way of those that
// acts in between began from. It has a stage of its own, which nobody sees.
type way struct {
	stage *lessons.Stage
	state state // where it has come to
	stops []*state
	left  []lessons.Input
	began uint64 // how much had happened when it began
	lost  bool   // it does not lead there
}

// maxStops is how many states on a way are kept, so that undo goes on from there at
// once.
const maxStops = 8

// wayTo plans the way to a state of a node, or to one that an act after it began from.
func (t *timeline) wayTo(to state, n *node) (*way, bool) {
	base, ok := t.anchor(&to, n)
	if !ok {
		return nil, false
	}
	stops := []*state{&to}
	for ; n.parent != nil && &n.from != base && len(stops) < maxStops; n = n.parent {
		if _, ok := stops[len(stops)-1].follows(&n.from); ok {
			stops = append(stops, &n.from)
		}
	}
	slices.Reverse(stops)
	w := &way{stage: base.stage.Another(), state: *base, stops: stops}
	w.stage.Set(base.moment)
	return w, w.setOut()
}

// setOut plans the way to the next stop.
func (w *way) setOut() (ok bool) {
	w.left, ok = w.stops[0].follows(&w.state)
	return ok
}

// goOn goes on as long as more lets it, and reports whether it has come to the end.
func (w *way) goOn(more func() bool) bool {
	for len(w.stops) > 0 && !w.lost {
		for len(w.left) > 0 && !w.lost {
			if !w.step(more) {
				return false
			}
		}
		w.stop()
	}
	return true
}

// step does one input again, or a part of it. It returns whether to go on.
func (w *way) step(more func() bool) bool {
	in, before := w.left[0], w.stage.Moment()
	turn, left, err := w.stage.ReplaySome(in, more)
	after := w.stage.Moment()
	if w.lost = err != nil; w.lost {
		return true
	}
	if in.Kind == lessons.DidRun {
		w.state.asked = w.state.asked.with(caseOf(in.Client, in.Words, before, after, turn))
	}
	w.state.asked = w.state.asked.served(turn.Delivered)
	if left != nil {
		w.left[0] = *left
		return false
	}
	w.left = w.left[1:]
	return more()
}

// stop keeps the state that the way has come to, and sets out for the next one.
func (w *way) stop() {
	at := w.stops[0]
	if w.lost = w.lost || w.stage.Now() != at.time(); w.lost {
		return
	}
	inputs, asked := at.moment.Inputs, w.state.asked
	at.moment, at.asked, at.shed = w.stage.Moment(), asked, shed{}
	at.moment.Inputs = inputs
	w.state = *at
	if w.stops = w.stops[1:]; len(w.stops) > 0 {
		w.lost = !w.setOut()
	}
}
