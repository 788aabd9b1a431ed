package engine

import (
	"github.com/tidwall/btree"
)

// A generation owns the parts of a state that may be changed in place. Taking
// or restoring a Snapshot begins a new one, so what an older generation owns is
// copied before it is changed. The byte keeps two generations apart in memory.
type generation struct{ _ byte }

// state is everything an engine knows. Its trees copy in O(1) and share nodes.
type state struct {
	now     Time
	keys    *btree.Map[string, value]
	expires expiryList
	clients *btree.Map[ClientID, *client]
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
	fields *btree.Map[string, string]
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
	return state{
		now:     start,
		keys:    new(btree.Map[string, value]),
		expires: newExpiryList(),
		clients: new(btree.Map[ClientID, *client]),
		waits:   newWaitList(),
	}
}

// fork returns a second state that shares all trees with the first. O(1).
func (s *state) fork() state {
	other := *s
	other.keys = s.keys.Copy()
	other.expires = s.expires.fork()
	other.clients = s.clients.Copy()
	other.waits = s.waits.fork()
	return other
}

// newTree returns an ordered set without the library's lock: an Engine is for
// one goroutine, and a Snapshot is never changed.
func newTree[T any](less func(a, b T) bool) *btree.BTreeG[T] {
	return btree.NewBTreeGOptions(less, btree.Options{NoLocks: true})
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

// ownStream returns the stream at key, which must exist, as one that gen may
// change.
func (s *state) ownStream(gen *generation, key string) *stream {
	v, _ := s.keys.Get(key)
	st := v.(*stream)
	if st.gen != gen {
		st = st.fork(gen)
		s.keys.Set(key, st)
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

// ownHash returns the hash at key as one that gen may change, made if missing.
func (s *state) ownHash(gen *generation, key string) *hash {
	v, ok := s.keys.Get(key)
	if !ok {
		h := &hash{gen, new(btree.Map[string, string])}
		s.keys.Set(key, h)
		return h
	}
	h := v.(*hash)
	if h.gen != gen {
		h = &hash{gen, h.fields.Copy()}
		s.keys.Set(key, h)
	}
	return h
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
