// Package play holds what streamlab does with lessons where nobody watches:
// Run plays them and writes a transcript, Check proves a lesson file, List
// prints what there is to learn.
//
// Nothing here plays a lesson itself. A lesson's rehearsal
// (lessons.Rehearse) has every scripted line with its client, its reply and the
// state behind it, and every difference from the file; this package prints it.
//
// Replies are printed in redis-cli's terminal form without colour, states as
// render.PlainState writes them. What goes to a terminal holds no control bytes
// but line feeds.
package play
