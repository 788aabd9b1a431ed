package engine

// databases is how many there are (SELECT, MOVE, SWAPDB).
const databases = 16

// state is everything an engine knows. A copy of the struct shares all of it;
// the two then need generations of their own.
type state struct {
	gen        *generation
	now        Time
	started    Time
	dbs        [databases]db
	expiring   int // keys that expire, over all databases
	clients    treeMap[ClientID, *client]
	waits      waitList
	watchers   treeSet[watcher]
	stats      stats
	config     *config
	topics     [topicKinds]topics
	monitors   []ClientID // in the order of MONITOR; replaced, never changed
	subscribed uint64     // how many subscriptions were ever made
	dirty      int64      // changes since the last save (rdb_changes_since_last_save)
	opened     ClientID   // how many clients were ever opened
}

// db is one database. Its keys come and go through put and drop alone.
type db struct {
	keys    treeMap[string, value]
	expires expiryList
	scan    scanOrder
}

// put writes what a key holds and reports whether there was one.
func (d *db) put(gen *generation, key string, v value) (there bool) {
	_, there = d.keys.own(gen).Set(key, v)
	if !there {
		d.scan.add(gen, key)
	}
	return there
}

func (d *db) drop(gen *generation, key string) {
	d.keys.own(gen).Delete(key)
	d.scan.remove(gen, key)
}

// dbKey is a key of a database.
type dbKey struct {
	db  int
	key string
}

// A value is what a key holds: a text, a *hash, a *stream and so on.
type value interface {
	typeName() string // as TYPE has it
	encoding() string // as OBJECT ENCODING has it: how Redis would keep it
	memory() int      // about how many bytes it takes here
}

// text is a Redis string. It is never changed in place.
type text struct {
	value    string
	appended bool // APPEND made it longer, after which Redis keeps it as raw bytes
}

func (text) typeName() string { return "string" }

func newState(start Time) state {
	gen := new(generation)
	return state{gen: gen, now: start, config: &defaultConfig, started: start, waits: newWaitList(gen), watchers: newTreeSet(gen, watcher.before)}
}

// heldAs returns what a key holds as a T; ok is false where there is no such key,
// and the error is errWrongType where it holds something else.
func heldAs[T value](c *call, key string) (v T, ok bool, err error) {
	any := c.e.held(dbKey{c.db, key})
	if any == nil {
		return v, false, nil
	}
	if v, ok = any.(T); !ok {
		return v, false, errWrongType
	}
	return v, true, nil
}

// lookup is heldAs for a snapshot's database: ok is false where the key holds
// something else, too.
func lookup[T value](d *db, key string) (v T, ok bool) {
	any, _ := d.keys.Get(key)
	v, ok = any.(T)
	return v, ok
}

// space returns the database that the call works in.
func (c *call) space() *db { return &c.e.st.dbs[c.db] }

// streamAt returns the stream at key, nil where there is none, or errWrongType.
// It must not be changed: see ownStream.
func (c *call) streamAt(key string) (*stream, error) {
	s, _, err := heldAs[*stream](c, key)
	return s, err
}

// textAt returns the string at key; ok is false where there is none.
func (c *call) textAt(key string) (t text, ok bool, err error) { return heldAs[text](c, key) }

// exists reports whether there is such a key.
func (c *call) exists(key string) bool {
	return c.e.held(dbKey{c.db, key}) != nil
}

// setKey writes what a key holds and reports whether there was one.
func (c *call) setKey(key string, v value) (there bool) {
	there = c.e.put(dbKey{c.db, key}, v)
	if !there {
		c.notify(notifyNew, "new", key)
	}
	return there
}

// own returns the stream at key, which must exist, for changing.
func (c *call) own(key string) *stream {
	s, _ := c.streamAt(key)
	if s.gen != c.e.st.gen {
		s = s.fork(c.e.st.gen)
		c.setKey(key, s)
	}
	return s
}

// ownGroup returns a group, which exists, for changing.
func (c *call) ownGroup(key, name string) *group { return c.own(key).ownGroup(name) }
