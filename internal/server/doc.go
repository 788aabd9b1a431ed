// Package server puts an engine on the network, for any Redis client.
//
// # A connection
//
// Each connection has one goroutine, which reads what has arrived, runs it, and
// writes the replies itself: a batch of pipelined commands costs one lock, one
// reading of the clock and one write. Nobody else is asked for anything on the
// way. What comes to a connection from outside (the reply of a command that
// blocked, a message) is appended to its output under the engine's lock, which
// never waits for the network, and its goroutine is woken from reading to send it.
//
// Only where a client does not take what it is sent does a second goroutine come
// to be, which sends the rest while the first goes on reading; so a client may
// send a long pipeline before it reads the first reply.
//
// # Bounds
//
// What a client may cost is bounded by the World's Limits, which CONFIG SET
// changes, with Redis's own errors: how many there are, what they send, what waits
// to be sent to them, and how long they may be silent. Who goes over a bound in
// sending is told so and closed; who does not take its replies is closed. A bound
// holds as soon as it is set, for what has begun, too: what a client sent is
// measured whenever more comes, and what it has yet to read once a second.
//
// # Who may come
//
// Without a password the server listens on loopback only; see Listen.
package server
