package lessons

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// kinds has, for every kind of step, which fields it must have and which it may
// have beside those of all steps.
var kinds = []struct {
	kind      Kind
	name      string
	need, may []string
}{
	{Say, "say", []string{"say"}, nil},
	{Show, "show", []string{"run"}, []string{"expect", "bind", "wrong"}},
	{Task, "task", []string{"goals", "solution"}, []string{"expect", "bind", "hints", "wrong"}},
	{Predict, "predict", []string{"ask", "answer", "run", "explain"}, []string{"expect", "bind", "hints", "wrong"}},
	{Quiz, "quiz", []string{"ask", "choices"}, []string{"explain", "hints"}},
	{Play, "play", []string{"for"}, []string{"workers", "goals", "solution", "hints", "wrong", "bind"}},
}

// ofAllKinds are the fields that every step may have.
var ofAllKinds = []string{"id", "kind", "title", "as", "say", "notes"}

// stepFields has every field of a step. What is read first says how the rest is
// read: bind before what may use its names, expect before run.
var stepFields = []spec[Step]{
	{"id", func(r *reader, n *node, s *Step) { s.ID, s.Pos = r.readID(n, "step"), n.at }},
	{"kind", func(r *reader, n *node, s *Step) { s.Kind = r.readKind(n) }},
	{"title", func(r *reader, n *node, s *Step) { s.Title = r.readTitle(n, "title") }},
	{"as", func(r *reader, n *node, s *Step) { s.As = r.readClient(n) }},
	{"say", func(r *reader, n *node, s *Step) { s.Say = r.readProse(n, "say") }},
	{"ask", func(r *reader, n *node, s *Step) { s.Ask = r.readProse(n, "ask") }},
	{"choices", func(r *reader, n *node, s *Step) { s.Choices = r.readChoices(n) }},
	{"hints", func(r *reader, n *node, s *Step) { s.Hints = r.readHints(n) }},
	{"notes", func(r *reader, n *node, s *Step) { s.Notes = r.readProse(n, "notes") }},
	{"bind", func(r *reader, n *node, s *Step) { s.Bind = r.readBind(n) }},
	{"expect", (*reader).readExpect},
	{"run", func(r *reader, n *node, s *Step) { s.Run = r.readScript(n, "run", s.fails()) }},
	{"solution", func(r *reader, n *node, s *Step) { s.Solution = r.readScript(n, "solution", s.fails()) }},
	{"workers", func(r *reader, n *node, s *Step) { s.Workers = r.readScript(n, "workers", false) }},
	{"for", func(r *reader, n *node, s *Step) { s.For = r.readFor(n) }},
	{"answer", func(r *reader, n *node, s *Step) { s.Answer, s.AnswerAt = r.readQuery(n, "answer") }},
	{"goals", func(r *reader, n *node, s *Step) { s.Goals = r.readGoals(n) }},
	{"wrong", func(r *reader, n *node, s *Step) { s.Wrong = r.readWrongs(n) }},
	{"explain", func(r *reader, n *node, s *Step) { s.Explain = r.readLate(n, "explain") }},
}

func (r *reader) readStep(n *node) Step {
	s := Step{Pos: n.at}
	if readFields(r, n, "a step", stepFields, &s) {
		r.require(n, "the step", "id", "kind")
		r.fitKind(n, s.Kind)
	}
	if s.Title == "" && s.ID != "" {
		s.Title = titleOf(s.ID)
	}
	return s
}

// titleOf makes an id the title of a step that has none.
func titleOf(id string) string {
	return strings.ToUpper(id[:1]) + strings.ReplaceAll(id[1:], "-", " ")
}

// fitKind reports the fields that a step lacks, and those that it may not have.
func (r *reader) fitKind(n *node, kind Kind) {
	f, ok := n.field("kind")
	if !ok || !isKind(f.value.text.value) {
		return
	}
	k := kinds[kind]
	what := fmt.Sprintf("the %s step", k.name)
	r.require(n, what, k.need...)
	all := slices.DeleteFunc(slices.Concat(ofAllKinds, k.may), func(name string) bool { return slices.Contains(k.need, name) })
	all = append(k.need[:len(k.need):len(k.need)], all...)
	for _, f := range n.fields {
		if !slices.Contains(all, f.name) && isStepField(f.name) {
			r.fault(f.at, fmt.Sprintf("%s cannot have %q", what, f.name), "it may have: "+strings.Join(all, ", "))
		}
	}
}

func isStepField(name string) bool {
	return slices.ContainsFunc(stepFields, func(s spec[Step]) bool { return s.name == name })
}

func isKind(name string) bool {
	return slices.Contains(kindNames(), strings.TrimSpace(name))
}

func kindNames() []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}

func (r *reader) readKind(n *node) Kind {
	word, ok := r.readWord(n, "kind")
	if !ok {
		return Say
	}
	for _, k := range kinds {
		if k.name == word {
			return k.kind
		}
	}
	r.fault(n.at, fmt.Sprintf("unknown kind %q", word), Suggest(word, kindNames()))
	return Say
}

// maxFor is how long a play step may last: what runs in it is run again wherever
// the lesson is rehearsed.
const maxFor = 10 * time.Minute

// readFor returns how long the programs of a play step run.
func (r *reader) readFor(n *node) time.Duration {
	word, ok := r.readWord(n, "for")
	if !ok {
		return 0
	}
	d, err := ParseWait(word)
	if err != nil || d > maxFor {
		r.fault(n.at, fmt.Sprintf("%q is not a time to run for", word), "write 5s or 500ms, at most 10m")
		return time.Second
	}
	return d
}

func (r *reader) readExpect(n *node, s *Step) {
	t, ok := r.readText(n, "expect")
	if !ok {
		return
	}
	if t.style == double || t.escaped {
		r.fault(n.at, "YAML takes these quotes away, and a reply's own quotes with them", useBlock)
		return
	}
	r.checkNames(t, true)
	s.Expect, s.ExpectAt = t.value, t.lines[0]
}

// fails reports whether the step is meant to show an error.
func (s *Step) fails() bool { return strings.Contains(s.Expect, "(error)") }

var goalFields = []spec[Goal]{
	{"text", func(r *reader, n *node, g *Goal) { g.Text = r.readTitle(n, "text") }},
	{"check", func(r *reader, n *node, g *Goal) { g.Check, g.Pos = r.readCheck(n, "check") }},
	{"also", func(r *reader, n *node, g *Goal) { g.Also, _ = r.readCheck(n, "also") }},
}

func (r *reader) readGoals(n *node) []Goal {
	var goals []Goal
	for _, item := range r.items(n, "goals") {
		var g Goal
		if readFields(r, item, "a goal", goalFields, &g) {
			r.require(item, "the goal", "text", "check")
		}
		goals = append(goals, g)
	}
	return goals
}

var choiceFields = []spec[Choice]{
	{"text", func(r *reader, n *node, c *Choice) { c.Text = r.readTitle(n, "text") }},
	{"right", func(r *reader, n *node, c *Choice) { c.Right = r.readBool(n, "right") }},
	{"say", func(r *reader, n *node, c *Choice) { c.Say = r.readProse(n, "say") }},
}

// maxChoices is how many choices a quiz may have: one for each row of a small
// screen.
const maxChoices = 8

func (r *reader) readChoices(n *node) []Choice {
	var choices []Choice
	right := 0
	for _, item := range r.items(n, "choices") {
		var c Choice
		if readFields(r, item, "a choice", choiceFields, &c) {
			r.require(item, "the choice", "text")
		}
		if c.Right {
			right++
		} else if item.shape == ofFields && !item.has("say") {
			r.fault(item.at, "the wrong choice is not explained", "say why it is wrong")
		}
		choices = append(choices, c)
	}
	if len(choices) > maxChoices {
		r.fault(n.at, fmt.Sprintf("there are %d choices", len(choices)), fmt.Sprintf("give %d at most", maxChoices))
	}
	if n.shape == ofItems && (right != 1 || len(choices) < 2) {
		r.fault(n.at, fmt.Sprintf("%d of %d choices are right", right, len(choices)), "give two or more choices, and right: true to one")
	}
	return choices
}

func (r *reader) readHints(n *node) []string {
	var hints []string
	for _, item := range r.items(n, "hints") {
		hints = append(hints, r.readProse(item, "the hint"))
	}
	return hints
}

var wrongFields = []spec[Wrong]{
	{"after", func(r *reader, n *node, w *Wrong) { w.After = r.readPattern(n) }},
	{"when", func(r *reader, n *node, w *Wrong) { check, _ := r.readCheck(n, "when"); w.When = &check }},
	{"say", func(r *reader, n *node, w *Wrong) { w.Say = r.readProse(n, "say") }},
}

func (r *reader) readWrongs(n *node) []Wrong {
	var wrongs []Wrong
	for _, item := range r.items(n, "wrong") {
		w := Wrong{Pos: item.at}
		if readFields(r, item, "a wrong turn", wrongFields, &w) {
			r.require(item, "the wrong turn", "say")
			if !item.has("after") && !item.has("when") {
				r.fault(item.at, "the wrong turn does not say what it is", `add "after", "when", or both`)
			}
		}
		wrongs = append(wrongs, w)
	}
	return wrongs
}
