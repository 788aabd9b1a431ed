package tui

import (
	"testing"

	"streamlab/internal/lab"
)

func TestALessonThatIsLeftIsNotServedAnyMore(t *testing.T) {
	for _, kept := range []bool{false, true} {
		l, err := lab.New(lab.Options{})
		if err != nil {
			t.Fatal(err)
		}
		l.Share("127.0.0.1:6399")
		shared := l
		m := &Model{play: &play{lab: l}, options: Options{Share: func(l *lab.Lab) (string, error) {
			shared = l
			return "", nil
		}}}
		if kept { // as the sandbox is
			m.sandbox = m.play
		}
		m.unshare()
		if (shared != nil) != kept {
			t.Errorf("kept %v: shared is %v", kept, shared)
		}
	}
}
