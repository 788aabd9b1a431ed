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
	ripe     Time // when time alone serves it; 0: never
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

// A ripener is a blocker that time alone may give something.
type ripener interface {
	// ripe is when it will have something that it has not now; 0: never.
	ripe(c *call) Time
}

// waitList is the queue of blocked clients, with an index by key, one by deadline
// and one by when time alone serves them.
type waitList struct {
	bySeq      treeMap[uint64, *wait]
	byKey      treeSet[keyWait]
	byDeadline treeSet[dueWait]
	byRipe     treeSet[dueWait]
	arrived    uint64 // the last number given to a seq or a place
}

type keyWait struct {
	dbKey
	place, seq uint64
	client     ClientID
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

func (a dueWait) before(b dueWait) bool { return a.at < b.at || a.at == b.at && a.seq < b.seq }

func newWaitList(gen *generation) waitList {
	return waitList{
		bySeq:      newTreeMap[uint64, *wait](gen),
		byKey:      newTreeSet(gen, keyWait.before),
		byDeadline: newTreeSet(gen, dueWait.before),
		byRipe:     newTreeSet(gen, dueWait.before),
	}
}

// add lets a client wait, behind all others.
func (l *waitList) add(gen *generation, w *wait) {
	l.arrived++
	w.seq = l.arrived
	if w.deadline != 0 {
		l.byDeadline.own(gen).Set(dueWait{w.deadline, w.seq})
	}
	if w.ripe != 0 {
		l.byRipe.own(gen).Set(dueWait{w.ripe, w.seq})
	}
	l.queue(gen, w)
}

// queue puts a wait that has its seq behind all others of its keys.
func (l *waitList) queue(gen *generation, w *wait) {
	l.arrived++
	w.place = l.arrived
	l.bySeq.own(gen).Set(w.seq, w)
	for _, key := range w.command.keys() {
		l.byKey.own(gen).Set(keyWait{dbKey{w.db, key}, w.place, w.seq, w.client})
	}
}

// requeue moves a wait behind all others of its keys. How long it has waited,
// and when it runs out, stay; ripe is set anew. It returns it as it is then.
func (l *waitList) requeue(gen *generation, w *wait, ripe Time) *wait {
	l.unqueue(gen, w)
	moved := *l.setRipe(gen, w, ripe)
	l.queue(gen, &moved)
	return &moved
}

// setRipe notes when time alone serves a wait, and returns it as it is then.
func (l *waitList) setRipe(gen *generation, w *wait, ripe Time) *wait {
	if w.ripe == ripe {
		return w
	}
	moved := *w
	moved.ripe = ripe
	if w.ripe != 0 {
		l.byRipe.own(gen).Delete(dueWait{w.ripe, w.seq})
	}
	if ripe != 0 {
		l.byRipe.own(gen).Set(dueWait{ripe, w.seq})
	}
	l.bySeq.own(gen).Set(w.seq, &moved)
	return &moved
}

func (l *waitList) unqueue(gen *generation, w *wait) {
	for _, key := range w.command.keys() {
		l.byKey.own(gen).Delete(keyWait{dbKey: dbKey{w.db, key}, place: w.place})
	}
}

func (l *waitList) remove(gen *generation, w *wait) {
	l.unqueue(gen, w)
	l.bySeq.own(gen).Delete(w.seq)
	if w.deadline != 0 {
		l.byDeadline.own(gen).Delete(dueWait{w.deadline, w.seq})
	}
	if w.ripe != 0 {
		l.byRipe.own(gen).Delete(dueWait{w.ripe, w.seq})
	}
}

// on lists those that wait for key, in the order in which they are tried.
func (l *waitList) on(key dbKey) (found []*wait) {
	l.byKey.Ascend(keyWait{dbKey: key}, func(k keyWait) bool {
		if k.dbKey != key {
			return false
		}
		found = append(found, l.at(k))
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

// perKey counts those who wait for each key.
func (l *waitList) perKey() map[dbKey]int {
	counts := map[dbKey]int{}
	l.byKey.Scan(func(k keyWait) bool {
		counts[k.dbKey]++
		return true
	})
	return counts
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

// nextRipe returns the wait that time alone serves first, nil where it serves none.
func (l *waitList) nextRipe() *wait {
	first, ok := l.byRipe.Min()
	if !ok {
		return nil
	}
	w, _ := l.bySeq.Get(first.seq)
	return w
}

// nextDue returns when time alone answers a client: its BLOCK runs out, or there
// will be something for it.
func (l *waitList) nextDue() (at Time, ok bool) {
	if l.bySeq.Len() == 0 {
		return 0, false
	}
	first, ok := l.byDeadline.Min()
	if ripe, some := l.byRipe.Min(); some && (!ok || ripe.at < first.at) {
		return ripe.at, true
	}
	return first.at, ok
}

// at returns the wait that stands in a queue.
func (l *waitList) at(k keyWait) *wait {
	w, _ := l.bySeq.Get(k.seq)
	return w
}
