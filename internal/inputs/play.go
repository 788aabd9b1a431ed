package inputs

import (
	"fmt"

	"streamlab/engine"
	"streamlab/lessons"
)

// Play does on a new stage, which may ask for a password, what a journal says. The
// error tells which input it cannot do; the stage is then as far as that.
func (j Journal) Play(secret engine.Options) (*lessons.Stage, error) {
	secret.Compat, secret.Start, secret.Events = j.Compat, j.Start, true
	stage := lessons.NewStage(secret)
	for i, in := range j.Inputs {
		if err := j.input(stage, in); err != nil {
			return stage, fmt.Errorf("input %d: %w", i+1, err)
		}
	}
	return stage, nil
}

// Time that passes while workers work is played by seconds, so that somebody can be
// told; of a very long one, by thousandths.
const second, pieces = engine.Time(1_000_000), 1000

// input plays an input, and tells how far that is.
func (j Journal) input(stage *lessons.Stage, in lessons.Input) error {
	if in.Kind == lessons.TimePassed && stage.Now() == in.At && stage.Moment().Workers.Busy() {
		each := max(second, (in.To-in.At)/pieces)
		for ; in.To-in.At > each; in.At += each {
			if err := stage.Replay(lessons.Input{Kind: lessons.TimePassed, At: in.At, To: in.At + each}); err != nil {
				return err
			}
			j.tell(stage.Now())
		}
	}
	if err := stage.Replay(in); err != nil {
		return err
	}
	j.tell(stage.Now())
	return nil
}

func (j Journal) tell(at engine.Time) {
	if j.Played != nil {
		j.Played(at)
	}
}
