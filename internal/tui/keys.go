package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// scope is what the keys go to.
type scope uint16

// The scopes. A binding may hold in several.
const (
	inPrompt   scope = 1 << iota // a command is typed
	inMenu                       // the menu of completions is open
	inPane                       // the state pane has the focus
	inCourse                     // the list of lessons
	inSteps                      // the list of a lesson's steps
	inHelp                       // the page of keys
	inConfirm                    // a question about a paste
	inDemo                       // a presenter plays
	inWorkers                    // the workers' pane has the focus
	inTimeline                   // the timeline is open
	inErrand                     // the lab is at something that takes a while, whatever else has the keys

	inLab  = inPrompt | inPane | inWorkers // a lab is worked in
	inPlay = inLab | inDemo
)

// A binding is one thing that keys do. The table of bindings is the only list of
// them: dispatch, the key line and the page of keys are made of it.
type binding struct {
	keys  []string            // as Bubble Tea names them
	shown string              // as people name them
	label func(*Model) string // what it does now, for the key line; nil keeps it off the line
	help  string              // what it does, in a sentence
	in    scope               // where it holds
	when  func(*Model) bool   // nil: always
	do    func(*Model) tea.Cmd
}

// enabled reports whether the binding works now.
func (b *binding) enabled(m *Model) bool { return b.when == nil || b.when(m) }

// find returns the binding of a key in a scope, nil where there is none.
func find(table []binding, in scope, key string) *binding {
	for i := range table {
		if table[i].in&in != 0 && slices.Contains(table[i].keys, key) {
			return &table[i]
		}
	}
	return nil
}

// says is a label that is always the same.
func says(label string) func(*Model) string {
	return func(*Model) string { return label }
}

// then makes an action of one that needs nothing done afterwards.
func then(do func(*Model)) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		do(m)
		return nil
	}
}
