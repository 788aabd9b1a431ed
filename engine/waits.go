package engine

// A wait is a client in a command that blocks: data, not a goroutine. It is never
// changed in place.
type wait struct {
	seq      uint64 // arrival order over all clients
	place    uint64 // order of those who wait for a key
	client   ClientID
	db       int
	name     string  // of the command
	command  blocker // with what is fixed at first sight, such as $
	since    Time
	deadline Time // 0: for ever
}

// A blocker is a command that can wait for something to come to one of its keys.
// It is never changed while it waits.
type blocker interface {
	keys() []string
	// wake tries the command again, for something happened to key. It writes the
	// reply where it says served, and an error is served, too.
	wake(c *call, key string) (wakeOutcome, error)
	// describe fills in what a Wait tells of the command alone.
	describe(view *Wait)
	sameAs(other blocker) bool
}

// waitList is the queue of blocked clients, with an index by key and one by
// deadline.
type waitList struct {
	bySeq      treeMap[uint64, *wait]
	byClient   treeMap[ClientID, *wait]
	byKey      treeSet[keyWait]
	byDeadline treeSet[dueWait]
	arrived    uint64 // the last number given to a seq or a place
}

type keyWait struct {
	dbKey
	place  uint64
	client ClientID
}

func (a keyWait) before(b keyWait) bool {
	switch {
	case a.db != b.db:
		return a.db < b.db
	case a.key != b.key:
		return a.key < b.key
	}
	return a.place < b.place
}

type dueWait struct {
	at  Time
	seq uint64
}

func newWaitList(gen *generation) waitList {
	return waitList{
		bySeq:    newTreeMap[uint64, *wait](gen),
		byClient: newTreeMap[ClientID, *wait](gen),
		byKey:    newTreeSet(gen, keyWait.before),
		byDeadline: newTreeSet(gen, func(a, b dueWait) bool {
			return a.at < b.at || a.at == b.at && a.seq < b.seq
		}),
	}
}

// add lets a client wait, behind all others.
func (l *waitList) add(gen *generation, w *wait) {
	l.arrived++
	w.seq = l.arrived
	if w.deadline != 0 {
		l.byDeadline.own(gen).Set(dueWait{w.deadline, w.seq})
	}
	l.queue(gen, w)
}

// queue puts a wait that has its seq behind all others of its keys.
func (l *waitList) queue(gen *generation, w *wait) {
	l.arrived++
	w.place = l.arrived
	l.bySeq.own(gen).Set(w.seq, w)
	l.byClient.own(gen).Set(w.client, w)
	for _, key := range w.command.keys() {
		l.byKey.own(gen).Set(keyWait{dbKey{w.db, key}, w.place, w.client})
	}
}

// requeue moves a wait behind all others of its keys. How long it has waited,
// and when it runs out, stay.
func (l *waitList) requeue(gen *generation, w *wait) {
	l.unqueue(gen, w)
	moved := *w
	l.queue(gen, &moved)
}

func (l *waitList) unqueue(gen *generation, w *wait) {
	for _, key := range w.command.keys() {
		l.byKey.own(gen).Delete(keyWait{dbKey: dbKey{w.db, key}, place: w.place})
	}
}

func (l *waitList) remove(gen *generation, w *wait) {
	l.unqueue(gen, w)
	l.bySeq.own(gen).Delete(w.seq)
	l.byClient.own(gen).Delete(w.client)
	if w.deadline != 0 {
		l.byDeadline.own(gen).Delete(dueWait{w.deadline, w.seq})
	}
}

// on lists those that wait for key, in the order in which they are tried.
func (l *waitList) on(key dbKey) (found []*wait) {
	l.byKey.Ascend(keyWait{dbKey: key}, func(k keyWait) bool {
		if k.dbKey != key {
			return false
		}
		found = append(found, l.of(k.client))
		return true
	})
	return found
}

// inOrder lists the waits in the order they came.
func (l *waitList) inOrder() (all []*wait) {
	l.bySeq.Scan(func(_ uint64, w *wait) bool {
		all = append(all, w)
		return true
	})
	return all
}

// any reports whether somebody waits for key.
func (l *waitList) any(key dbKey) (found bool) {
	if l.byKey.Len() == 0 {
		return false
	}
	l.byKey.Ascend(keyWait{dbKey: key}, func(k keyWait) bool {
		found = k.dbKey == key
		return false
	})
	return found
}

// due returns the wait that runs out first, nil where none ever does.
func (l *waitList) due() *wait {
	first, ok := l.byDeadline.Min()
	if !ok {
		return nil
	}
	w, _ := l.bySeq.Get(first.seq)
	return w
}

// nextDue returns when the next BLOCK runs out.
func (l *waitList) nextDue() (at Time, ok bool) {
	if l.byDeadline.Len() == 0 {
		return 0, false
	}
	first, ok := l.byDeadline.Min()
	return first.at, ok
}

func (l *waitList) of(client ClientID) *wait {
	w, _ := l.byClient.Get(client)
	return w
}
