// Package render turns snapshots, replies and players into lines of text. It is
// all pure functions: the same input gives the same lines, nothing is read from
// the terminal and nothing is kept.
//
// # Lines, roles, themes
//
// A Line is a list of Spans: text with a Role, which says what the text is (a
// heading, a pending entry, something the last command added). A Theme turns
// roles into escape sequences; Plain drops them. Nothing is told by colour
// alone, so plain lines lose nothing.
//
// Text of users is made safe by Clean before it becomes a Span; the width of a
// Span is then the number of columns it takes on any terminal.
//
// # State
//
// NewOutline prepares a State (a snapshot, the snapshot before the last command,
// a focus, a cursor, what is folded) and knows all its rows: a tape of each
// stream's entries, its groups, their consumers and pending entries, blocked
// clients, strings and hashes. Outline.Rows draws those that are visible and
// reads no others, so drawing a stream of a million entries costs what is seen.
//
// Every row has a Place, its identity, and a Mark: + new, - gone, ~ changed by
// the last command. Figures that only count time don't change a row.
//
// PlainState writes a state as plain ASCII text for pipes and screen readers.
//
// # Timeline and differences
//
// NewTimeline lays out a tree of acts once; Timeline.Draw draws the rows that are
// asked for. Theme.Difference draws one row of what changed between two states.
package render
