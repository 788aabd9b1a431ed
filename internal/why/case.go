package why

import (
	"slices"
	"strings"

	"streamlab/engine"
	"streamlab/engine/past"
)

// A Case is one command, what came of it, and what is known around it.
type Case struct {
	Client string          // the handle of who ran it
	ID     engine.ClientID // its number
	Prompt string          // the handle whose prompt the answer is for
	Args   []string
	Reply  engine.Reply // of no meaning while it Waits

	Waits    bool // it is blocked still
	Waited   bool // its reply came later
	TimedOut bool // as its BLOCK ran out

	Before engine.Snapshot // the state before the command
	After  engine.Snapshot // the state after its reply; while it Waits, the present one
	Past   past.Log        // what happened up to After
	Start  uint64          // how many events there were before the command
}

// An Explanation is what Explain has to say, in short paragraphs.
type Explanation struct {
	Parts []Part
	Odd   bool // it came to something else than was probably wanted
}

// A Part is a paragraph in a small Markdown, and the command that it leads to, as
// it is typed; "" for none.
type Part struct{ Text, Try string }

// Markdown writes the explanation as one text.
func (e Explanation) Markdown() string {
	var blocks []string
	for _, p := range e.Parts {
		blocks = append(blocks, p.Text)
		if p.Try != "" {
			blocks = append(blocks, "```\n"+p.Try+"\n```")
		}
	}
	return strings.Join(blocks, "\n\n")
}

// Explain says why a command got its reply. It never comes back empty.
func Explain(c Case) Explanation {
	a := newAsked(c)
	for _, reason := range reasons {
		if reason.when(a) {
			a.out.Odd = reason.odd
			reason.tell(a)
			break
		}
	}
	return a.out
}

// asked is a case that is being explained.
type asked struct {
	Case
	db       int             // the client's database
	was, now engine.Snapshot // Before and After, of that
	command  engine.Command
	name     string   // of the command in full, "xgroup|create"; "" for one that is unknown
	args     []string // what follows its name
	words
	out Explanation
}

func newAsked(c Case) *asked {
	db := 0
	if client, ok := c.Before.Client(c.ID); ok {
		db = client.DB
	}
	a := &asked{Case: c, db: db, was: c.Before.DB(db), now: c.After.DB(db)}
	var known bool
	if a.command, known = engine.LookupOf(c.Before.Compat(), c.Args...); known {
		a.name = a.command.Name
		a.args = c.Args[1+strings.Count(a.name, "|"):]
		a.words = readWords(a.name, a.args)
	}
	return a
}

// say adds a paragraph.
func (a *asked) say(parts ...string) {
	a.out.Parts = append(a.out.Parts, Part{Text: strings.Join(parts, " ")})
}

// try adds a paragraph that leads to a command of the same client.
func (a *asked) try(text string, words ...string) {
	a.tryAs(a.Client, text, words...)
}

func (a *asked) tryAs(client, text string, words ...string) {
	line := typed(words)
	if client != a.Prompt && perClient[strings.ToUpper(words[0])] {
		line = "@" + client + " " + line
	}
	a.out.Parts = append(a.out.Parts, Part{text, line})
}

// perClient are commands for which it matters who runs them.
var perClient = map[string]bool{
	"XREAD": true, "XREADGROUP": true, "XCLAIM": true, "XAUTOCLAIM": true, "XADD": true,
}

// lab adds a paragraph that leads to a command of the lab.
func (a *asked) lab(text, line string) {
	a.out.Parts = append(a.out.Parts, Part{text, line})
}

// is reports whether the command is one of those.
func (a *asked) is(names ...string) bool { return slices.Contains(names, a.name) }

// failed reports whether the reply is an error that begins so.
func (a *asked) failed(with string) bool {
	return a.Reply.IsError() && strings.HasPrefix(a.Reply.Str, with)
}

// stream is the stream of the command's key, before it ran.
func (a *asked) stream() (engine.Stream, bool) { return a.was.Stream(a.key) }

// groupOf is the command's group in a state.
func (a *asked) groupOf(s engine.Snapshot, key string) (st engine.Stream, g engine.Group, ok bool) {
	st, ok = s.Stream(key)
	if !ok {
		return st, g, false
	}
	g, ok = st.Group(a.group)
	return st, g, ok
}

// Command writes a case's command within a sentence: "`XLEN s` of consumerA".
func Command(c Case) string {
	words := c.Args
	const most = 12
	if len(words) > most {
		words = append(words[:most:most], "...")
	}
	return code(short(typed(words))) + " of " + name(c.Client)
}
