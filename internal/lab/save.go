package lab

import (
	"fmt"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/internal/inputs"
	"streamlab/lessons"
)

// Save writes a new file, and fails where there is one of that name.
type Save func(name string, data []byte) error

// save is ":save FILE".
func (a *act) save(text string) {
	words, err := rediscli.Split(text)
	switch {
	case err != nil || len(words) != 1:
		a.refuse("write where to: :save FILE")
		return
	case a.options.Save == nil:
		a.refuse("nothing can be saved from here")
		return
	}
	now := a.stage.Moment()
	data, err := inputs.Encode(now.Inputs, now.Snapshot.Now())
	if err == nil {
		err = a.options.Save(words[0], data)
	}
	if err != nil {
		a.refuse(err.Error())
		return
	}
	a.say(Notice, fmt.Sprintf("saved what led here (%d inputs, %d bytes): streamlab sandbox --load %s comes to the same state",
		now.Inputs.Len(), len(data), strings.TrimSpace(text)))
	if now.Inputs.Carried {
		a.say(Notice, "clients from outside were connected while something was undone: a database that they had chosen then, a transaction or a BLOCK is not in the file")
	}
}

// Journal is what :save wrote.
type Journal = inputs.Journal

// firstState is the state of the sandbox at first: an empty one, or where a journal
// leads to.
func (l *Lab) firstState() (state, error) {
	if l.options.Load == nil {
		return l.sandbox(), nil
	}
	l.options.Compat = l.options.Load.Compat
	stage, err := l.options.Load.Play(l.guard(engine.Options{}))
	if err != nil {
		return state{}, fmt.Errorf("play the journal: %w", err)
	}
	l.journal.add(Line{Kind: Notice, Text: fmt.Sprintf("this state was loaded (%d inputs); the clock stands at %s, :pause lets it run",
		len(l.options.Load.Inputs), timeText(stage.Now()))})
	l.outside.skip(l.options.Load.Inputs)
	s := l.sandbox()
	s.stage, s.moment = stage, stage.Moment()
	return s, nil
}

// skip passes over the numbers of the clients from outside that a journal knows: who
// comes now is somebody else.
func (s *outside) skip(list []lessons.Input) {
	for _, in := range list {
		s.opened = max(s.opened, in.Outsider-firstOutside+1)
	}
}
