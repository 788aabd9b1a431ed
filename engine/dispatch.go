package engine

import (
	"errors"
	"slices"
)

// How a command line becomes a run of a command: the checks, in Redis's order,
// that come before it.

// do runs a command and appends its reply to dst.
func (e *Engine) do(dst []byte, id ClientID, words [][]byte, out *Result) []byte {
	w := &e.spare.wire
	*w = wire{buf: dst, ids: w.ids, verbatim: e.verbatim}
	e.runFor(id, words, w, out)
	dst, w.buf = w.buf, nil
	return dst
}

// runFor runs a command of a client, if there is one that may run any.
func (e *Engine) runFor(id ClientID, words [][]byte, w *wire, out *Result) {
	cl := e.ownClient(id)
	switch {
	case cl == nil:
		w.err(errNoClient)
		return
	case cl.wait != nil:
		w.err(errClientWaits)
		return
	}
	w.resp3 = cl.resp3
	c, start := &e.spare.call, w.begin()
	*c = call{e: e, client: id, self: cl, db: cl.db, words: e.take(words), out: out, w: w}
	c.answer(c.words)
	if cl.silent() && !c.wasExec {
		w.dropFrom(start)
	}
	e.settle(cl, w, out)
	e.expire(out)
}

// settle does what is left when a command is over: messages behind its reply are
// written, and a client that leaves is disconnected.
func (e *Engine) settle(cl *client, w *wire, out *Result) {
	w.buf, w.pushed = append(w.buf, w.pushed...), nil
	if !out.Blocked { // one that waits is not over yet
		cl.replied()
	}
	if cl.closing {
		e.close(cl.id)
		out.Closed = append(out.Closed, cl.id)
	}
}

// wordsRoom is how much room for words is made at once: little, for a word that
// is kept keeps all of it.
const wordsRoom = 512

// mostSpare is the most room for the bytes of a command line that is kept for the
// next one.
const mostSpare = 64 << 10

// take copies the words of a command line into strings, which may be kept. Their
// slice is used again.
func (e *Engine) take(words [][]byte) []string {
	line := e.spare.line[:0]
	for _, word := range words {
		line = append(line, word...)
	}
	all, args := e.keep(line), slices.Grow(e.spare.args[:0], len(words))[:len(words)]
	if cap(line) <= mostSpare {
		e.spare.line = line
	}
	for i, word := range words {
		args[i], all = all[:len(word)], all[len(word):]
	}
	e.spare.args = args
	return args
}

// keep copies bytes into a string.
func (e *Engine) keep(line []byte) string {
	all := &e.spare.words
	if all.Cap()-all.Len() < len(line) {
		all.Reset()
		all.Grow(max(len(line), wordsRoom))
	}
	at := all.Len()
	all.Write(line)
	return all.String()[at:]
}

// answer finds the command, and runs it, queues it or refuses it.
func (c *call) answer(args []string) {
	cmd, tail, err := c.e.resolve(args)
	c.used(cmd)
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
		c.run(cmd, tail)
	}
}

// refuse answers a command that was not run; a transaction is lost by it, and
// over where EXEC itself was refused.
func (c *call) refuse(cmd *Command, err error) {
	if cmd != nil && cmd.Name == "exec" {
		c.endTransaction()
		err = errExecRefused(err)
	}
	c.spoilTransaction()
	c.e.st.stats.rejected(c.e.st.gen, cmd, err)
	c.w.err(err)
}

// permit checks what does not depend on the arguments.
func (c *call) permit(cmd *Command) error {
	cl := c.self
	switch {
	case c.e.isStranger(cl) && cmd.Flags&FlagNoAuth == 0:
		return errNoAuth
	case cl.multi != nil && cmd.Flags&FlagNoMulti != 0:
		return errNotInMulti
	}
	if err := c.permitMonitor(cl, cmd); err != nil {
		return err
	}
	return c.permitSubscriber(cl, cmd)
}

// used notes which command a client sent last, nil for one that is unknown, and
// when.
func (c *call) used(cmd *Command) {
	cl := c.self
	cl.active, cl.last = c.e.st.now, noCommand
	cl.commands++
	if cmd != nil {
		cl.last = cmd.Name
	}
}

// run runs a command and writes its reply, or its error.
func (c *call) run(cmd *Command, tail []string) {
	start := c.w.begin()
	err := c.execute(cmd, tail)
	if err != nil {
		c.w.err(err)
	}
	if c.inExec && c.self.silent() {
		c.w.dropFrom(start)
	}
	if !c.e.rules.quitCounts && cmd.Name == "quit" {
		return
	}
	c.e.st.stats.called(c.e.st.gen, cmd, err)
	c.tellMonitors(cmd)
}

func (c *call) execute(cmd *Command, tail []string) error {
	r, err := cmd.parse(tail, c.e.rules)
	if err == nil {
		err = c.runCounted(cmd, r)
	}
	if err != nil && errors.Is(err, errBadTail) {
		err = errSubcommandSyntax(c.words)
	}
	return err
}

// runCounted runs a command, and counts the keys that it looks up before. What it
// wrote before an error is taken back, messages of those lookups are not.
func (c *call) runCounted(cmd *Command, r runner) error {
	if c.readsNow(cmd) {
		first, n, step := cmd.keys.within(c.words)
		c.countLookups(cmd, first, n, step)
	}
	start := c.w.begin()
	err := r.run(c)
	if err != nil {
		c.w.dropFrom(start)
	}
	return err
}

// call is one run of one command.
type call struct {
	e       *Engine
	client  ClientID
	self    *client // owned; nil where a waiting client is served, or a key expires
	db      int
	name    string   // of the command, "" before it is known
	words   []string // the command line; none where a waiting client is served
	out     *Result
	w       *wire // where its reply goes
	inExec  bool  // it runs inside EXEC, where nothing blocks
	wasExec bool  // it is an EXEC that ran others, each of which replied or not
}

func (c *call) st() *state    { return &c.e.st }
func (c *call) now() Time     { return c.e.st.now }
func (c *call) millis() int64 { return c.e.st.now.Millis() }

// wantsEvents says whether emit does anything, for who emits much.
func (c *call) wantsEvents() bool { return c.e.options.Events }

func (c *call) emit(ev Event) {
	ev.Client, ev.DB = c.client, c.db
	c.e.emit(c.out, ev)
}
