// Package tui is the full-screen program: lessons, the sandbox and a presenter's
// mode, drawn with Bubble Tea.
//
// # Model
//
// A Model is the whole program: the page that fills the screen (the list of
// lessons, a lab, its steps, the keys) and, while a lesson or the sandbox is
// open, a lab with its panes. Nothing of a lesson is decided here: keys become
// operations on a lab.Lab, and its View is what is drawn.
//
// # Keys
//
// One table of bindings says what every key does, where, and when. Dispatch, the
// key line and the page of keys are made of it, so they cannot disagree.
//
// # Drawing
//
// Layout divides the screen into named parts, a pure function of its size. The
// panes are small components: they are given a moment (setView), a size
// (setSize) and a theme (setTheme), and keep their rows as painted text until one
// of these changes. Update joins those rows, View hands them on. What changes
// elsewhere, through lab.Changed, is drawn at most 30 times a second; the clock
// ticks only while it runs. When nothing moves, nothing is done.
//
// The timeline is a page over the panes: a tree of acts that is made when acts come,
// and of which the rows in view are drawn, beside the state behind the chosen act,
// which a state pane of its own compares with the present.
//
// # Terminals
//
// Colours come from the terminal's profile (NO_COLOR, 16 colours, more) and its
// background, which is asked for; characters from the locale. Run leaves the
// terminal as it found it, also after a panic. Output goes through an outlet, so
// that a terminal that takes no more of it holds up neither keys nor signals; when
// the program ends then, the terminal's modes are set back as far as that can be.
package tui
