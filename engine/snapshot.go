package engine

import "time"

// A Snapshot is an engine's state at one moment: data, clock, clients and
// waiters. It never changes, costs O(1) to take, and may be read by any number
// of goroutines while its engine goes on. The zero Snapshot is an empty engine.
//
// Its methods return small handles (Stream, Group, Consumer) that look into it;
// rows are asked for by position or by ID, so that drawing costs what is drawn.
// They look at the keys of database 0, but for a Snapshot that DB returned.
type Snapshot struct {
	s  *state
	in int
	v  *rules // of the engine
}

// DB returns the same state, looking at the keys of one of its databases, 0 to
// 15; another number looks at one that is empty for ever.
func (s Snapshot) DB(n int) Snapshot { return Snapshot{s.s, n, s.v} }

func (s Snapshot) db() *db {
	if s.in < 0 || s.in >= databases {
		return &db{}
	}
	return &s.state().dbs[s.in]
}

// Snapshot returns the present state. O(1).
func (e *Engine) Snapshot() Snapshot {
	s := e.st
	e.st.gen = new(generation)
	return Snapshot{s: &s, v: e.rules}
}

// Restore sets the engine back, or on, to a state that it or another engine
// with the same Options had. O(1). Any number of engines, each on a goroutine of
// its own, may restore the same Snapshot and go on from it.
func (e *Engine) Restore(to Snapshot) {
	e.st, e.recent = *to.state(), recent{}
	e.st.gen = new(generation)
}

func (s Snapshot) state() *state {
	if s.s == nil {
		empty := newState(0)
		return &empty
	}
	return s.s
}

// Compat returns the server version that the engine imitates; of the zero
// Snapshot it is the default.
func (s Snapshot) Compat() Compat {
	if s.v == nil {
		return Redis86
	}
	return s.v.compat
}

// Now returns the engine's clock.
func (s Snapshot) Now() Time { return s.state().now }

// Len returns how many keys there are, as DBSIZE does.
func (s Snapshot) Len() int { return s.db().keys.Len() }

// Keys returns up to n key names in byte order, from position from on.
func (s Snapshot) Keys(from, n int) []string {
	return page(from, n, s.Len(), func(i int) string {
		name, _, _ := s.db().keys.GetAt(i)
		return name
	})
}

// Type returns "string", "hash", "set", "list", "stream", or "none" for a missing
// key, as TYPE does.
func (s Snapshot) Type(key string) string {
	v, ok := s.db().keys.Get(key)
	if !ok {
		return "none"
	}
	return v.typeName()
}

// Expires returns the moment at which a key is gone; ok is false for one that
// stays, or that is not there. O(log keys).
func (s Snapshot) Expires(key string) (at Time, ok bool) {
	last, ok := s.db().expires.of(key)
	return expiring{last, key}.gone(), ok
}

// Text returns the value of a string key.
func (s Snapshot) Text(key string) (value string, ok bool) {
	t, ok := lookup[text](s.db(), key)
	return t.value, ok
}

// Hash returns the hash at key.
func (s Snapshot) Hash(key string) (Hash, bool) {
	h, _ := lookup[*hash](s.db(), key)
	return Hash{h}, h != nil
}

// Set returns the set at key.
func (s Snapshot) Set(key string) (StringSet, bool) {
	held, _ := lookup[*set](s.db(), key)
	return StringSet{held}, held != nil
}

// List returns the list at key.
func (s Snapshot) List(key string) (List, bool) {
	l, _ := lookup[*list](s.db(), key)
	return List{l}, l != nil
}

// Stream returns the stream at key.
func (s Snapshot) Stream(key string) (Stream, bool) {
	st, _ := lookup[*stream](s.db(), key)
	return Stream{key, st, s.v}, st != nil
}

// Client is what is known of one connection.
type Client struct {
	ID     ClientID
	Name   string // the connection name, "" if it has none
	DB     int    // the database that it works on
	Opened Time
}

// Clients returns the open connections by number.
func (s Snapshot) Clients() []Client {
	var list []Client
	s.state().clients.Scan(func(_ ClientID, c *client) bool {
		list = append(list, Client{c.id, c.name, c.db, c.opened})
		return true
	})
	return list
}

// Client returns one open connection.
func (s Snapshot) Client(id ClientID) (Client, bool) {
	c, ok := s.state().clients.Get(id)
	if !ok {
		return Client{}, false
	}
	return Client{c.id, c.name, c.db, c.opened}, true
}

// Wait is a client that is blocked in XREAD, XREADGROUP or another command that
// waits.
type Wait struct {
	Client   ClientID
	Command  string   // full name, "xreadgroup"
	DB       int      // the database of the keys
	Keys     []string // what it waits for
	Group    string   // XREADGROUP: the group, else ""
	Consumer string
	Since    Time
	Timeout  time.Duration // what is left on the engine's clock, at most the longest Duration; 0: for ever
	Deadline Time          // when it gives up; 0: never
}

// Waits returns the blocked clients in the order they began to wait.
func (s Snapshot) Waits() []Wait {
	var list []Wait
	s.state().waits.bySeq.Scan(func(_ uint64, w *wait) bool {
		list = append(list, s.viewWait(w))
		return true
	})
	return list
}

// NextTimeout returns when time alone answers the next waiting client: its BLOCK
// runs out, or a pending entry gets old enough for its XREADGROUP CLAIM; ok is
// false where nothing of that will be. Unlike Engine.Deadline it leaves keys that
// expire aside. O(log waiters).
func (s Snapshot) NextTimeout() (at Time, ok bool) { return s.state().waits.nextDue() }

// Waiting returns what a client waits for, if it does.
func (s Snapshot) Waiting(id ClientID) (Wait, bool) {
	cl, there := s.state().clients.Get(id)
	if !there || cl.wait == nil {
		return Wait{}, false
	}
	return s.viewWait(cl.wait), true
}

func (s Snapshot) viewWait(w *wait) Wait {
	view := Wait{
		Client: w.client, Command: w.name, DB: w.db, Keys: w.command.keys(),
		Since: w.since, Deadline: w.deadline,
	}
	w.command.describe(&view)
	if w.deadline != 0 {
		view.Timeout = w.deadline.Sub(s.Now())
	}
	return view
}
