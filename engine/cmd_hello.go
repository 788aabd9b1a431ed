package engine

import "crypto/subtle"

// HELLO, AUTH, RESET and QUIT: who a connection is, and how it talks.

// authenticates reports whether a user has that password; any will do for the
// default user of an engine that lets everybody in.
func (e *Engine) authenticates(user, password string) bool {
	want, known := e.options.Users[user]
	switch {
	case user == defaultUser && e.isOpen():
		return true
	case user == defaultUser && e.st.config.password != "":
		want, known = e.st.config.password, true
	}
	return subtle.ConstantTimeCompare([]byte(want), []byte(password)) == 1 && known
}

// isOpen reports whether connections need not say who they are.
func (e *Engine) isOpen() bool {
	return e.st.config.password == "" && len(e.options.Users) == 0
}

// login makes the client a user.
func (c *call) login(user, password string) error {
	if !c.e.authenticates(user, password) {
		return errWrongPass
	}
	c.self.user = user
	return nil
}

// isStranger reports whether a client has yet to say who it is.
func (e *Engine) isStranger(cl *client) bool { return cl.user == "" && !e.isOpen() }

func parseAUTH(args []string, _ *rules) (runner, error) {
	if len(args) > 2 {
		return nil, errSyntax
	}
	return runFunc(func(c *call) error {
		user := defaultUser
		switch {
		case len(args) == 2:
			user = args[0]
		case c.e.isOpen():
			return errNoPassword
		}
		if err := c.login(user, args[len(args)-1]); err != nil {
			return err
		}
		c.w.ok()
		return nil
	}), nil
}

// hello is HELLO's arguments: its options are done in their order.
type hello struct {
	protocol int64 // 0: the present one
	options  []string
}

func parseHELLO(args []string, _ *rules) (runner, error) {
	h := &hello{}
	if len(args) == 0 {
		return h, nil
	}
	var err error
	if h.protocol, err = parseInteger(args[0], errProtocolNumber); err != nil {
		return nil, err
	}
	if h.protocol != 2 && h.protocol != 3 {
		return nil, errProtocol
	}
	h.options = args[1:]
	return h, nil
}

func (h *hello) run(c *call) error {
	for rest := h.options; len(rest) > 0; {
		n, err := h.option(c, rest)
		if err != nil {
			return err
		}
		rest = rest[n:]
	}
	if c.e.isStranger(c.self) {
		return wireError(c.e.rules.helloStranger)
	}
	if h.protocol != 0 {
		c.self.resp3 = h.protocol == 3
		c.w.resp3 = h.protocol == 3
	}
	c.introduce()
	return nil
}

// option does one option and returns how many words it has.
func (h *hello) option(c *call, words []string) (n int, err error) {
	switch {
	case isWord(words[0], "AUTH") && len(words) > 2:
		return 3, c.login(words[1], words[2])
	case isWord(words[0], "SETNAME") && len(words) > 1:
		return 2, c.setName(words[1])
	}
	return 0, errHelloOption(words[0])
}

// introduce replies what the server is.
func (c *call) introduce() {
	cl, f := c.self, c.w.fields()
	f.add("server").bulk("redis")
	f.add("version").bulk(c.e.rules.compat.release())
	f.add("proto").count(cl.protocol())
	f.add("id").integer(int64(cl.id))
	f.add("mode").bulk("standalone")
	f.add("role").bulk("master")
	f.add("modules").array(0)
	f.end()
}

// protocol is the number that HELLO has for it.
func (cl *client) protocol() int {
	if cl.resp3 {
		return 3
	}
	return 2
}

func parseRESET(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.endTransaction()
		cl := c.self
		c.e.forgetSubscriber(cl)
		if cl.monitors {
			c.e.forgetMonitor(cl.id)
		}
		cl.name, cl.db, cl.resp3, cl.monitors, cl.noEvict, cl.noTouch = "", 0, false, false, false, false
		if cl.replies != repliesSkip { // RESET's own reply is still left out
			cl.replies = repliesOn
		}
		cl.user = c.e.firstUser(cl.trusted)
		c.w.resp3 = false
		c.w.simple("RESET")
		return nil
	}), nil
}

// firstUser is who a new connection is.
func (e *Engine) firstUser(trusted bool) string {
	if trusted || e.isOpen() {
		return defaultUser
	}
	return ""
}

func parseQUIT(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.self.closing = true
		c.w.ok()
		return nil
	}), nil
}
