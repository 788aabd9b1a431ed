package engine

import "github.com/tidwall/btree"

// state is everything an engine knows. A copy of the struct shares all of it;
// the two then need generations of their own.
type state struct {
	gen     *generation
	now     Time
	keys    treeMap[string, value]
	expires expiryList
	clients treeMap[ClientID, *client]
	waits   waitList
	opened  ClientID // how many clients were ever opened
}

// A value is what a key holds: a text, a *hash or a *stream.
type value interface{ typeName() string }

// text is a Redis string. It is never changed in place.
type text string

func (text) typeName() string { return "string" }

// hash is a Redis hash; its fields are ordered by name.
type hash struct {
	gen    *generation
	fields treeMap[string, string]
}

func (*hash) typeName() string { return "hash" }

// client is one connection. It is replaced, never changed in place.
type client struct {
	id     ClientID
	name   string
	opened Time
	active Time   // when its last command ran
	last   string // full name of its last command, as CLIENT LIST shows it
}

func newState(start Time) state {
	gen := new(generation)
	return state{
		gen:     gen,
		now:     start,
		keys:    newTreeMap[string, value](gen),
		expires: newExpiryList(gen),
		clients: newTreeMap[ClientID, *client](gen),
		waits:   newWaitList(gen),
	}
}

// streamAt returns the stream at key, nil where there is none, or errWrongType.
// It must not be changed: see ownStream.
func (s *state) streamAt(key string) (*stream, error) {
	v, ok := s.keys.Get(key)
	if !ok {
		return nil, nil
	}
	st, ok := v.(*stream)
	if !ok {
		return nil, errWrongType
	}
	return st, nil
}

// setKey writes a key's value and reports whether there was one.
func (s *state) setKey(key string, v value) (there bool) {
	_, there = s.keys.own(s.gen).Set(key, v)
	return there
}

func (s *state) setClient(c *client) { s.clients.own(s.gen).Set(c.id, c) }

// ownStream returns the stream at key, which must exist, for changing.
func (s *state) ownStream(key string) *stream {
	v, _ := s.keys.Get(key)
	st := v.(*stream)
	if st.gen != s.gen {
		st = st.fork(s.gen)
		s.setKey(key, st)
	}
	return st
}

// hashAt is streamAt for hashes.
func (s *state) hashAt(key string) (*hash, error) {
	v, ok := s.keys.Get(key)
	if !ok {
		return nil, nil
	}
	h, ok := v.(*hash)
	if !ok {
		return nil, errWrongType
	}
	return h, nil
}

// ownFields returns the fields of the hash at key for changing; it is made if
// missing.
func (s *state) ownFields(key string) *btree.Map[string, string] {
	v, ok := s.keys.Get(key)
	if !ok {
		v = &hash{s.gen, newTreeMap[string, string](s.gen)}
		s.setKey(key, v)
	}
	h := v.(*hash)
	if h.gen != s.gen {
		h = &hash{s.gen, h.fields}
		s.setKey(key, h)
	}
	return h.fields.own(s.gen)
}

// textAt returns the string at key; ok is false where there is none.
func (s *state) textAt(key string) (t text, ok bool, err error) {
	v, found := s.keys.Get(key)
	if !found {
		return "", false, nil
	}
	t, isText := v.(text)
	if !isText {
		return "", false, errWrongType
	}
	return t, true, nil
}
