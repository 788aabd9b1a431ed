package engine

import (
	"fmt"
	"slices"
	"strings"
)

// MONITOR: connections that are told of every command.

func parseMONITOR(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		switch {
		case c.inExec:
			return errMonitorInExec
		case c.self.monitors: // the server says nothing to a second one
			return nil
		}
		c.self.monitors = true
		c.e.st.monitors = append(slices.Clip(c.e.st.monitors), c.client)
		c.w.ok()
		return nil
	}), nil
}

// forgetMonitor ends what MONITOR began.
func (e *Engine) forgetMonitor(id ClientID) {
	e.st.monitors = slices.DeleteFunc(slices.Clone(e.st.monitors), func(other ClientID) bool { return other == id })
}

// permitMonitor refuses what a connection may not do that monitors.
func (c *call) permitMonitor(cl *client, cmd *Command) error {
	if cl.monitors && cmd.Flags&(FlagWrite|FlagReadonly|flagMayReplicate) != 0 {
		return errMonitorKeys
	}
	return nil
}

// tellMonitors tells of a command that was run, in the order in which they end.
func (c *call) tellMonitors(cmd *Command) {
	if len(c.e.st.monitors) == 0 || cmd.Flags&FlagAdmin != 0 {
		return
	}
	line := c.monitorLine(cmd)
	for _, id := range c.e.st.monitors {
		w := c.e.wireFor(id)
		w.simple(line)
		c.out.Delivered = append(c.out.Delivered, Delivery{Client: id, Wire: w.buf, Push: true})
	}
}

func (c *call) monitorLine(cmd *Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d.%06d [%d %s]", c.now()/perSecond, c.now()%perSecond, c.self.db, monitorAddress(c.self))
	secret := secretWords(cmd, c.words)
	for i, word := range c.words {
		if secret[i] {
			word = "(redacted)"
		}
		b.WriteByte(' ')
		quoteTo(&b, word)
	}
	return b.String()
}

// monitorAddress is where a client comes from; of a Unix socket, its path.
func monitorAddress(cl *client) string {
	if path, isUnix := strings.CutSuffix(cl.addr, ":0"); isUnix && strings.Contains(path, "/") {
		return "unix:" + path
	}
	return address(cl.addr)
}

// secretWords says which words of a command line are user names and passwords.
func secretWords(cmd *Command, words []string) map[int]bool {
	secret := map[int]bool{}
	switch cmd.Name {
	case "auth":
		for i := range words[1:] {
			secret[i+1] = true
		}
	case "hello":
		for i := 2; i+2 < len(words); i++ {
			if isWord(words[i], "AUTH") {
				secret[i+1], secret[i+2] = true, true
				i += 2
			}
		}
	}
	return secret
}

// quoteTo writes a word between quotation marks, with C's escapes.
func quoteTo(b *strings.Builder, word string) {
	const plain, escapes = "\\\"\n\r\t\a\b", `\"nrtab`
	b.WriteByte('"')
	for i := range len(word) {
		at := strings.IndexByte(plain, word[i])
		switch {
		case at >= 0:
			b.WriteByte('\\')
			b.WriteByte(escapes[at])
		case word[i] < ' ' || word[i] > '~':
			fmt.Fprintf(b, "\\x%02x", word[i])
		default:
			b.WriteByte(word[i])
		}
	}
	b.WriteByte('"')
}
