package complete

import (
	"strings"

	"streamlab/engine"
	"streamlab/internal/lab"
)

// labCommand completes a lab command. What its arguments can be is told by the
// words of its syntax.
func (q asked) labCommand() Completion {
	if len(q.words) == 0 {
		return Completion{Candidates: fit(labNames(), q.word), Hint: labSyntax(q.word.text, 0)}
	}
	name, given := q.words[0], len(q.words)-1
	fitting := fit(q.labArgument(name, given), q.word)
	if q.word.text != "" {
		given++
	}
	return Completion{Candidates: fitting, Hint: labSyntax(name, given)}
}

func labNames() (list []Candidate) {
	for _, c := range lab.Commands() {
		list = append(list, Candidate{":" + c.Name, c.Summary})
	}
	return list
}

// labSyntax is the syntax of a lab command's arguments from one on.
func labSyntax(name string, from int) string {
	words := labWords(name)
	return strings.Join(words[min(from, len(words)):], " ")
}

func labWords(name string) []string {
	for _, c := range lab.Commands() {
		if ":"+c.Name == name {
			return strings.Fields(c.Syntax)
		}
	}
	return nil
}

// labSources finds what a word of a lab command's syntax stands for.
var labSources = map[string]func(lab.View) []Candidate{
	"NAME":        clientNames,
	"LESSON/STEP": places,
	"COMMAND":     commandNames,
}

// labArgument lists what argument i of a lab command can be: the words that its
// syntax spells out, or the live values for which a placeholder stands.
func (q asked) labArgument(name string, i int) (list []Candidate) {
	words := labWords(name)
	if i >= len(words) {
		return nil
	}
	for _, word := range strings.Split(strings.Trim(words[i], "[]"), "|") {
		if source := labSources[word]; source != nil {
			list = append(list, source(q.view)...)
		} else if word == strings.ToLower(word) {
			list = append(list, Candidate{Text: word})
		}
	}
	return list
}

func clientNames(v lab.View) (list []Candidate) {
	for _, c := range v.Clients {
		list = append(list, Candidate{c.Handle, clientNote(c)})
	}
	return list
}

// places are the lesson's steps.
func places(v lab.View) (list []Candidate) {
	lesson := v.Player.Lesson()
	if lesson == nil {
		return nil
	}
	for _, step := range lesson.Steps {
		list = append(list, Candidate{lesson.ID + "/" + step.ID, step.Title})
	}
	return list
}

func commandNames(lab.View) (list []Candidate) {
	for _, c := range engine.Commands() {
		list = append(list, Candidate{c.Title(), c.Summary})
	}
	return list
}
