package engine

// A message is what subscribers are sent. It is encoded once for each protocol.
type message struct {
	kind                   topicKind
	pattern, channel, text string
	encoded                [2][]byte
}

// bytes returns the message in a protocol.
func (m *message) bytes(resp3, verbatim bool) []byte {
	at := 0
	if resp3 {
		at = 1
	}
	if m.encoded[at] == nil {
		w := wire{resp3: resp3, verbatim: verbatim}
		m.write(&w)
		m.encoded[at] = w.buf
	}
	return m.encoded[at]
}

func (m *message) write(w *wire) {
	if m.kind == patternTopic {
		w.push(4)
		w.bulk(topicWords[m.kind].message)
		w.bulk(m.pattern)
	} else {
		w.push(3)
		w.bulk(topicWords[m.kind].message)
	}
	w.bulk(m.channel)
	w.bulk(m.text)
}

// send gives a client a message. One to the client whose command runs stands with
// its reply: as 7.0 does, in the place where the command is when it sends it.
func (c *call) send(id ClientID, m *message) {
	cl, ok := c.e.st.clients.Get(id)
	if !ok {
		return
	}
	encoded := m.bytes(cl.resp3, c.e.verbatim)
	switch {
	case id != c.client, c.self == nil && len(c.w.buf) == 0:
		c.out.Delivered = append(c.out.Delivered, Delivery{Client: id, Wire: encoded, Push: true})
	case c.pushesLast():
		c.w.pushed = append(c.w.pushed, encoded...)
	default:
		c.w.tell(encoded)
	}
}

// pushesLast reports whether messages to the call's own client come after its
// reply: in newer versions, where the reply is wanted as a tree, and where the
// client had to wait for it.
func (c *call) pushesLast() bool {
	return c.e.rules.pushesLast || c.e.verbatim || c.self == nil
}

// A span is a part of a wire's bytes.
type span struct{ from, to int }

// tell writes a message, which stays whatever becomes of the reply around it.
func (w *wire) tell(message []byte) {
	w.told = append(w.told, span{len(w.buf), len(w.buf) + len(message)})
	w.buf = append(w.buf, message...)
}

// moved notes that what was written since the mark begins n bytes later.
func (w *wire) moved(at mark, n int) {
	for i := range w.told {
		if m := &w.told[i]; m.from >= int(at) {
			m.from, m.to = m.from+n, m.to+n
		}
	}
}

// dropFrom takes back what was written since the mark, but for messages.
func (w *wire) dropFrom(at mark) {
	var kept []byte
	for i := range w.told {
		if m := &w.told[i]; m.from >= int(at) {
			kept = append(kept, w.buf[m.from:m.to]...)
			m.from, m.to = int(at)+len(kept)-(m.to-m.from), int(at)+len(kept)
		}
	}
	w.buf = append(w.buf[:at], kept...)
}
