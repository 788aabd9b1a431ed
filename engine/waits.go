package engine

import "github.com/tidwall/btree"

// A wait is a client blocked in XREAD or XREADGROUP: data, not a goroutine. It
// is never changed in place.
type wait struct {
	seq      uint64 // arrival order over all clients
	client   ClientID
	read     *read // what it reads, with $ already fixed
	since    Time
	deadline Time // 0: for ever
}

// waitList is the queue of blocked clients, with an index by key and one by
// deadline.
type waitList struct {
	bySeq      *btree.Map[uint64, *wait]
	byClient   *btree.Map[ClientID, *wait]
	byKey      *btree.BTreeG[keyWait]
	byDeadline *btree.BTreeG[dueWait]
	arrived    uint64
}

type keyWait struct {
	key string
	seq uint64
}

type dueWait struct {
	at  Time
	seq uint64
}

func newWaitList() waitList {
	return waitList{
		bySeq:    new(btree.Map[uint64, *wait]),
		byClient: new(btree.Map[ClientID, *wait]),
		byKey: newTree(func(a, b keyWait) bool {
			return a.key < b.key || a.key == b.key && a.seq < b.seq
		}),
		byDeadline: newTree(func(a, b dueWait) bool {
			return a.at < b.at || a.at == b.at && a.seq < b.seq
		}),
	}
}

func (l *waitList) fork() waitList {
	return waitList{l.bySeq.Copy(), l.byClient.Copy(), l.byKey.Copy(), l.byDeadline.Copy(), l.arrived}
}

func (l *waitList) add(w *wait) {
	l.arrived++
	w.seq = l.arrived
	l.bySeq.Set(w.seq, w)
	l.byClient.Set(w.client, w)
	for _, s := range w.read.streams {
		l.byKey.Set(keyWait{s.key, w.seq})
	}
	if w.deadline != 0 {
		l.byDeadline.Set(dueWait{w.deadline, w.seq})
	}
}

func (l *waitList) remove(w *wait) {
	l.bySeq.Delete(w.seq)
	l.byClient.Delete(w.client)
	for _, s := range w.read.streams {
		l.byKey.Delete(keyWait{s.key, w.seq})
	}
	l.byDeadline.Delete(dueWait{w.deadline, w.seq})
}

// on lists those that wait for key, in the order they came.
func (l *waitList) on(key string) (found []*wait) {
	l.byKey.Ascend(keyWait{key: key}, func(k keyWait) bool {
		if k.key != key {
			return false
		}
		w, _ := l.bySeq.Get(k.seq)
		found = append(found, w)
		return true
	})
	return found
}

// any reports whether somebody waits for key.
func (l *waitList) any(key string) (found bool) {
	l.byKey.Ascend(keyWait{key: key}, func(k keyWait) bool {
		found = k.key == key
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

func (l *waitList) of(client ClientID) *wait {
	w, _ := l.byClient.Get(client)
	return w
}
