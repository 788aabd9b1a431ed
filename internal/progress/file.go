package progress

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"streamlab/lessons"
)

// format is the version of the file that this package writes.
const format = 1

// file is progress.json.
type file struct {
	Format  int               `json:"format"`
	Last    string            `json:"last,omitempty"`
	Lessons map[string]record `json:"lessons"`
}

type record struct {
	Course string                 `json:"course"`
	Steps  map[string]lessons.How `json:"steps"`
	Step   string                 `json:"step,omitempty"`
	Lines  []line                 `json:"lines,omitempty"`
	Client string                 `json:"client,omitempty"`
}

// line is what was typed: a JSON string, or {"bytes": BASE64} where it is not
// valid UTF-8, which JSON cannot hold.
type line string

type rawLine struct {
	Bytes []byte `json:"bytes"`
}

// MarshalJSON writes the line so that no byte is lost.
func (l line) MarshalJSON() ([]byte, error) {
	if utf8.ValidString(string(l)) {
		return json.Marshal(string(l))
	}
	return json.Marshal(rawLine{[]byte(l)})
}

// UnmarshalJSON is the inverse of MarshalJSON.
func (l *line) UnmarshalJSON(src []byte) error {
	var text string
	if err := json.Unmarshal(src, &text); err == nil {
		*l = line(text)
		return nil
	}
	var raw rawLine
	err := json.Unmarshal(src, &raw)
	*l = line(raw.Bytes)
	return err
}

// encode writes the file.
func encode(p Progress) ([]byte, error) {
	f := file{Format: format, Last: p.Last, Lessons: map[string]record{}}
	for id, r := range p.Lessons {
		kept := record{Course: r.Course, Steps: r.Steps, Step: r.Step, Client: r.Client}
		for _, text := range r.Lines {
			kept.Lines = append(kept.Lines, line(text))
		}
		f.Lessons[id] = kept
	}
	src, err := json.MarshalIndent(f, "", "  ")
	return append(src, '\n'), err
}

// decode reads the file.
func decode(src []byte) (Progress, error) {
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(src, &version); err != nil {
		return Progress{}, damaged(err)
	}
	if version.Format != format {
		return Progress{}, fmt.Errorf("the file has format %d, this streamlab reads %d", version.Format, format)
	}
	var f file
	if err := json.Unmarshal(src, &f); err != nil {
		return Progress{}, damaged(err)
	}
	p := Progress{Last: f.Last, Lessons: map[string]lessons.Record{}}
	for id, r := range f.Lessons {
		kept := lessons.Record{Lesson: id, Course: r.Course, Steps: r.Steps, Step: r.Step, Client: r.Client}
		for _, text := range r.Lines {
			kept.Lines = append(kept.Lines, string(text))
		}
		p.Lessons[id] = kept
	}
	return p, nil
}

// damaged says where a file is damaged.
func damaged(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("the file is damaged at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Errorf("the file is damaged at byte %d", kind.Offset)
	}
	return fmt.Errorf("the file is damaged: %w", err)
}
