package engine

// hash is a Redis hash; its fields are ordered by name.
type hash struct {
	gen    *generation
	fields treeMap[string, string]
	large  bool // Redis keeps it as a hash table, and will go on doing so
}

func (*hash) typeName() string { return "hash" }

// What redis-server keeps in a listpack, if it is not told otherwise.
const (
	hashListpackFields = 512 // hash-max-listpack-entries
	hashListpackValue  = 64  // hash-max-listpack-value, of a name or a value
)

// hashAt is streamAt for hashes.
func (c *call) hashAt(key string) (*hash, error) {
	h, _, err := heldAs[*hash](c, key)
	return h, err
}

// ownHash returns the hash at key for changing; it is made if missing.
func (c *call) ownHash(key string) *hash {
	gen := c.e.st.gen
	h, ok, _ := heldAs[*hash](c, key)
	switch {
	case !ok:
		h = &hash{gen: gen}
	case h.gen == gen:
		return h
	default:
		other := *h
		other.gen = gen
		h = &other
	}
	c.setKey(key, h)
	return h
}

// get returns a field's value; the hash may be nil.
func (h *hash) get(field string) (value string, ok bool) {
	if h == nil {
		return "", false
	}
	return h.fields.Get(field)
}

// set writes a field of an owned hash and reports whether it is new.
func (h *hash) set(field, value string) (isNew bool) {
	_, there := h.fields.own(h.gen).Set(field, value)
	if len(field) > hashListpackValue || len(value) > hashListpackValue || h.fields.Len() > hashListpackFields {
		h.large = true
	}
	return !there
}

// delete takes a field out of an owned hash and reports whether it was there.
func (h *hash) delete(field string) bool {
	if _, there := h.fields.Get(field); !there {
		return false
	}
	h.fields.own(h.gen).Delete(field)
	return true
}

func (h *hash) len() int {
	if h == nil {
		return 0
	}
	return h.fields.Len()
}
