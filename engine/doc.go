// Package engine is an embedded store of Redis streams, consumer groups and
// pending entries lists, with the other commands that streams are taught and
// used with. Replies and errors are those of a Redis server, byte for byte, in
// the version that Options.Compat names.
//
// # A deterministic state machine
//
// An Engine's state is a function of its Options and of the Inputs that were
// applied to it. It reads no clock, draws no random number, starts no goroutine
// and takes no lock: an Input carries its time, and automatic entry IDs follow
// from that. The same Inputs give the same bytes, on any machine.
//
//	e := engine.New(engine.Options{})
//	me := e.Apply(engine.Input{Op: engine.Open}).Client
//	out := e.Apply(engine.Input{Client: me, Args: [][]byte{[]byte("PING")}})
//
// A client that blocks (XREAD or XREADGROUP with BLOCK) is data, not a
// goroutine. Its Input's Result says Blocked; its reply is among the Delivered
// of a later Result: that of the command which woke it, or that of the first
// Input at or after its timeout. Snapshot.NextTimeout tells when the next is due,
// and Engine.Deadline when anything is, keys that expire included.
//
// Programs that just want a store use a Host, which adds the lock, the clock and
// a Do that waits:
//
//	h := engine.NewHost(engine.New(engine.Options{}), engine.SystemClock{})
//	c := h.Open("worker-1")
//	reply, err := c.Do(ctx, "XREADGROUP", "GROUP", "g", "a", "BLOCK", "0", "STREAMS", "s", ">")
//
// # Snapshots
//
// State is copy-on-write: ordered trees that share their nodes. Engine.Snapshot
// returns everything in O(1), whatever the size, and Engine.Restore goes back to
// it, or on, in O(1): undo is nothing more than that. A Snapshot never changes
// and may be read on any goroutine. It is asked for rows by position or by ID,
// so that looking at a large stream costs what is looked at.
//
// # The command table
//
// Commands returns the one list of commands there is: dispatch, arity errors,
// completion, hints, help and documents come from it. A command's arguments are
// read by a pure function before it runs. What a server version changed is in
// one table too (rules.go), and Redis's error texts are in one file (errors.go).
package engine
