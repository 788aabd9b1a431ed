package workers

import (
	"fmt"
	"strconv"
	"strings"
)

// A template is what a producer's entries hold: names and values in turn, in which
// {n} stands for the number, and {n%100} for what is left of it by 100.
type template struct {
	names  []string
	values [][]part
}

// A part of a value is text, or a number.
type part struct {
	text   string
	number bool
	modulo int64 // 0: the number itself
}

const fieldForms = "write n:{n} or user:u{n%100},n:{n}: names and values, with {n} for the number and {n%100} for what is left of it"

// maxFields is how many fields a template may have.
const maxFields = 16

// parseTemplate reads "user:u{n%100},n:{n}".
func parseTemplate(text string) (t template, err error) {
	for _, field := range strings.Split(text, ",") {
		name, value, ok := strings.Cut(field, ":")
		if !ok || name == "" {
			return template{}, fmt.Errorf("%q is not what an entry holds: %s", text, fieldForms)
		}
		parts, err := parseParts(value)
		if err != nil {
			return template{}, fmt.Errorf("%q is not what an entry holds: %s", text, fieldForms)
		}
		t.names, t.values = append(t.names, name), append(t.values, parts)
	}
	if len(t.names) > maxFields {
		return template{}, fmt.Errorf("an entry of %d fields: %d are the most", len(t.names), maxFields)
	}
	return t, nil
}

func parseParts(value string) (parts []part, err error) {
	for value != "" {
		text, rest, found := strings.Cut(value, "{")
		if text != "" {
			parts = append(parts, part{text: text})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		by, modulo := strings.CutPrefix(inside, "n%")
		p := part{number: true}
		if modulo {
			p.modulo, err = strconv.ParseInt(by, 10, 64)
		}
		if err != nil || !closed || !modulo && inside != "n" || modulo && p.modulo <= 0 {
			return nil, errForm
		}
		parts, value = append(parts, p), after
	}
	return parts, nil
}

// write appends a value for a number.
func write(dst []byte, parts []part, n int64) []byte {
	for _, p := range parts {
		switch {
		case !p.number:
			dst = append(dst, p.text...)
		case p.modulo > 0:
			dst = strconv.AppendInt(dst, n%p.modulo, 10)
		default:
			dst = strconv.AppendInt(dst, n, 10)
		}
	}
	return dst
}
