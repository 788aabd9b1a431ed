// Package rediscli holds redis-cli's conventions: how a line becomes the
// arguments of a command, and how a reply is printed.
//
// # Lines
//
// Split cuts a line as redis-cli does at its prompt: words stand between
// spaces; "double quotes" understand \n \r \t \b \a and \xNN; in 'single
// quotes' only \' is special; after a closing quote comes a space or the end.
// Quote writes a text so that Split reads it back.
//
// # Replies
//
// redis-cli prints a reply in two forms. Terminal is the one for people: kinds
// are named, texts quoted, elements of arrays numbered and indented. Pipe is the
// one for programs: values only, one a line, and an empty line after an error.
// Both follow redis-cli 7.0 to the byte and add no colour.
//
// # Terminals
//
// What redis-cli prints may hold any byte, in errors also in the Terminal form.
// Whoever writes to a terminal passes it through Safe or SafeLines first.
//
// All functions are pure and safe for concurrent use.
package rediscli
