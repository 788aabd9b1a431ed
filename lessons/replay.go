package lessons

import (
	"fmt"
)

// Replay does an input again. The error says that the stage is not where it was when
// it was told that, or that it cannot be told it.
func (s *Stage) Replay(in Input) error {
	if s.Now() != in.At {
		return fmt.Errorf("the clock is at %d, and was at %d", s.Now(), in.At)
	}
	switch in.Kind {
	case TimePassed:
		s.passAgain(in)
	case DidRun:
		return s.runAgain(in)
	case ToldCrew:
		_, err := s.RunWorkers(in.Words)
		return err
	case CrewTurned:
		return s.turnCrew(in.Words)
	case Came:
		if len(in.Words) != 2 {
			return fmt.Errorf("a connection has two ends, not %d", len(in.Words))
		}
		s.OpenOutsider(in.Outsider, in.Words[0], in.Words[1])
	case Went:
		s.CloseOutsider(in.Outsider)
	case RanOutside:
		s.runOutsideAgain(in)
	default:
		return fmt.Errorf("there is no input of kind %d", in.Kind)
	}
	return nil
}

func (s *Stage) passAgain(in Input) {
	if in.To > s.Now() {
		s.WaitUntil(in.To)
	}
	for range in.Steps {
		var turn Turn
		if !s.step(&turn, endOfTime) {
			break
		}
		s.inputs = s.inputs.passed(in.At, 0, 1)
	}
}

func (s *Stage) runAgain(in Input) error {
	if !ValidClient(in.Client) {
		return fmt.Errorf("%q cannot be a client's name", in.Client)
	}
	if _, waits := s.Moment().Waiting(in.Client); waits || len(in.Words) == 0 {
		return fmt.Errorf("%s cannot run a command now", in.Client)
	}
	s.Run(in.Client, in.Words)
	return nil
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
