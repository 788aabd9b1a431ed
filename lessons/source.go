package lessons

import "strings"

// A source is a lesson file's text.
type source struct {
	file  string
	lines []string
}

func newSource(file, text string) *source {
	return &source{file, strings.Split(text, "\n")}
}

// line returns a line by its number from 1, "" outside the file.
func (s *source) line(n int) string {
	if s == nil || n < 1 || n > len(s.lines) {
		return ""
	}
	return s.lines[n-1]
}

// fault makes a Fault at a place.
func (s *source) fault(at Position, problem, remedy string) *Fault {
	f := &Fault{Line: at.Line, Column: at.Column, Source: s.line(at.Line), Problem: problem, Remedy: remedy}
	if s != nil {
		f.File = s.file
	}
	return f
}
