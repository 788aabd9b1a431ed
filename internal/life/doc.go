// Package life tells what happened to one entry: when it was added and by whom, to
// whom it was given, and what became of it in each group, also after it is gone. It
// reads the log of events, and the state for what is so now. Its functions are pure.
package life
