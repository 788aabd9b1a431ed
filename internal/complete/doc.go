// Package complete finds what can follow at a prompt: the words that complete
// the one under the cursor, and the syntax that is still to be typed.
//
// # Model
//
// A prompt's line is a Redis command, a Redis command behind @NAME, or a lab
// command that begins with a colon. The part before the cursor is cut into
// words as redis-cli cuts it, quotes included.
//
// A command's syntax is data (engine.Arg). What may still follow is again such
// data: taking one word turns a row of arguments into the row that remains
// after it. A word that can be read in several ways leaves several rows, called
// paths here; the candidates are what any of them can begin with, and the hint
// is the first one, printed.
//
// On its way a path keeps the keys, the group and the consumer that were named,
// so that candidates for what follows come from the live state of just these.
//
// Everything here is a pure function of the line, the cursor and a lab.View, and
// safe for concurrent use. Looking up candidates reads a bounded number of rows,
// whatever the size of a stream.
package complete
