package why

import (
	"fmt"
	"strings"

	"streamlab/engine"
)

// Errors about entry IDs.
var idErrors = []reason{
	{odd: true, when: fails("ERR The ID specified in XADD is equal or smaller"), tell: (*asked).smallID},
	{odd: true, when: fails("ERR The ID specified in XADD must be greater than 0-0"), tell: (*asked).zeroID},
	{odd: true, when: fails("ERR The stream has exhausted"), tell: (*asked).exhausted},
	{odd: true, when: fails("ERR Invalid stream ID"), tell: (*asked).badID},
}

func (a *asked) smallID() {
	st, ok := a.stream()
	if !ok || len(a.ids) == 0 {
		a.grammar()
		return
	}
	top := st.LastID()
	text := fmt.Sprintf("%s had an entry %s already, and a new one's ID must be above it: a stream only grows at its end.", name(a.key), top)
	if _, living := st.Entry(top); !living {
		text = fmt.Sprintf("The last entry of %s was %s, and a new one's ID must be above it, though that entry is gone%s: IDs are never given twice.",
			name(a.key), top, a.gone(a.key, top))
	}
	a.say(text)
	a.try("An ID of the server's own choice fits always:", a.instead(a.ids[0], "*")...)
	if next, ok := top.Next(); ok {
		a.say(fmt.Sprintf("The lowest that fits is %s.", next))
	}
}

func (a *asked) zeroID() {
	a.say("0-0 stands for the place before the first entry; the lowest ID of an entry is 0-1.")
	a.try("An ID of the server's own choice fits always:", a.instead(a.ids[0], "*")...)
}

func (a *asked) exhausted() {
	a.say(fmt.Sprintf("The last entry of %s has the highest ID there is, %s, so that none can come behind it.", name(a.key), engine.MaxID))
}

func (a *asked) badID() {
	word, ok := a.wrongID()
	if !ok {
		a.grammar()
		return
	}
	text := fmt.Sprintf("%s is no entry ID. An ID is two numbers, milliseconds and a number within that millisecond: %s.",
		name(word), code("1735732800000-0"))
	switch {
	case a.is("xadd"):
		text += fmt.Sprintf(" It stands where XADD expects the ID, behind the key and its options; %s has the server choose one.", code("*"))
	case strings.HasPrefix(word, "("):
		text += " A bracket leaves the ID itself out, in ranges only."
	}
	a.say(text)
	if a.is("xadd") {
		a.tryAdd(word)
		return
	}
	a.say("The command is written " + code(a.command.Syntax()) + ".")
}

// tryAdd puts the ID in where it was probably left out.
func (a *asked) tryAdd(word string) {
	at := len(a.Args) - len(a.ids)
	words := append(append([]string{}, a.Args[:at]...), "*")
	if len(a.ids)%2 == 1 { // an ID was written, and is wrong
		words = append(words, a.ids[1:]...)
	} else {
		words = append(words, a.ids...)
	}
	a.try("For example:", words...)
}

// wrongID finds the word that is no ID.
func (a *asked) wrongID() (string, bool) {
	ids := a.ids
	if a.is("xadd") && len(ids) > 0 {
		ids = ids[:1]
	}
	if a.is("xgroup|create", "xgroup|setid") {
		ids = a.args[min(2, len(a.args)):min(3, len(a.args))]
	}
	if a.is("xrange", "xrevrange") {
		ids = a.args[min(1, len(a.args)):min(3, len(a.args))]
	}
	for _, word := range ids {
		_, ok := engine.ParseID(strings.TrimPrefix(word, "("))
		if ok || word == ">" || word == "$" || word == "*" || word == "-" || word == "+" || strings.HasSuffix(word, "-*") {
			continue
		}
		return word, true
	}
	return "", false
}
