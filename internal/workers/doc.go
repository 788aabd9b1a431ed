// Package workers simulates programs that use streams: producers, readers and
// group consumers, each a named client that issues real commands.
//
// A Def says what a worker does; Parse reads one from words such as
// "producer fast numbers rate=100000". A Crew is the workers of one world, as a
// discrete-event simulation: Next says when something happens next, Step lets
// exactly that happen, at its time and in no time. A Crew has no clock, reads
// nothing but the replies to its commands, and draws its chances from a seed: the
// same definitions and commands at the same times lead to the same state of the
// engine, however fast the clock runs and however its time is cut up.
//
// A Set is a Crew's state at one moment. It never changes and costs O(workers) to
// take and to go back to, so that a timeline can keep as many as it likes.
package workers
