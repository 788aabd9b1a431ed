package engine_test

import "streamlab/engine"

// Replies as the model writes them.

var (
	okay     = engine.Reply{Kind: engine.SimpleString, Str: "OK"}
	null     = engine.Reply{Kind: engine.NullReply}
	nullList = engine.Reply{Kind: engine.NullArray}
)

func text(s string) engine.Reply  { return engine.Reply{Kind: engine.BulkString, Str: s} }
func fault(s string) engine.Reply { return engine.Reply{Kind: engine.ErrorReply, Str: s} }
func number(n int) engine.Reply   { return engine.Reply{Kind: engine.Integer, Int: int64(n)} }
func list(elems ...engine.Reply) engine.Reply {
	return engine.Reply{Kind: engine.Array, Elems: elems}
}
