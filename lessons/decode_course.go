package lessons

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"streamlab/engine"
)

var courseFields = []spec[Course]{
	{"format", func(*reader, *node, *Course) {}}, // readFormat
	{"compat", func(r *reader, n *node, c *Course) { c.Compat = r.readCompat(n) }},
	{"lessons", (*reader).readLessons},
}

// course reads the whole file.
func (r *reader) course(root *node) *Course {
	c := &Course{}
	if root.shape == ofFields && !r.readFormat(root) {
		return nil
	}
	if readFields(r, root, "the file", courseFields, c) {
		r.require(root, "the file", "format", "compat", "lessons")
	}
	return c
}

// readFormat reports whether the rest of the file is in a format that can be
// read.
func (r *reader) readFormat(root *node) bool {
	f, ok := root.field("format")
	if !ok {
		return true
	}
	word, ok := r.readWord(f.value.named("format", f.at), "format")
	if !ok {
		return true
	}
	n, err := strconv.Atoi(word)
	switch {
	case err != nil || n < 1:
		r.fault(f.value.at, fmt.Sprintf("%q is not a format", word), fmt.Sprintf("write format: %d", Format))
	case n > Format:
		r.fault(f.value.at, fmt.Sprintf("format %d is newer than this program, which reads up to %d", n, Format),
			"use a newer streamlab for this file")
		return false
	}
	return true
}

func (r *reader) readCompat(n *node) engine.Compat {
	word, ok := r.readWord(n, "compat")
	compat, known := engine.ParseCompat(word)
	if ok && !known {
		var names []string
		for _, c := range engine.Compats() {
			names = append(names, strconv.Quote(c.String()))
		}
		r.fault(n.at, fmt.Sprintf("unknown server version %q", word), "known are: "+strings.Join(names, ", "))
	}
	return compat
}

func (r *reader) readLessons(n *node, c *Course) {
	first := map[string]int{}
	for _, item := range r.items(n, "lessons") {
		lesson := r.readLesson(item, c.Compat)
		r.unique("lesson", lesson.ID, lesson.Pos, first)
		c.Lessons = append(c.Lessons, lesson)
	}
}

// unique reports an id that was used before.
func (r *reader) unique(what, id string, at Position, first map[string]int) {
	if line, twice := first[id]; twice && id != "" {
		r.fault(at, fmt.Sprintf("the %s id %q is used twice: first in line %d", what, id, line), "give it another id")
		return
	}
	first[id] = at.Line
}

// defaultStart is the first moment of a lesson that names none.
var defaultStart = engine.TimeOf(time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC))

// defaultTick is how far the clock moves from step to step where a lesson does
// not say.
const defaultTick = time.Second

var lessonFields = []spec[Lesson]{
	{"id", func(r *reader, n *node, l *Lesson) { l.ID, l.Pos = r.readID(n, "lesson"), n.at }},
	{"title", func(r *reader, n *node, l *Lesson) { l.Title = r.readTitle(n, "title") }},
	{"summary", func(r *reader, n *node, l *Lesson) { l.Summary = r.readTitle(n, "summary") }},
	{"start", func(r *reader, n *node, l *Lesson) { l.Start = r.readTime(n) }},
	{"tick", func(r *reader, n *node, l *Lesson) { l.Tick = r.readTick(n) }},
	{"setup", func(r *reader, n *node, l *Lesson) { l.Setup = r.readScript(n, "setup", false) }},
	{"bind", func(r *reader, n *node, l *Lesson) { l.Bind = r.readBind(n); r.adopt() }},
	{"steps", (*reader).readSteps},
}

func (r *reader) readLesson(n *node, compat engine.Compat) Lesson {
	l := Lesson{Start: defaultStart, Tick: defaultTick, Compat: compat, Pos: n.at, source: r.src, shared: new(rehearsed)}
	r.named, r.own, r.compat = map[string]bool{}, map[string]bool{}, compat
	if readFields(r, n, "a lesson", lessonFields, &l) {
		r.require(n, "the lesson", "id", "title", "steps")
	}
	return l
}

func (r *reader) readSteps(n *node, l *Lesson) {
	first := map[string]int{}
	for _, item := range r.items(n, "steps") {
		step := r.readStep(item)
		r.unique("step", step.ID, step.Pos, first)
		l.Steps = append(l.Steps, step)
		r.adopt()
	}
}
