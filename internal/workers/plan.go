package workers

import "strconv"

// A plan is the words of a worker's commands that are always the same, made once.
// Where a word changes, there is an empty one.
type plan struct {
	add         [][]byte // XADD, up to the fields
	values      []int    // where in add the values of the fields stand
	read        [][]byte // XREAD or XREADGROUP
	history     [][]byte // XREADGROUP of what is pending
	claim       [][]byte // XAUTOCLAIM; the cursor is word 5
	acknowledge [][]byte // XACK, or HSET of the checkpoint; the ID is the last
	add1        [][]byte // INCRBY; the number is the last
	checkpoint  [][]byte // HGET of the checkpoint
}

// Words of a transaction.
var multi, exec = commandWords("MULTI"), commandWords("EXEC")

// cursorAt is where the cursor stands in XAUTOCLAIM.
const cursorAt = 5

func commandWords(words ...string) [][]byte {
	out := make([][]byte, len(words))
	for i, w := range words {
		out[i] = []byte(w)
	}
	return out
}

func newPlan(d *Def) *plan {
	p := &plan{add1: commandWords("INCRBY", d.Sum, "")}
	count := strconv.FormatInt(d.Count, 10)
	switch d.Kind {
	case Producer:
		p.planAdd(d)
	case Reader:
		p.read = commandWords(append(append([]string{"XREAD", "COUNT", count}, d.blockWords()...), "STREAMS", d.Stream, "")...)
		p.acknowledge = commandWords("HSET", d.Checkpoint, d.Name, "")
		p.checkpoint = commandWords("HGET", d.Checkpoint, d.Name)
	case Consumer:
		group := []string{"XREADGROUP", "GROUP", d.Group, d.Name, "COUNT", count}
		p.history = commandWords(append(append([]string{}, group...), "STREAMS", d.Stream, "")...)
		p.read = commandWords(append(append(group, d.blockWords()...), "STREAMS", d.Stream, ">")...)
		p.claim = commandWords("XAUTOCLAIM", d.Stream, d.Group, d.Name, strconv.FormatInt(d.Claim.Milliseconds(), 10), "", "COUNT", count)
		p.acknowledge = commandWords("XACK", d.Stream, d.Group, "")
	}
	return p
}

func (d *Def) blockWords() []string {
	if d.Block < 0 {
		return nil
	}
	return []string{"BLOCK", strconv.FormatInt(d.Block.Milliseconds(), 10)}
}

func (p *plan) planAdd(d *Def) {
	words := []string{"XADD", d.Stream}
	if d.MaxLen > 0 {
		words = append(words, "MAXLEN", "~", strconv.FormatInt(d.MaxLen, 10))
	}
	words = append(words, "*")
	for _, name := range d.Fields.names {
		words = append(words, name, "")
		p.values = append(p.values, len(words)-1)
	}
	p.add = commandWords(words...)
}
