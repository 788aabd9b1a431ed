// Package resp reads and writes Redis's protocol: requests as a server reads
// them, replies as a client does.
//
// # Requests
//
// A Reader yields what has arrived as batches of whole commands, so that a
// server takes its lock, reads its clock and writes once for all that a client
// sent together. Commands are arrays of bulk strings or lines (inline commands),
// with the rules, the leniency and the errors of Redis 7.0:
//
//   - a line ends at "\n", with or without "\r" before it; its words are cut as
//     redis-cli cuts them; a line without a word is no command;
//   - the head of an array or a bulk string ends at "\r", and whatever byte
//     follows it is passed over, as are the two bytes behind a bulk string;
//   - an array of no elements, or of fewer, is no command;
//   - a zero byte hides the end of a line or a head that comes after it.
//
// One rule differs, to make what is read independent of how it arrives: a line
// or a head of more than 64 kB is always an error, where Redis accepts one whose
// end arrives together with its 65,537th byte.
//
// # Memory
//
// A Reader holds what has arrived and is not yet done with, at most Limits.Request
// bytes of it and about as much again in growing. What a head only announces
// costs nothing.
package resp
