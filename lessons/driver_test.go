package lessons_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

// A driver plays a lesson as a lab does: it does what the player wants done, on
// a stage.
type driver struct {
	stage  *lessons.Stage
	player lessons.Player
	prompt string   // what the lesson typed
	told   []string // what the last event led to
	ran    int      // commands of the script
}

func drive(r *lessons.Rehearsal) *driver {
	d := &driver{stage: lessons.NewStage(r.Lesson.Options()), player: r.Start()}
	d.stage.Set(r.At(0, 0))
	return d
}

// event lets an event happen.
func (d *driver) event(e lessons.Event) {
	d.told = nil
	d.next(e)
}

func (d *driver) next(e lessons.Event) {
	player, effects := d.player.Next(e, d.stage.Moment())
	d.player = player
	for _, effect := range effects {
		d.perform(effect)
	}
}

func (d *driver) perform(effect lessons.Effect) {
	switch e := effect.(type) {
	case lessons.Type:
		d.prompt = e.Line
		d.tell("types %s", e.Line)
	case lessons.Run:
		d.ran++
		d.run(e.Client, e.Line)
	case lessons.Wait:
		d.stage.Wait(e.D)
	case lessons.Restore:
		d.stage.Set(d.player.Rehearsal().At(e.Step, e.Line))
		d.tell("restored: %s", e.Why)
	case lessons.Tell:
		d.tell("%s", e.Text)
	case lessons.Passed:
		d.tell("passed: %s", e.How)
	case lessons.Finished:
		d.tell("finished")
	}
}

// run runs a command or a :wait as client.
func (d *driver) run(client, line string) {
	d.prompt = ""
	c := lessons.Command{Client: client, Line: line}
	if wait, ok := c.Wait(); ok {
		d.stage.Wait(wait)
		d.next(lessons.Waited{D: wait, ByHand: true})
		return
	}
	args, err := rediscli.Split(line)
	if _, waits := d.stage.Moment().Waiting(client); err != nil || waits {
		return
	}
	turn := d.stage.Run(client, args)
	d.next(lessons.Ran{Client: client, Text: line, Args: args, Reply: turn.Reply, Blocked: turn.Blocked})
}

func (d *driver) tell(format string, args ...any) {
	d.told = append(d.told, fmt.Sprintf(format, args...))
}

// types runs a line as the step's client, whatever the lesson wants.
func (d *driver) types(line string) {
	d.told = nil
	d.run(d.player.Client(), line)
}

// says fails the test unless the last event led to these, in this order; each is
// the beginning of one.
func (d *driver) says(t *testing.T, want ...string) {
	t.Helper()
	for i, text := range d.told {
		if i >= len(want) || !strings.HasPrefix(text, want[i]) {
			t.Fatalf("it says %q, want %q", d.told, want)
		}
	}
	if len(want) > len(d.told) {
		t.Fatalf("it says %q, want %q", d.told, want)
	}
}

func (d *driver) at(id string) *driver {
	for i, s := range d.player.Lesson().Steps {
		if s.ID == id {
			d.event(lessons.Goto{Step: i})
		}
	}
	return d
}

func TestAWrongChoiceLeavesTheQuestionOpen(t *testing.T) {
	d := drive(sample(t)).at("what-stays")
	d.event(lessons.Answer{Text: "9"})
	d.says(t, "Pick a letter from a to b.")
	d.event(lessons.Answer{Text: "b)"})
	d.says(t, "*Not so*: XACK only takes entry 0 from the PEL.\n\nPick again.")
	if d.player.Complete() || d.player.Awaits() != lessons.AwaitsChoice {
		t.Error("the step is done")
	}
	d.event(lessons.Answer{Text: "Three entries"})
	d.says(t, "*Right*: XACK takes nothing from a stream.\n\nStreams lose", "passed: solved")
	d.event(lessons.Choose{N: 2})
	d.says(t, "*Not so*: XACK only takes entry 0 from the PEL.")
}

func TestAPredictionOfAFigureIsANumber(t *testing.T) {
	for answer, want := range map[string]string{
		"1": "*Right*", " 1. ": "*Right*", "(integer) 1": "*Right*", "one": "*Right*", "1 entry": "*Right*", "01": "*Right*",
		"2": "You said `2`. It is `1`.", "none": "You said `none`.", "nil": "You said",
		"": "Answer the question first", "yes": "The answer is a number", "1 or 2": "The answer is a number", "1-0": "The answer is a number",
	} {
		d := drive(sample(t)).at("how-many")
		d.event(lessons.Answer{Text: answer})
		if last := len(d.told) - 1; !strings.HasPrefix(strings.Join(d.told[max(last-1, 0):], ""), want) {
			t.Errorf("%q: it says %q", answer, d.told)
		}
		if answered := !strings.Contains(want, "nswer"); d.player.Complete() != answered {
			t.Errorf("%q: complete is %v", answer, d.player.Complete())
		}
	}
}

// Who runs a predict step's commands before answering has seen the answer.
func TestAPredictionThatIsRunFirstIsShown(t *testing.T) {
	d := drive(sample(t)).at("how-many")
	d.types("XPENDING numbers group0")
	d.says(t)
	if d.player.Free() {
		t.Error("the step's own command is free play")
	}
	d.types(":wait 1s")
	d.told = nil
	d.run("consumerB", "XADD numbers * n 2")
	d.says(t, "It is `1`.\n\nOne.", "passed: shown")
}

// In free play, Enter leads back, also where a question waits.
func TestGoLeadsBackFromFreePlay(t *testing.T) {
	for _, step := range []string{"take-it", "how-many", "what-stays"} {
		d := drive(sample(t)).at(step)
		d.types("XADD numbers * n 9")
		if !d.player.Free() {
			t.Errorf("%s: it is no free play", step)
		}
		d.event(lessons.Go{})
		if r := d.player.Rehearsal(); d.player.Free() || !d.stage.Moment().Same(r.At(d.player.Index(), 0)) {
			t.Errorf("%s: Go says %q, and the state is not the lesson's", step, d.told)
		}
	}
}

// TestWhateverTheLearnerDoes drives the sample by random events and commands.
func TestWhateverTheLearnerDoes(t *testing.T) {
	r := sample(t)
	lines := []string{
		"XREADGROUP GROUP group0 consumerA COUNT 1 STREAMS numbers >", "XPENDING numbers group0", ":wait 1s",
		"XACK numbers group0 0-1", "DEL numbers", "XADD numbers * n 7", "XREAD BLOCK 0 STREAMS numbers $", "nonsense",
	}
	rapid.Check(t, func(t *rapid.T) {
		d := drive(r)
		for range rapid.IntRange(1, 60).Draw(t, "events") {
			before, ran := d.player, d.ran
			if rapid.Bool().Draw(t, "types") {
				d.types(rapid.SampledFrom(lines).Draw(t, "line"))
			} else if e := rapid.SampledFrom(events()).Draw(t, "event"); !isReport(e) {
				d.event(e)
			}
			if d.player.Finished() && before.Finished() && d.ran != ran {
				t.Fatal("a lesson that is over runs its script")
			}
			for i := range r.Len() {
				if d.player.Passed(i) < before.Passed(i) {
					t.Fatalf("step %d was passed as %s, and is as %s", i, before.Passed(i), d.player.Passed(i))
				}
			}
			awaits := d.player.Awaits()
			if _, ok := d.player.Scripted(); !ok && (awaits == lessons.AwaitsType || awaits == lessons.AwaitsRun) {
				t.Fatal("it awaits a line that is not there")
			}
		}
		presentToTheEnd(t, d)
	})
}

// isReport tells the events that say what the stage did: only a driver makes
// them.
func isReport(e lessons.Event) bool {
	switch e.(type) {
	case lessons.Ran, lessons.Waited:
		return true
	}
	return false
}

// presentToTheEnd presses a presenter's key until the lesson is over, from
// whatever state.
func presentToTheEnd(t *rapid.T, d *driver) {
	for range 100 {
		if d.player.Finished() {
			return
		}
		d.event(lessons.Present{})
	}
	t.Fatalf("the presenter comes to no end, at step %d", d.player.Index())
}
