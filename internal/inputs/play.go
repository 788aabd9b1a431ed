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
		if err := stage.Replay(in); err != nil {
			return stage, fmt.Errorf("input %d: %w", i+1, err)
		}
	}
	return stage, nil
}
