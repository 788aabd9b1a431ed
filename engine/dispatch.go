package engine

import (
	"errors"
	"strings"
)

// How a command line becomes a run of a command: the checks, in Redis's order,
// that come before it.

// do runs a command and appends its reply to dst.
func (e *Engine) do(dst []byte, id ClientID, words [][]byte, out *Result) []byte {
	w := &wire{buf: dst, verbatim: e.verbatim}
	cl, ok := e.st.clients.Get(id)
	switch {
	case !ok:
		w.err(errNoClient)
		return w.buf
	case e.st.waits.of(id) != nil:
		w.err(errClientWaits)
		return w.buf
	}
	w.resp3 = cl.resp3
	args := e.take(words)
	c := &call{e: e, client: id, db: cl.db, words: args, out: out, w: w}
	start := w.begin()
	c.answer(args)
	if cl, ok := e.st.clients.Get(id); ok && cl.silent() {
		w.dropFrom(start)
	}
	e.expire(out)
	return w.buf
}

// take copies the words of a command line into strings that share one piece of
// memory. The slice is used again; the strings may be kept.
func (e *Engine) take(words [][]byte) []string {
	size := 0
	for _, word := range words {
		size += len(word)
	}
	var all strings.Builder
	all.Grow(size)
	for _, word := range words {
		all.Write(word)
	}
	text, args := all.String(), e.args[:0]
	for _, word := range words {
		args = append(args, text[:len(word)])
		text = text[len(word):]
	}
	e.args = args
	return args
}

// answer finds the command, and runs it, queues it or refuses it.
func (c *call) answer(args []string) {
	cmd, tail, err := c.e.resolve(args)
	if err == nil {
		c.name = cmd.Name
		err = c.permit(cmd)
	}
	switch {
	case err != nil:
		c.refuse(cmd, err)
	case c.queues(cmd):
		c.queue(args)
	default:
		c.used(cmd)
		c.run(cmd, tail)
	}
}

// refuse answers a command that was not run; a transaction is lost by it.
func (c *call) refuse(cmd *Command, err error) {
	c.spoilTransaction()
	c.e.st.stats.rejected(c.e.st.gen, cmd, err)
	c.w.err(err)
}

// permit checks what does not depend on the arguments.
func (c *call) permit(cmd *Command) error {
	cl := c.self()
	switch {
	case cl.user == "" && cmd.Flags&FlagNoAuth == 0:
		return errNoAuth
	case cl.multi != nil && cmd.Flags&FlagNoMulti != 0:
		return errNotInMulti
	}
	return c.permitSubscriber(cl, cmd)
}

// used notes which command a client ran last, and when.
func (c *call) used(cmd *Command) {
	cl := c.ownSelf()
	cl.active, cl.last = c.e.st.now, cmd.Name
}

// run runs a command and writes its reply, or its error.
func (c *call) run(cmd *Command, tail []string) {
	start := c.w.begin()
	err := c.execute(cmd, tail)
	if err != nil {
		c.w.dropFrom(start)
		c.w.err(err)
	}
	c.e.st.stats.called(c.e.st.gen, cmd, err)
}

func (c *call) execute(cmd *Command, tail []string) error {
	r, err := cmd.parse(tail, c.e.rules)
	if err == nil {
		err = r.run(c)
	}
	if errors.Is(err, errBadTail) {
		err = errSubcommandSyntax(c.words)
	}
	return err
}

// call is one run of one command.
type call struct {
	e      *Engine
	client ClientID
	db     int
	name   string   // of the command, "" before it is known
	words  []string // the command line; none where a waiting client is served
	out    *Result
	w      *wire // where its reply goes
	inExec bool  // it runs inside EXEC, where nothing blocks
}

func (c *call) st() *state    { return &c.e.st }
func (c *call) now() Time     { return c.e.st.now }
func (c *call) millis() int64 { return c.e.st.now.Millis() }

func (c *call) emit(ev Event) {
	ev.Client = c.client
	c.e.emit(c.out, ev)
}

// self returns the client, which must not be changed: see ownSelf.
func (c *call) self() *client {
	cl, _ := c.e.st.clients.Get(c.client)
	return cl
}

// ownSelf returns the client for changing.
func (c *call) ownSelf() *client { return c.e.st.ownClient(c.client) }
