package enginetest

import (
	"errors"
	"slices"

	"streamlab/engine"
)

// checkValue checks a key that holds no stream: what is empty is gone, and
// nothing is twice where it may be once.
func checkValue(s engine.Snapshot, key string) error {
	switch s.Type(key) {
	case "list":
		l, _ := s.List(key)
		return checkSize("list", key, l.Len(), len(l.Elements(0, l.Len()+1)))
	case "set":
		set, _ := s.Set(key)
		members := set.Members(0, set.Len()+1)
		return errors.Join(checkSize("set", key, set.Len(), len(members)), checkOnce("set", key, members))
	case "hash":
		h, _ := s.Hash(key)
		var names []string
		for _, f := range h.Fields(0, h.Len()+1) {
			names = append(names, f.Name)
		}
		return errors.Join(checkSize("hash", key, h.Len(), len(names)), checkOnce("hash", key, names))
	case "string":
		return nil
	}
	return hold(false, "%s: of type %q", key, s.Type(key))
}

func checkSize(kind, key string, said, has int) error {
	return hold(said == has && has > 0, "%s %s: %d items, but Len %d", kind, key, has, said)
}

func checkOnce(kind, key string, items []string) error {
	items = slices.Sorted(slices.Values(items))
	return hold(len(slices.Compact(slices.Clone(items))) == len(items), "%s %s: an item is there twice: %q", kind, key, items)
}

// checkWaits checks those who wait: nobody does for what is there.
func checkWaits(s engine.Snapshot) error {
	var errs []error
	for _, w := range s.Waits() {
		_, open := s.Client(w.Client)
		_, found := s.Waiting(w.Client)
		errs = append(errs,
			hold(open && found, "client %d waits, but is not connected or not found", w.Client),
			hold(w.Since <= s.Now(), "client %d waits since %d, now is %d", w.Client, w.Since, s.Now()),
			hold(w.Deadline == 0 || w.Deadline > s.Now(), "client %d: deadline %d is past, now is %d", w.Client, w.Deadline, s.Now()),
			hold(len(w.Keys) > 0, "client %d waits for nothing", w.Client),
		)
		for _, key := range w.Keys {
			errs = append(errs, checkWait(s.DB(w.DB), w, key))
		}
	}
	return errors.Join(errs...)
}

func checkWait(s engine.Snapshot, w engine.Wait, key string) error {
	st, isStream := s.Stream(key)
	switch w.Command {
	case "blpop", "brpop":
		_, isList := s.List(key)
		return hold(!isList, "client %d waits for %s, which has items", w.Client, key)
	case "xreadgroup":
		hasGroup := false
		if isStream {
			_, hasGroup = st.Group(w.Group)
		}
		return hold(hasGroup, "client %d waits for group %s of %s, which there is not", w.Client, w.Group, key)
	case "xread":
		return nil
	}
	return hold(false, "client %d waits in %q", w.Client, w.Command)
}
