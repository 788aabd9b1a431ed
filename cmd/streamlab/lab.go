package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"streamlab/engine"
	"streamlab/internal/lab"
	"streamlab/lessons"
	"streamlab/render"
)

// openLab opens a lab at a lesson or LESSON/STEP, or without one, with what was
// done before.
func (o *options) openLab(place string, compat engine.Compat, records map[string]lessons.Record) (*lab.Lab, error) {
	course, err := o.course()
	if err != nil {
		return nil, err
	}
	id, step, _ := strings.Cut(place, "/")
	if _, err := pick(course, strings.Fields(id)); err != nil {
		return nil, err
	}
	load, err := o.journal()
	if err != nil {
		return nil, err
	}
	l, err := lab.New(lab.Options{
		Save: saveNew, Load: load,
		Course: course, Lesson: id, Compat: compat, Now: time.Now,
		Records: records, Resume: step == "",
	})
	if err != nil || step == "" {
		return l, err
	}
	if out := l.Run("", ":goto "+place); out.Refused {
		return nil, errors.New(out.Lines[len(out.Lines)-1].Text)
	}
	return l, nil
}

// server is the version that the sandbox imitates.
func (o *options) server() (engine.Compat, error) {
	if o.compat == "" {
		return engine.Options{}.Compat, nil
	}
	compat, ok := engine.ParseCompat(o.compat)
	if !ok {
		return 0, fmt.Errorf("no server version %q: there are %s", o.compat, compatTitles())
	}
	return compat, nil
}

// isSeen tells whether standard output is a terminal, which obeys what it is
// sent.
func isSeen() bool { return term.IsTerminal(os.Stdout.Fd()) }

// isTerminal tells whether a person sits at both ends, to edit lines and see
// them drawn.
func isTerminal() bool { return isSeen() && term.IsTerminal(os.Stdin.Fd()) }

// glyphs are the characters to draw with.
func (o *options) glyphs() render.Glyphs {
	if o.plainASCII() {
		return render.ASCIIGlyphs()
	}
	return render.UnicodeGlyphs()
}

// plainASCII tells whether to write ASCII only: by the flag, or because the
// locale says that the terminal knows no more, or draws box characters two
// columns wide.
func (o *options) plainASCII() bool {
	if o.ascii || render.WideGlyphs() {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToUpper(os.Getenv(name)); locale != "" {
			return !strings.Contains(locale, "UTF-8") && !strings.Contains(locale, "UTF8")
		}
	}
	return true
}
