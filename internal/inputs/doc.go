// Package inputs writes what a lab was told to a file, and plays it again: whoever
// has the file comes to the same state, byte for byte. Workers' commands are not in
// it, for they follow from the workers' definitions and seeds.
//
// # The format
//
// A journal is lines of text. The first is "streamlab journal 1", the second the
// server version and the clock's start, in microseconds since 1970. Each line that
// follows begins with a checksum in eight hexadecimal digits (CRC-32C of all lines up
// to it and of its own rest), then the kind of input and the microseconds since the
// start at which it came; the words that follow are quoted as redis-cli quotes them:
//
//	pass AT TO STEPS         time passed, and all that fell due by TO; then STEPS single things
//	run AT CLIENT WORD ...   a command
//	workers AT WORD ...      a command that workers take
//	crew AT WORD             stop, restart or dismiss, of all workers
//	open AT NUMBER ADDR LOCAL
//	close AT NUMBER
//	outside AT NUMBER WORD ...   a command of a client from outside
//	end AT COUNT             how many there were
//
// Passwords are not in it: AUTH is left out, and what HELLO says of it.
package inputs
