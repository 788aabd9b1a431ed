// Package past keeps what happened to entries, groups and consumers: the events
// of an engine, the last Bound of them, in a log that costs little to write and
// nothing to copy.
//
// A Log is a value. A copy of it stays as it is while the original goes on, so
// that whoever goes back to an earlier state goes back to its past, too, and
// may go on from there in another way. Copies share what they have in common.
//
// Logs that one Writer wrote are for one goroutine at a time.
package past
