package engine

// What follows from a change of a key, beside the change itself: transactions
// that watch the key are lost, keyspace events are told, changes are counted.

// notifyClass is a class of keyspace events, by its letter in
// notify-keyspace-events.
type notifyClass byte

// The classes of keyspace events.
const (
	notifyGeneric notifyClass = 'g'
	notifyString  notifyClass = '$'
	notifyList    notifyClass = 'l'
	notifySet     notifyClass = 's'
	notifyHash    notifyClass = 'h'
	notifyStream  notifyClass = 't'
	notifyExpired notifyClass = 'x'
	notifyNew     notifyClass = 'n'
	notifyMiss    notifyClass = 'm'
)

// changed notes that a command changed a key: n changes, told as one event.
func (c *call) changed(class notifyClass, event, key string, n int64) {
	c.touch(key)
	c.regrouped(class, event, key, n)
}

// regrouped is changed for what WATCH does not see: a stream's groups and marks.
func (c *call) regrouped(class notifyClass, event, key string, n int64) {
	c.notify(class, event, key)
	c.e.st.dirty += n
}

// touch lets transactions that watch the key fail.
func (c *call) touch(key string) { c.e.touchWatchers(dbKey{c.db, key}) }
