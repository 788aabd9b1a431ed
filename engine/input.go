package engine

// ClientID is a client's number, as CLIENT ID tells it. The first is 1.
type ClientID int64

// Op is what an Input asks for.
type Op uint8

// The operations. Do runs Args as the command of Client. Open connects a new
// client whose connection name is Name; the Result says its number. A Name that
// CLIENT SETNAME would refuse is left out, and the client has none. Close
// disconnects Client. Advance only moves the clock, as any other Op does. Note
// counts an Incident.
const (
	Do Op = iota
	Open
	Close
	Advance
	Note
)

// An Incident is something that befalls a connection outside of the engine, and
// that INFO counts.
type Incident uint8

// The incidents.
const (
	ConnectionRejected Incident = iota // there were Limits.Clients already
	QueryBufferFull                    // a client was disconnected for sending more than Limits.QueryBuffer
	OutputBufferFull                   // a client was disconnected for not reading its replies
	incidents
)

// An Input is all that can ever change an engine: its state is a function of
// the Options and the Inputs so far.
type Input struct {
	At       Time     // when; an At before the engine's clock counts as the clock's time
	Client   ClientID // Do, Close: whose; Open: the number of an outsider, see RestoreUnder, which its owner chooses above those of other clients; 0 for the next
	Op       Op
	Name     string   // Open: the connection name, "" for none
	Addr     string   // Open: the client's end of its connection, as CLIENT LIST shows it, "" for none
	Local    string   // Open: the engine's end of it
	Trust    bool     // Open: it need not say a password
	Incident Incident // Note
	Args     [][]byte // Do: the command and its arguments; kept by nobody, so the caller may reuse them
	Events   []Event  // what happens is appended to it, and is Result.Events; nil takes a new slice
}

// A Result tells what an Input did.
type Result struct {
	Reply     Reply      // Do: the command's reply, unless Blocked
	Blocked   bool       // Do: the client waits; its reply comes as a Delivery of a later Result
	Client    ClientID   // Open: the new client
	Closed    []ClientID // clients that were disconnected: QUIT, CLIENT KILL; whoever owns the connections closes them once the replies are sent
	Delivered []Delivery // replies to clients that were waiting, in the order they were served
	Events    []Event    // what changed, where Options.Events asks for it; behind what Input.Events has
}

// A Delivery is the reply to a client that was waiting in a blocking command, or
// a message that no command asked for now.
type Delivery struct {
	Client   ClientID
	Reply    Reply  // from Apply
	Wire     []byte // from ApplyTo: the reply's bytes; none where the client wants no reply (CLIENT REPLY)
	Push     bool   // a message (of a subscription, of MONITOR), not the reply that the client waits for
	TimedOut bool   // the BLOCK ran out
}

// Tree returns the delivery's reply as a tree, whether it comes from Apply or from
// ApplyTo.
func (d Delivery) Tree() Reply {
	if d.Wire == nil {
		return d.Reply
	}
	r, _, err := ParseReply(d.Wire)
	if err != nil {
		panic("engine: " + err.Error()) // the engine wrote it
	}
	return r
}
