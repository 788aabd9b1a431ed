package complete

import (
	"strings"

	"streamlab/engine"
	"streamlab/internal/lab"
	"streamlab/internal/workers"
	"streamlab/lessons"
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
var labSources = map[string]func(q asked) []Candidate{
	"NAME":    clientNames,
	"KEY":     traced,
	"ID":      entryIDs,
	"@NAME":   func(q asked) []Candidate { return handles(q.view) },
	"PLACE":   destinations,
	"MARK":    bookmarks,
	"COMMAND": commandNames,
	"WORKER":  workerNames,
	"STREAM":  streamNames,
	"GROUP":   groupNames,
}

// labArgument lists what argument i of a lab command can be: the words that its
// syntax spells out, or the live values for which a placeholder stands.
func (q asked) labArgument(name string, i int) (list []Candidate) {
	words := labWords(name)
	if kind, ok := workers.KindNamed(strings.TrimPrefix(name, ":")); ok && i >= len(words)-1 {
		return q.options(kind)
	}
	if i >= len(words) {
		return nil
	}
	for _, word := range strings.Split(strings.Trim(words[i], "[]"), "|") {
		if source := labSources[word]; source != nil {
			list = append(list, source(q)...)
		} else if word == strings.ToLower(word) {
			list = append(list, Candidate{Text: word})
		}
	}
	return list
}

func clientNames(q asked) (list []Candidate) {
	for _, c := range q.view.Clients {
		list = append(list, Candidate{c.Handle, clientNote(c)})
	}
	return list
}

// destinations are what :goto leads to.
func destinations(q asked) []Candidate {
	list := places(q)
	if len(q.view.Marks) > 0 {
		list = append(list, Candidate{"mark", "a bookmark"})
	}
	return append(list, Candidate{"act", "an act of the timeline, by its number"})
}

func bookmarks(q asked) (list []Candidate) {
	for _, name := range q.view.Marks {
		list = append(list, Candidate{Text: name})
	}
	return list
}

// places are the course's lessons and the steps of the one that is played or, as
// soon as it is named, of another.
func places(q asked) (list []Candidate) {
	if q.view.Course == nil {
		return nil
	}
	named, _, inside := strings.Cut(q.word.text, "/")
	for i := range q.view.Course.Lessons {
		lesson := &q.view.Course.Lessons[i]
		if !inside {
			list = append(list, Candidate{lesson.ID, lesson.Title})
		}
		if inside && lesson.ID == named || !inside && lesson == q.view.Player.Lesson() {
			list = append(list, steps(lesson)...)
		}
	}
	return list
}

func steps(lesson *lessons.Lesson) (list []Candidate) {
	for _, step := range lesson.Steps {
		list = append(list, Candidate{lesson.ID + "/" + step.ID, step.Title})
	}
	return list
}

func commandNames(q asked) (list []Candidate) {
	for _, c := range engine.CommandsOf(q.version()) {
		list = append(list, Candidate{c.Title(), c.Summary})
	}
	return list
}
