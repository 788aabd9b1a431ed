package engine

// scanOrder is the order in which SCAN goes through the keys of a database: by a
// hash of their names. A cursor is the hash to go on from, so keys that come and
// go move no other key past it. It is kept only while somebody scans, for others
// need not pay for it.
type scanOrder struct{ keys treeSet[hashed] }

type hashed struct {
	hash uint64
	key  string
}

func (a hashed) before(b hashed) bool {
	return a.hash < b.hash || a.hash == b.hash && a.key < b.key
}

// scanHash is FNV-1a, mixed so that names that differ in their end lie far apart.
// It is never 0, the cursor that begins and ends.
func scanHash(key string) hashed {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15
	return hashed{max(h^h>>29, 1), key}
}

func (o *scanOrder) open() bool { return o.keys.tree != nil }

func (o *scanOrder) add(gen *generation, key string) {
	if o.open() {
		o.keys.own(gen).Set(scanHash(key))
	}
}

func (o *scanOrder) remove(gen *generation, key string) {
	if o.open() {
		o.keys.own(gen).Delete(scanHash(key))
	}
}

// step returns the next n keys from a cursor on, and the cursor behind them, 0
// where they are the last. Keys of one hash come together.
func (d *db) step(gen *generation, cursor uint64, n int64) (names []string, next uint64) {
	d.openScan(gen)
	d.scan.keys.Ascend(hashed{hash: cursor}, func(k hashed) bool {
		if int64(len(names)) >= n && k.hash != scanHash(names[len(names)-1]).hash {
			next = k.hash
			return false
		}
		names = append(names, k.key)
		return true
	})
	if next == 0 {
		d.scan = scanOrder{}
	}
	return names, next
}

func (d *db) openScan(gen *generation) {
	if d.scan.open() {
		return
	}
	order := newTreeSet(gen, hashed.before)
	d.keys.Scan(func(key string, _ value) bool {
		order.own(gen).Set(scanHash(key))
		return true
	})
	d.scan.keys = order
}
