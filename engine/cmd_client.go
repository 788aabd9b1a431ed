package engine

import (
	"fmt"
	"slices"
	"strings"
)

// CLIENT SETNAME, GETNAME, LIST and ID.

func parseCLIENTSETNAME(args []string, _ *rules) (runner, error) {
	name := args[0]
	if !isClientName(name) {
		return nil, errClientName
	}
	return runFunc(func(c *call) error {
		c.self.name = name
		c.w.ok()
		return nil
	}), nil
}

func parseCLIENTGETNAME(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		if name := c.self.name; name != "" {
			c.w.bulk(name)
		} else {
			c.w.null()
		}
		return nil
	}), nil
}

func parseCLIENTID(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.integer(int64(c.client))
		return nil
	}), nil
}

// clientList is CLIENT LIST [TYPE t | ID id ...].
type clientList struct {
	none bool // a type that no client here is of
	ids  []int64
}

var clientTypes = []string{"NORMAL", "MASTER", "REPLICA", "SLAVE", "PUBSUB"}

func parseCLIENTLIST(args []string, _ *rules) (runner, error) {
	l := &clientList{}
	switch {
	case len(args) == 0:
	case len(args) == 2 && isWord(args[0], "TYPE"):
		if !slices.ContainsFunc(clientTypes, func(t string) bool { return isWord(args[1], t) }) {
			return nil, errClientType(args[1])
		}
		l.none = !isWord(args[1], "NORMAL")
	case len(args) > 1 && isWord(args[0], "ID"):
		for _, word := range args[1:] {
			id, err := parseInteger(word, errClientID)
			if err != nil {
				return nil, err
			}
			l.ids = append(l.ids, id)
		}
	default:
		return nil, errSyntax
	}
	return l, nil
}

func (l *clientList) run(c *call) error {
	var text strings.Builder
	show := func(_ ClientID, cl *client) bool {
		text.WriteString(c.clientLine(cl) + "\n")
		return true
	}
	switch {
	case l.none:
	case l.ids == nil:
		c.st().clients.Scan(show)
	default:
		for _, id := range l.ids {
			if cl, ok := c.st().clients.Get(ClientID(id)); ok {
				show(cl.id, cl)
			}
		}
	}
	c.w.text(text.String())
	return nil
}

// clientLine is one client as CLIENT LIST shows it. There is no socket, so what
// would tell of one is 0.
func (c *call) clientLine(cl *client) string {
	flags := "N"
	if c.st().waits.of(cl.id) != nil {
		flags = "b"
	}
	const second = 1_000_000
	return fmt.Sprintf("id=%d addr=127.0.0.1:0 laddr=127.0.0.1:0 fd=0 name=%s age=%d idle=%d flags=%s"+
		" db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=0 qbuf-free=0 argv-mem=0 multi-mem=0 rbs=0 rbp=0"+
		" obl=0 oll=0 omem=0 tot-mem=0 events=r cmd=%s user=default redir=-1 resp=2%s",
		cl.id, cl.name, (c.now()-cl.opened)/second, (c.now()-cl.active)/second, flags, cl.last,
		c.e.rules.clientFields)
}
