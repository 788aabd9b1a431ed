package lessons

import (
	"fmt"
)

// Replay does an input again. The error says that the stage is not where it was when
// it was told that, or that it cannot be told it.
func (s *Stage) Replay(in Input) error {
	_, _, err := s.ReplaySome(in, nil)
	return err
}

// ReplaySome does an input again as Replay does, but of time that passes only as much
// as more lets it: see Pass. left is what is still to be done then, nil where that is
// nothing. The turn is of commands and time.
func (s *Stage) ReplaySome(in Input, more func() bool) (turn Turn, left *Input, err error) {
	if s.Now() != in.At {
		return turn, nil, fmt.Errorf("the clock is at %d, and was at %d", s.Now(), in.At)
	}
	switch in.Kind {
	case TimePassed:
		turn, left = s.passAgain(in, more)
	case DidRun:
		turn, err = s.runAgain(in)
	case ToldCrew:
		turn, err = s.RunWorkers(in.Words)
	case CrewTurned:
		err = s.turnCrew(in.Words)
	case Came:
		if len(in.Words) != 2 {
			return turn, nil, fmt.Errorf("a connection has two ends, not %d", len(in.Words))
		}
		s.OpenOutsider(in.Outsider, in.Words[0], in.Words[1])
	case Went:
		s.CloseOutsider(in.Outsider)
	case RanOutside:
		s.runOutsideAgain(in)
	default:
		err = fmt.Errorf("there is no input of kind %d", in.Kind)
	}
	return turn, left, err
}

// passAgain lets time pass again, and returns what of it is left.
func (s *Stage) passAgain(in Input, more func() bool) (turn Turn, left *Input) {
	if in.To > s.Now() {
		var done bool
		if turn, done = s.Pass(in.To, more); !done {
			in.At = s.Now()
			return turn, &in
		}
	}
	for n := range in.Steps {
		at := s.Now()
		if n > 0 && more != nil && !more() {
			return turn, &Input{Kind: TimePassed, At: at, Steps: in.Steps - n}
		}
		if !s.step(&turn, endOfTime) {
			break
		}
		s.inputs = s.inputs.passed(at, 0, 1)
	}
	return turn, nil
}

func (s *Stage) runAgain(in Input) (Turn, error) {
	if !ValidClient(in.Client) {
		return Turn{}, fmt.Errorf("%q cannot be a client's name", in.Client)
	}
	if _, waits := s.Moment().Waiting(in.Client); waits || len(in.Words) == 0 {
		return Turn{}, fmt.Errorf("%s cannot run a command now", in.Client)
	}
	return s.Run(in.Client, in.Words), nil
}

func (s *Stage) turnCrew(words []string) error {
	switch {
	case len(words) == 1 && words[0] == "stop":
		s.StopWorkers()
	case len(words) == 1 && words[0] == "restart":
		s.RestartWorkers()
	case len(words) == 1 && words[0] == "dismiss":
		s.DismissWorkers()
	default:
		return fmt.Errorf("workers cannot be told %q", words)
	}
	return nil
}

// runOutsideAgain runs an outsider's command. One that was connected when an undo led
// back to before it came is connected again.
func (s *Stage) runOutsideAgain(in Input) {
	if s.Standing(in.Outsider).Closing {
		s.OpenOutsider(in.Outsider, "", "")
	}
	words := make([][]byte, len(in.Words))
	for i, w := range in.Words {
		words[i] = []byte(w)
	}
	s.RunOutsider(nil, in.Outsider, words)
}
