package engine

import "strings"

// A schema is the field names that the entries of a node usually have: those of
// its first one. Nodes with the same names share it. It never changes.
type schema struct {
	names    []string
	bulks    []string // each name as a RESP bulk string, the first behind the head of the array of fields
	listpack int      // bytes of the names in the node's master entry
}

// newSchema takes the names out of field-value pairs.
func newSchema(fields []string) *schema {
	s := &schema{listpack: listpackInt(int64(len(fields) / 2))}
	for i := 0; i < len(fields); i += 2 {
		name := strings.Clone(fields[i])
		var bulk []byte
		if i == 0 {
			bulk = appendSize(bulk, '*', len(fields))
		}
		bulk = append(append(appendSize(bulk, '$', len(name)), name...), '\r', '\n')
		s.names = append(s.names, name)
		s.bulks = append(s.bulks, string(bulk))
		s.listpack += listpackValue(name)
	}
	return s
}

// fits reports whether field-value pairs have the schema's names.
func (s *schema) fits(fields []string) bool {
	if len(fields) != 2*len(s.names) {
		return false
	}
	for i, name := range s.names {
		if fields[2*i] != name {
			return false
		}
	}
	return true
}
