package why

import (
	"fmt"
	"strings"

	"streamlab/engine"
)

// Transactions, and what has no case of its own.
var transactionReasons = []reason{
	{when: func(a *asked) bool { return a.Reply.Kind == engine.SimpleString && a.Reply.Str == "QUEUED" }, tell: func(a *asked) {
		a.say("It is not run yet: the client is in a transaction (MULTI), and EXEC runs all that is queued; DISCARD drops it.")
	}},
	{odd: true, when: and(on("exec"), null), tell: func(a *asked) {
		a.say("Nothing was run: a key that the client watches (WATCH) was changed before EXEC. WATCH, read and MULTI begin it again.")
	}},
	{odd: true, when: fails("EXECABORT"), tell: func(a *asked) {
		a.say("Nothing was run: one of the queued commands was refused when it was queued, so the whole transaction is dropped. MULTI begins another.")
	}},
	{odd: true, when: fails("ERR EXEC without MULTI"), tell: func(a *asked) {
		a.say(name(a.Client) + " has no transaction open: MULTI opens one, for that client alone.")
	}},
}

var plainReasons = []reason{
	{when: func(*asked) bool { return true }, tell: (*asked).summary},
}

// summary says what the command is for, and what the reply is.
func (a *asked) summary() {
	text := ""
	if a.command.Summary != "" {
		text = a.command.Title() + ": " + strings.TrimSuffix(a.command.Summary, ".") + ". "
	}
	a.say(text + told(a.Reply))
}

// told puts a reply in a sentence.
func told(r engine.Reply) string {
	switch r.Kind {
	case engine.Integer:
		return fmt.Sprintf("The reply is the number %d.", r.Int)
	case engine.NullReply, engine.NullArray:
		return "The reply is nil: there is nothing to give."
	case engine.SimpleString:
		return "The reply is " + code(r.Str) + ": it is done."
	case engine.BulkString:
		return "The reply is the value " + name(r.Str) + "."
	case engine.VerbatimString:
		return "The reply is a text."
	case engine.ErrorReply:
		return "Redis says: " + code(r.Str) + "."
	}
	return "The reply is a list of " + count(len(r.Elems), "element", "elements") + "."
}
