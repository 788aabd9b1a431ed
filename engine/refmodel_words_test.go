package engine_test

import (
	"strconv"
	"strings"

	"streamlab/engine"
)

// refWords are a command's words, taken one by one. Options stand where the
// grammar of the steps puts them.
type refWords []string

func (w *refWords) next() string {
	word := (*w)[0]
	*w = (*w)[1:]
	return word
}

// flag takes a word if it comes next.
func (w *refWords) flag(word string) bool {
	if len(*w) > 0 && (*w)[0] == word {
		w.next()
		return true
	}
	return false
}

// value takes a keyword and what stands behind it.
func (w *refWords) value(word string) (string, bool) {
	if !w.flag(word) {
		return "", false
	}
	return w.next(), true
}

// number takes a keyword and a number.
func (w *refWords) number(word string, otherwise int64) int64 {
	if text, ok := w.value(word); ok {
		return toNumber(text)
	}
	return otherwise
}

func (w *refWords) int() int64 { return toNumber(w.next()) }

func toNumber(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func (w *refWords) id() engine.ID { return toID(w.next(), 0) }

// toID reads an ID whose sequence number may be missing, - or +.
func toID(text string, seq uint64) engine.ID {
	switch text {
	case "-":
		return engine.ID{}
	case "+":
		return engine.MaxID
	}
	before, after, whole := strings.Cut(text, "-")
	ms, _ := strconv.ParseUint(before, 10, 64)
	if whole {
		seq, _ = strconv.ParseUint(after, 10, 64)
	}
	return engine.ID{MS: ms, Seq: seq}
}

// idList takes the IDs of IDS numids id [id ...].
func (w *refWords) idList() (ids []engine.ID) {
	w.flag("IDS")
	for range w.int() {
		ids = append(ids, w.id())
	}
	return ids
}

// restIDs takes all that is left as IDs.
func (w *refWords) restIDs() (ids []engine.ID) {
	for len(*w) > 0 {
		ids = append(ids, w.id())
	}
	return ids
}

// policy takes KEEPREF, DELREF or ACKED.
func (w *refWords) policy() string {
	for _, word := range []string{"KEEPREF", "DELREF", "ACKED"} {
		if w.flag(word) {
			return word
		}
	}
	return ""
}

// bound takes one end of a range and returns the last ID that is not in it, on the
// side of an exclusive end, and else the ID.
func (w *refWords) bound(seq uint64) (id engine.ID, exclusive bool) {
	text, exclusive := strings.CutPrefix(w.next(), "(")
	return toID(text, seq), exclusive
}

// refRange is a range of IDs with either end in it or not.
type refRange struct {
	low, high   engine.ID
	above, less bool
}

func (w *refWords) between() (r refRange) {
	r.low, r.above = w.bound(0)
	r.high, r.less = w.bound(1<<64 - 1)
	return r
}

func (r refRange) has(id engine.ID) bool {
	low, high := id.Compare(r.low), id.Compare(r.high)
	return (low > 0 || low == 0 && !r.above) && (high < 0 || high == 0 && !r.less)
}
