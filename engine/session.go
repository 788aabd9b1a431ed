package engine

// An Output is where the replies and messages to one connection go. Whoever
// runs the engine calls it with the engine's lock held, so none of its methods
// may wait for the network, or call back.
type Output interface {
	// Append lets f append bytes to what is to be sent. It returns false where
	// more waits to be sent than is allowed: the connection is then closed, and
	// no command of it should run any more.
	Append(f func(dst []byte) []byte) bool
	// Unblock says that the command that blocked was answered.
	Unblock()
	// Kill closes the connection without sending what is left.
	Kill()
}

// A Caller is what an engine is told of a connection.
type Caller struct {
	Addr, Local string // its ends, as CLIENT LIST shows them: "127.0.0.1:50123"
	Output      Output
}

// A Session is one connection's client. It is for one goroutine at a time; many
// sessions may run at once.
type Session interface {
	// Run runs commands in order, under one lock and at one reading of the
	// clock; their replies are appended to the Caller's Output. It may stop
	// before the last: see Outcome.
	Run(batch [][][]byte) Outcome
	// Close disconnects the client. Doing it twice is harmless.
	Close()
}

// An Outcome tells what became of a batch of commands, and of the client.
type Outcome struct {
	Ran        int  // how many commands ran; those after them are to be run again, later where Blocked
	Blocked    bool // the last that ran waits; Output.Unblock tells when it was answered
	Closing    bool // the connection is to be closed when its replies are sent
	Restricted bool // the client has to give a password first
	Subscribed bool // the client listens to channels
	Monitors   bool // the client listens to MONITOR
}

// Standing returns what a connection has to know of its client now, as an Outcome
// of no commands: Closing where there is no such client any more.
func (e *Engine) Standing(id ClientID) Outcome {
	cl, ok := e.st.clients.Get(id)
	if !ok {
		return Outcome{Closing: true}
	}
	return Outcome{Restricted: e.isStranger(cl), Subscribed: cl.subscribes(), Monitors: cl.monitors}
}

// ClientName returns a client's connection name, "" if it has none.
func (e *Engine) ClientName(id ClientID) string {
	cl, ok := e.st.clients.Get(id)
	if !ok {
		return ""
	}
	return cl.name
}
