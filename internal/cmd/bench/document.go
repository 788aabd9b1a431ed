package main

import (
	"bytes"
	"fmt"
	"os"
)

// The markers between which a document has the tables.
const (
	begin = "<!-- bench: begin -->\n"
	end   = "<!-- bench: end -->\n"
)

// rewrite puts the tables between a document's markers.
func rewrite(name string, tables []*table) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	before, rest, found := bytes.Cut(text, []byte(begin))
	_, after, closed := bytes.Cut(rest, []byte(end))
	if !found || !closed {
		return fmt.Errorf("write tables: %s has no lines %q and %q", name, begin, end)
	}
	var b bytes.Buffer
	b.Write(before)
	b.WriteString(begin + "\n")
	for _, t := range tables {
		t.markdown(&b)
	}
	b.WriteString(end)
	b.Write(after)
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	return nil
}
