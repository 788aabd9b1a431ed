// Package differ tells what changed between two states of an engine, as rows: keys
// with what they hold, streams with their entries, groups, consumers and pending
// entries, and clients that wait.
//
// It looks at the two states alone, not at what led from one to the other: an entry
// that was added and deleted in between does not show, and whether an entry was
// deleted or trimmed is not told. Left aside are figures that only count time
// (idle and inactive times of consumers), the clock, configuration, counters,
// connections as long as they do not wait, the form in which Redis would keep a
// value, and what a stream knows of its producers (IDMP).
//
// What both states share costs little: see the Since methods of package engine.
// Many changes of a kind are summed up in one row.
package differ
