package tui

import (
	"io"
	"time"

	"streamlab/engine"
	"streamlab/internal/lab"
	"streamlab/lessons"
)

// Mode is what the screen is opened for.
type Mode uint8

// The modes.
const (
	List    Mode = iota // the course's list of lessons
	Learn               // one lesson
	Sandbox             // no lesson
	Demo                // one lesson, for a presenter
)

// Options configure Run. Course is needed for all modes but Sandbox, Lesson for
// Learn and Demo; the rest works as zero values.
type Options struct {
	Mode     Mode
	Course   *lessons.Course
	Lesson   string           // the id of the lesson to open; List: of the one that was played last
	Compat   engine.Compat    // the server version that the sandbox imitates
	Progress Progress         // what was done in earlier runs; nil: nothing is kept
	History  string           // the folder that keeps the prompt's history; "": none is kept
	Version  string           // the program's
	ASCII    bool             // draw with ASCII characters only; also where the locale is not UTF-8
	NoColor  bool             // draw without colour; NO_COLOR does the same
	Now      func() time.Time // the wall clock; nil: time.Now
	After    lab.After        // a timer for clients that share a lab; nil: none
	Guard    lab.Guard        // what those clients have to know
	Save     lab.Save         // what :save writes with; nil: it is refused
	Load     *lab.Journal     // what the sandbox begins with; nil: nothing
	Share    Share            // what :serve does; nil: it is refused
	Shared   bool             // the lab is shared as soon as it is open
	Opened   func(*lab.Lab)   // told of each lab that is opened, before it is shown; nil: nobody
	Input    io.Reader        // nil: the terminal
	Output   io.Writer        // nil: the terminal
	Environ  []string         // nil: the process's
}

// Share lets Redis clients share a lab, and returns the address where they find it;
// nil is none, any more.
type Share func(*lab.Lab) (addr string, err error)

// Progress keeps learners' results between runs. *progress.Store is one.
type Progress interface {
	// Records returns what is kept, by lesson.
	Records() map[string]lessons.Record
	// Save keeps a lesson's record instead of the one before.
	Save(lessons.Record) error
}
