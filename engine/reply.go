package engine

// Kind is the type of a reply in Redis's protocol.
type Kind uint8

// The kinds of reply. NullReply is RESP2's null bulk string, NullArray its null
// array: redis-cli prints both as (nil), but they differ on the wire. A
// VerbatimString is text for people, such as CLIENT LIST's: RESP2 sends it like
// a BulkString, and redis-cli prints it as it is.
const (
	SimpleString Kind = iota
	ErrorReply
	Integer
	BulkString
	VerbatimString
	NullReply
	NullArray
	Array
	Map  // RESP3: names and values in turn, in Elems; a flat Array in RESP2
	Set  // RESP3: elements without an order; an Array in RESP2
	Push // RESP3: a message that nobody asked for now; an Array in RESP2
)

// A Reply is what a command answers. It is a value: copy it freely, do not
// change Elems.
type Reply struct {
	Kind  Kind
	Int   int64   // the number of an Integer
	Str   string  // the bytes of a SimpleString, an ErrorReply (with its code, such as "ERR "), a BulkString or a VerbatimString
	Elems []Reply // the elements of an Array, a Set or a Push; the names and values of a Map
}

// IsError reports whether the reply is an error.
func (r Reply) IsError() bool { return r.Kind == ErrorReply }

// IsNull reports whether the reply is one of the two nulls.
func (r Reply) IsNull() bool { return r.Kind == NullReply || r.Kind == NullArray }

// Equal reports whether two replies are the same to a RESP2 client.
func (r Reply) Equal(other Reply) bool {
	if r.Kind.resp2() != other.Kind.resp2() || r.Int != other.Int || r.Str != other.Str || len(r.Elems) != len(other.Elems) {
		return false
	}
	for i := range r.Elems {
		if !r.Elems[i].Equal(other.Elems[i]) {
			return false
		}
	}
	return true
}

// resp2 is the kind that RESP2 sends.
func (k Kind) resp2() Kind {
	switch k {
	case VerbatimString:
		return BulkString
	case Map, Set, Push:
		return Array
	}
	return k
}
