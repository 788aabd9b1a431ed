package engine

// XADD's IDMP and IDMPAUTO.

// idmpKey is one of the two with its arguments.
type idmpKey struct {
	given    bool
	producer string
	iid      string // "" for IDMPAUTO, until the pairs are known
}

var idmpOptions = []option[idmpKey]{
	{word: "IDMPAUTO", needs: 1, take: func(k *idmpKey, args []string) error {
		return k.take(args[0], "", errIDMPAutoProducer)
	}},
	{word: "IDMP", needs: 2, take: func(k *idmpKey, args []string) error {
		err := k.take(args[0], args[1], errIDMPProducer)
		if err == nil && k.iid == "" {
			err = errIDMPEmpty
		}
		return err
	}},
}

func (k *idmpKey) take(producer, iid string, empty wireError) error {
	switch {
	case k.given:
		return errIDMPTwice
	case producer == "":
		return empty
	}
	*k = idmpKey{true, producer, iid}
	return nil
}

// name is what the stream remembers the entry by.
func (k *idmpKey) name(fields []string, id ID) produced {
	if k.iid == "" {
		return produced{k.producer, digestPairs(fields), id}
	}
	return produced{k.producer, k.iid, id}
}

// repeated replies the entry that the idempotent ID led to already, if it did.
func (x *xadd) repeated(c *call, s *stream) bool {
	if s.idmp.len() == 0 {
		return false
	}
	name := x.idmp.name(x.fields, ID{})
	s = c.own(x.key)
	s.idmp.sweep(s.gen, c.millis())
	id, known := s.idmp.find(name.producer, name.iid)
	if known {
		s.idmp.duplicates++
		c.w.id(id)
	}
	return known
}
