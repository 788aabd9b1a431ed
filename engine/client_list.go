package engine

import (
	"fmt"
	"strings"
)

// CLIENT LIST, and the line that it has for a client.

// clientList is CLIENT LIST [TYPE t | ID id ...].
type clientList struct {
	kind clientKind
	ids  []int64
}

func parseCLIENTLIST(args []string, _ *rules) (runner, error) {
	l := &clientList{kind: anyKind}
	var err error
	switch {
	case len(args) == 0:
	case len(args) == 2 && isWord(args[0], "TYPE"):
		l.kind, err = parseClientKind(args[1])
	case len(args) > 1 && isWord(args[0], "ID"):
		l.ids, err = parseClientIDs(args[1:])
	default:
		err = errSyntax
	}
	return l, err
}

func parseClientIDs(words []string) (ids []int64, err error) {
	for _, word := range words {
		id, err := parseInteger(word, errClientID)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (l *clientList) run(c *call) error {
	var text strings.Builder
	show := func(_ ClientID, cl *client) bool {
		if l.kind == anyKind || l.kind == cl.kind() {
			text.WriteString(c.clientLine(cl) + "\n")
		}
		return true
	}
	if l.ids == nil {
		c.st().clients.Scan(show)
	}
	for _, id := range l.ids {
		if cl, ok := c.st().clients.Get(ClientID(id)); ok {
			show(cl.id, cl)
		}
	}
	c.w.text(text.String())
	return nil
}

// clientKind is what TYPE tells apart.
type clientKind uint8

const (
	anyKind clientKind = iota
	normalKind
	pubsubKind
	otherKind // a master or a replica, which no client here is
)

var clientKinds = []struct {
	word string
	kind clientKind
}{
	{"NORMAL", normalKind}, {"PUBSUB", pubsubKind}, {"MASTER", otherKind}, {"REPLICA", otherKind}, {"SLAVE", otherKind},
}

func parseClientKind(word string) (clientKind, error) {
	for _, k := range clientKinds {
		if isWord(word, k.word) {
			return k.kind, nil
		}
	}
	return anyKind, errClientType(word)
}

func (cl *client) kind() clientKind {
	if cl.subscribes() {
		return pubsubKind
	}
	return normalKind
}

// clientLine is one client as CLIENT LIST shows it. The engine has no sockets, so
// the fields that tell of one's buffers are 0.
func (c *call) clientLine(cl *client) string {
	v := c.e.rules
	var b strings.Builder
	fmt.Fprintf(&b, "id=%d addr=%s laddr=%s fd=0 name=%s age=%d idle=%d flags=%s",
		cl.id, address(cl.addr), address(cl.local), cl.name,
		(c.now()-cl.opened)/perSecond, (c.now()-cl.active)/perSecond, c.clientFlags(cl))
	fmt.Fprintf(&b, " db=%d sub=%d psub=%d ssub=%d multi=%d",
		cl.db, cl.topics[channelTopic].Len(), cl.topics[patternTopic].Len(), cl.topics[shardTopic].Len(), cl.queuedCommands())
	if v.clientWatch {
		fmt.Fprintf(&b, " watch=%d", len(cl.watched))
	}
	fmt.Fprintf(&b, " qbuf=0 qbuf-free=0 argv-mem=0 multi-mem=0 rbs=0 rbp=0 obl=0 oll=0 omem=0 tot-mem=0"+
		" events=r cmd=%s user=%s redir=-1 resp=%d", cl.last, cl.userName(), cl.protocol())
	if v.clientLibrary {
		fmt.Fprintf(&b, " lib-name=%s lib-ver=%s", cl.libName, cl.libVersion)
	}
	if v.clientTotals {
		fmt.Fprintf(&b, " io-thread=0 tot-net-in=0 tot-net-out=0 tot-cmds=%d", cl.commands)
	}
	return b.String()
}

const perSecond = 1_000_000

// address is an end of a connection as clients see it.
func address(text string) string {
	if text == "" {
		return "127.0.0.1:0"
	}
	return text
}

func (cl *client) userName() string {
	if cl.user == "" {
		return defaultUser
	}
	return cl.user
}

// queuedCommands is how many commands wait for EXEC; -1 outside of a transaction.
func (cl *client) queuedCommands() int {
	if cl.multi == nil {
		return -1
	}
	return len(cl.multi.queued)
}

// clientFlags are the letters for what a client is and does.
func (c *call) clientFlags(cl *client) string {
	var b strings.Builder
	for _, f := range []struct {
		letter byte
		is     bool
	}{
		{'O', cl.monitors},
		{'P', cl.subscribes()},
		{'x', cl.multi != nil},
		{'b', cl.wait != nil},
		{'d', cl.stale},
		{'c', cl.closing},
		{'U', strings.Contains(cl.addr, "/")},
		{'e', cl.noEvict},
		{'T', cl.noTouch},
	} {
		if f.is {
			b.WriteByte(f.letter)
		}
	}
	if b.Len() == 0 {
		return "N"
	}
	return b.String()
}
