package lab

import (
	"streamlab/engine"
	"streamlab/engine/differ"
	"streamlab/internal/workers"
	"streamlab/lessons"
)

// A View is one moment of a lab: everything that a front end draws. It is a
// value that never changes; taking one costs O(clients).
type View struct {
	Version    uint64          // grows with every change
	Acts       uint64          // grows with every act, undo and redo, and where a step is passed: then a Record is worth keeping
	Snapshot   engine.Snapshot // the state now
	Before     engine.Snapshot // the state before the last act (its last command), undo or redo, for marking what it changed; Snapshot itself where that went to another lesson
	Clock      Clock
	Client     string // the handle whose prompt it is
	Clients    []Client
	Course     *lessons.Course // what :goto finds lessons in; nil for none
	Player     lessons.Player  // the lesson being played; its zero value outside lessons
	FreePlay   bool            // inside a lesson, but off its script
	Transcript Transcript
	Undo, Redo string // what undo and redo would take back or repeat; "" if nothing
	Outside    Outside
	Odd        bool        // the last command came to something else than was probably wanted: :why explains it
	Workers    workers.Set // the simulated programs
	Errand     Errand      // what takes a while: Sync goes on with it, and all else breaks it off
	Marks      []string    // the bookmarks, in the order in which they were made
}

// Clock is the lab's clock.
type Clock struct {
	Now     engine.Time
	Running bool
	Speed   float64 // how many times as fast as the wall's it is to go
	Reached float64 // how fast it went lately, where the workers had too much to do for Speed; else 0
}

// Client is one of the lab's named clients.
type Client struct {
	Handle string // @HANDLE
	ID     engine.ClientID
	Name   string       // its connection name, the handle unless CLIENT SETNAME changed it
	Wait   *engine.Wait // what it is blocked in, or nil
}

// LineKind is what a line of the transcript is.
type LineKind uint8

// The kinds of transcript line.
const (
	Typed   LineKind = iota // Client, Text: a command as it was typed
	Replied                 // Client, Reply: its reply, at once
	Waits                   // Client, Text: "waits (BLOCK 1000)": the reply comes later
	Late                    // Client, Reply: the reply of a command that waited
	Undone                  // Text: the act that was taken back: "XADD s * n 1"
	Redone                  // Text: the act that was repeated
	Notice                  // Text: what the lab did: "the clock runs"
	Problem                 // Text: what the lab refused, and what to do
	Lesson                  // Text (small Markdown): a hint, a wrong turn explained, a goal reached
	Changed                 // Change: a row of what :diff tells
)

// Line is one line of the transcript, not yet formatted. Text is safe to show
// on a terminal, but for the small Markdown of Lesson, which may have several
// lines; a Reply holds bytes as they are.
type Line struct {
	Kind     LineKind
	Client   string
	Text     string
	Reply    engine.Reply
	Change   *differ.Row
	Scripted bool // Typed: by the lesson, not by the learner
}
