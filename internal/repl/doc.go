// Package repl is the line mode: a lab at a prompt of one line, on a terminal
// with history and completion, or on a pipe.
//
// # What is printed
//
// Where standard output is a terminal, replies stand as redis-cli prints them
// there, and no byte that a terminal would obey; where lines are typed there, too,
// with a prompt, and whatever the lab says. On a pipe standard output has the
// replies in redis-cli's pipe form to the byte, in the order in which they come.
// Where no prompt is, what was asked for (:state, :help) is among them, and what
// the lab says goes to standard error.
//
// A lesson is asked for, so it is told on a pipe as well: each step with its
// title, text, goals or choices; what Enter does next; every command that the
// lesson runs; and every change of groups and pending entries in words. Nothing
// needs to be seen: a screen reader takes a whole lesson here.
//
// # Who waits
//
// A command that blocks holds up nothing: its client waits, and its reply comes
// when there is one. On a terminal the clock runs and a tick lets the lab look
// at it. Lines on a pipe cannot wait: where the next line is for a client that
// waits, or the input ends, the lab's time jumps to where its BLOCK runs out.
package repl
