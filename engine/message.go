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

// send gives a client a message. One to the client whose command runs stands
// with its reply.
func (c *call) send(id ClientID, m *message) {
	cl, ok := c.e.st.clients.Get(id)
	if !ok {
		return
	}
	encoded := m.bytes(cl.resp3, c.e.verbatim)
	if c.self != nil && id == c.client {
		c.w.pushed = append(c.w.pushed, encoded...)
		return
	}
	c.out.Delivered = append(c.out.Delivered, Delivery{Client: id, Wire: encoded, Push: true})
}

// placePushes puts the messages that a command made for its own client before
// what it wrote since the mark, as 7.0 does.
func (c *call) placePushes(start mark) {
	if len(c.w.pushed) == 0 || c.e.rules.pushesLast || c.self.silent() {
		return
	}
	pushed := c.w.pushed
	c.w.pushed = nil
	c.w.insert(start, func() { c.w.buf = append(c.w.buf, pushed...) })
}
