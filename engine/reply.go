package engine

// Kind is the type of a reply in Redis's protocol (RESP2).
type Kind uint8

// The kinds of reply. NullReply is RESP2's null bulk string, NullArray its null
// array: redis-cli prints both as (nil), but they differ on the wire.
const (
	SimpleString Kind = iota
	ErrorReply
	Integer
	BulkString
	NullReply
	NullArray
	Array
)

// A Reply is what a command answers. It is a value: copy it freely, do not
// change Elems.
type Reply struct {
	Kind  Kind
	Int   int64   // the number of an Integer
	Str   string  // the bytes of a SimpleString, an ErrorReply (with its code, such as "ERR ") or a BulkString
	Elems []Reply // the elements of an Array
}

// IsError reports whether the reply is an error.
func (r Reply) IsError() bool { return r.Kind == ErrorReply }

// IsNull reports whether the reply is one of the two nulls.
func (r Reply) IsNull() bool { return r.Kind == NullReply || r.Kind == NullArray }

// Equal reports whether two replies are the same on the wire.
func (r Reply) Equal(other Reply) bool {
	if r.Kind != other.Kind || r.Int != other.Int || r.Str != other.Str || len(r.Elems) != len(other.Elems) {
		return false
	}
	for i := range r.Elems {
		if !r.Elems[i].Equal(other.Elems[i]) {
			return false
		}
	}
	return true
}

var (
	replyOK        = Reply{Kind: SimpleString, Str: "OK"}
	replyNull      = Reply{Kind: NullReply}
	replyNullArray = Reply{Kind: NullArray}
)

func simple(s string) Reply      { return Reply{Kind: SimpleString, Str: s} }
func integer(n int64) Reply      { return Reply{Kind: Integer, Int: n} }
func bulk(s string) Reply        { return Reply{Kind: BulkString, Str: s} }
func array(elems ...Reply) Reply { return Reply{Kind: Array, Elems: elems} }
func bulkID(id ID) Reply         { return bulk(id.String()) }
func count(n int) Reply          { return integer(int64(n)) }

func bulks(texts []string) Reply {
	elems := make([]Reply, len(texts))
	for i, text := range texts {
		elems[i] = bulk(text)
	}
	return array(elems...)
}
