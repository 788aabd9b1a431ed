package engine_test

import (
	"slices"
	"strings"

	"streamlab/engine"
)

// run runs a command of a client. It returns the reply, or that the client waits,
// and what others get that waited.
func (m *refModel) run(client string, words []string) (reply engine.Reply, waits bool, got []refDelivery) {
	w := refWords(slices.Clone(words[1:]))
	switch words[0] {
	case "XREAD", "XREADGROUP":
		read := (*refRead)(nil)
		if reply, read = m.xread(w); read != nil {
			m.wait(client, read)
			return reply, true, nil
		}
	case "CLIENT":
		reply, got = m.unblock(strings.TrimPrefix(words[2], "!id:"))
	default:
		reply = refCommands[words[0]](m, w)
	}
	return reply, false, append(got, m.wake()...)
}

var refCommands = map[string]func(*refModel, refWords) engine.Reply{
	"DEL":        (*refModel).delKey,
	"RENAME":     (*refModel).rename,
	"SET":        (*refModel).setText,
	"XACK":       (*refModel).xack,
	"XACKDEL":    (*refModel).xackdel,
	"XADD":       (*refModel).xadd,
	"XAUTOCLAIM": (*refModel).xautoclaim,
	"XCFGSET":    (*refModel).xcfgset,
	"XCLAIM":     (*refModel).xclaim,
	"XDEL":       (*refModel).xdel,
	"XDELEX":     (*refModel).xdelex,
	"XGROUP":     (*refModel).xgroup,
	"XINFO":      (*refModel).xinfo,
	"XLEN":       (*refModel).xlen,
	"XNACK":      (*refModel).xnack,
	"XPENDING":   (*refModel).xpending,
	"XRANGE":     (*refModel).xrange,
	"XREVRANGE":  (*refModel).xrevrange,
	"XSETID":     (*refModel).xsetid,
	"XTRIM":      (*refModel).xtrim,
}

// unblock ends a client's wait as if its time were over.
func (m *refModel) unblock(client string) (engine.Reply, []refDelivery) {
	for _, w := range m.waits {
		if w.client == client {
			m.waits = m.without(w)
			m.effect(1)
			return number(1), []refDelivery{{client, nullList}}
		}
	}
	return number(0), nil
}

func (m *refModel) waiting(client string) bool {
	return slices.ContainsFunc(m.waits, func(w *refWait) bool { return w.client == client })
}

func (m *refModel) has(key string) bool { return m.texts[key] || m.streams[key] != nil }

func (m *refModel) removeKey(key string) {
	delete(m.texts, key)
	delete(m.streams, key)
	m.touch(key)
}

func (m *refModel) delKey(w refWords) engine.Reply {
	key := w.next()
	if !m.has(key) {
		return number(0)
	}
	m.removeKey(key)
	m.effect(1)
	return number(1)
}

func (m *refModel) setText(w refWords) engine.Reply {
	key := w.next()
	delete(m.streams, key)
	m.texts[key] = true
	m.touch(key)
	m.effect(1)
	return okay
}

func (m *refModel) rename(w refWords) engine.Reply {
	key, to := w.next(), w.next()
	switch {
	case !m.has(key):
		return noSuchKey
	case key == to:
		return okay
	}
	text, s := m.texts[key], m.streams[key]
	m.removeKey(to)
	if text {
		m.texts[to] = true
	} else {
		m.streams[to] = s
	}
	m.removeKey(key)
	m.effect(1)
	return okay
}

func (m *refModel) xlen(w refWords) engine.Reply {
	s, wrong := m.stream(w.next())
	switch {
	case wrong != nil:
		return *wrong
	case s == nil:
		return number(0)
	}
	m.effect(s.len())
	return number(s.len())
}

func (m *refModel) xrange(w refWords) engine.Reply {
	key, between := w.next(), w.between()
	return m.entriesOf(key, between, w.number("COUNT", -1), false)
}

func (m *refModel) xrevrange(w refWords) engine.Reply {
	key := w.next()
	w[0], w[1] = w[1], w[0]
	return m.entriesOf(key, w.between(), -1, true)
}

func (m *refModel) entriesOf(key string, between refRange, count int64, back bool) engine.Reply {
	s, wrong := m.stream(key)
	switch {
	case wrong != nil:
		return *wrong
	case s == nil:
		return list()
	}
	rows := []engine.Reply{}
	for _, e := range s.entries() {
		if between.has(e.id) && (count < 0 || int64(len(rows)) < count) {
			rows = append(rows, e.reply())
		}
	}
	if back {
		slices.Reverse(rows)
	}
	m.effect(len(rows))
	return list(rows...)
}
