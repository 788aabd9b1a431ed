package lessons_test

import (
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

func sample(t rapid.TB) *lessons.Rehearsal {
	t.Helper()
	src, err := os.ReadFile("testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	course, err := lessons.Parse("sample.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	return lessons.Rehearse(&course.Lessons[0])
}

// events are what may happen to a player, in any order.
func events() []lessons.Event {
	list := []lessons.Event{
		lessons.Go{}, lessons.Go{}, lessons.Skip{}, lessons.Back{}, lessons.Hint{}, lessons.Solution{},
		lessons.Present{}, lessons.Restart{}, lessons.Free{}, lessons.Return{},
		lessons.Answer{}, lessons.Answer{Text: "1"}, lessons.Answer{Text: "x"},
		lessons.Choose{}, lessons.Choose{N: 1}, lessons.Choose{N: 2}, lessons.Choose{N: -1},
		lessons.Goto{}, lessons.Goto{Step: 3}, lessons.Goto{Step: -1}, lessons.Goto{Step: 1000},
		lessons.Waited{D: time.Second}, lessons.Waited{D: time.Second, ByHand: true},
	}
	for _, line := range []string{"XLEN numbers", "XREADGROUP GROUP group0 consumerA COUNT 1 STREAMS numbers >", "nonsense"} {
		args, _ := rediscli.Split(line)
		list = append(list, lessons.Ran{Client: "consumerA", Text: line, Args: args, Reply: engine.Reply{}})
	}
	return list
}

// public is all that a player shows.
func public(p lessons.Player) string {
	if p.Lesson() == nil {
		return "no lesson"
	}
	line, more := p.Scripted()
	text, right, given := p.Answered()
	shown := fmt.Sprint(p.Index(), p.Visit(), p.Client(), p.Awaits(), p.Typed(), line.Text, more, p.Free(),
		p.Complete(), p.Finished(), p.Prose(), p.Ask(), p.Notes(), p.Goals(), p.Done(0), p.Choices(),
		p.HintsShown(), text, right, given)
	for i := range p.Lesson().Steps {
		shown += p.Passed(i).String()
	}
	return shown
}

// A player is a value: the same event gives the same next player and effects,
// and the player before stays as it was, whatever follows from it.
func TestPlayerIsAPureValue(t *testing.T) {
	r := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		p := r.Start()
		moments := []lessons.Moment{r.At(0, 0), r.At(2, 0), r.At(r.Len()-1, 0)}
		for range rapid.IntRange(1, 40).Draw(t, "events") {
			e := rapid.SampledFrom(events()).Draw(t, "event")
			m := rapid.SampledFrom(moments).Draw(t, "moment")
			before := public(p)
			next, effects := p.Next(e, m)
			again, same := p.Next(e, m)
			if public(p) != before {
				t.Fatalf("%T changed the player to\n%s\nfrom\n%s", e, public(p), before)
			}
			if public(next) != public(again) || !reflect.DeepEqual(effects, same) {
				t.Fatalf("%T gave two results", e)
			}
			p = next
		}
	})
}

// The zero player plays nothing, and takes everything.
func TestZeroPlayerPlaysNothing(t *testing.T) {
	var p lessons.Player
	for _, e := range events() {
		next, effects := p.Next(e, lessons.Moment{})
		if next.Lesson() != nil || len(effects) != 0 {
			t.Errorf("%T opened %v with %v", e, next.Lesson(), effects)
		}
	}
	if p.Step() != nil || p.Awaits() != lessons.AwaitsNothing || p.Prose() != "" || p.Client() != "" ||
		p.Passed(0) != lessons.NotPassed || p.Done(0) || p.Goals() != nil || p.Choices() != nil ||
		p.HintsShown() != nil || p.Rehearsal() != nil {
		t.Errorf("the zero player shows %s", public(p))
	}
	if _, ok := p.Scripted(); ok {
		t.Error("the zero player has a script")
	}
}

// Results from before stay where they are better.
func TestResultsFromBefore(t *testing.T) {
	p := lessons.Start(sample(t).Lesson)
	ids := p.Lesson().Steps
	p = p.WithResults(lessons.Record{Steps: map[string]lessons.How{
		ids[0].ID: lessons.Solved, ids[1].ID: lessons.Shown, "gone": lessons.Solved,
	}})
	p, _ = p.Next(lessons.Skip{}, p.Rehearsal().At(0, 0))
	p, _ = p.Next(lessons.Skip{}, p.Rehearsal().At(1, 0))
	p, _ = p.Next(lessons.Skip{}, p.Rehearsal().At(2, 0))
	want := map[string]lessons.How{
		ids[0].ID: lessons.Solved, ids[1].ID: lessons.Shown, ids[2].ID: lessons.Skipped,
	}
	if got := p.Record(); !reflect.DeepEqual(got.Steps, want) || got.Step != ids[3].ID || got.Lesson != "first-read" {
		t.Errorf("the record is %+v, want %v", got, want)
	}
}

// How is written by its name, and nothing else is read.
func TestHowIsANameInFiles(t *testing.T) {
	for _, how := range []lessons.How{lessons.NotPassed, lessons.Skipped, lessons.Shown, lessons.Solved} {
		text, err := how.MarshalText()
		var back lessons.How
		if err := back.UnmarshalText(text); err != nil || back != how {
			t.Errorf("%s came back as %v, %v", text, back, err)
		}
		if err != nil {
			t.Errorf("%v: %v", how, err)
		}
	}
	how := lessons.Shown
	if err := how.UnmarshalText([]byte("won")); err == nil || how != lessons.Shown {
		t.Errorf("read %v, %v", how, err)
	}
}
