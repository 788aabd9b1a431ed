package engine

import "strings"

// client is one connection.
type client struct {
	gen         *generation
	id          ClientID
	outsider    bool // its connection stays whatever state is restored
	name        string
	addr, local string // the two ends of its connection, "" where there is none
	opened      Time
	active      Time   // when its last command ran
	last        string // full name of its last command, as CLIENT LIST shows it
	commands    int64  // how many it sent
	db          int
	resp3       bool
	user        string // who it is, "" before AUTH where one is needed
	trusted     bool   // it need not say so
	closing     bool   // it is disconnected after the running command
	noEvict     bool
	noTouch     bool
	libName     string // what CLIENT SETINFO told
	libVersion  string
	wait        *wait // where it is blocked
	multi       *transaction
	watched     []dbKey // in the order of WATCH
	stale       bool    // a watched key was changed
	replies     replyMode
	topics      [topicKinds]treeMap[string, uint64] // it is subscribed to, with their places
	monitors    bool
}

// replyMode is what CLIENT REPLY chose.
type replyMode uint8

const (
	repliesOn replyMode = iota
	repliesOff
	repliesSkipNext // the next command's reply is left out
	repliesSkip     // this command's is
)

// noCommand is the last command of a client that had none.
const noCommand = "NULL"

// defaultUser is who a connection is where no password is asked for.
const defaultUser = "default"

func (e *Engine) open(in Input) ClientID {
	name := in.Name
	if !isClientName(name) {
		name = ""
	}
	id := in.Client
	if id == 0 {
		e.st.opened++
		id = e.st.opened
	}
	e.st.stats.connections++
	cl := &client{
		gen: e.st.gen, id: id, outsider: in.Client != 0, name: name, addr: in.Addr, local: in.Local,
		opened: e.st.now, active: e.st.now, last: noCommand,
		trusted: in.Trust, user: e.firstUser(in.Trust),
	}
	e.addClient(cl)
	return cl.id
}

// close disconnects a client: it waits, watches and listens no more.
func (e *Engine) close(id ClientID) {
	cl, ok := e.st.clients.Get(id)
	if !ok {
		return
	}
	if cl.wait != nil {
		e.release(cl.wait)
	}
	e.unwatch(cl)
	e.forgetSubscriber(e.ownClient(id))
	if cl.monitors {
		e.forgetMonitor(id)
	}
	e.forgetClient(id)
}

// isClientName reports whether a text may be a connection name: printable ASCII
// without spaces, or nothing. CLIENT LIST shows it as it is.
func isClientName(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r < '!' || r > '~' })
}

// silent reports whether the client wants no reply to the command that just ran.
func (cl *client) silent() bool {
	return cl.replies == repliesOff || cl.replies == repliesSkip
}

// replied notes that a command is over, for those that leave out one reply.
func (cl *client) replied() {
	switch cl.replies {
	case repliesSkipNext:
		cl.replies = repliesSkip
	case repliesSkip:
		cl.replies = repliesOn
	}
}
