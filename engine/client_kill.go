package engine

// CLIENT KILL and CLIENT UNBLOCK: what one connection does to others.

// clientFilter chooses connections to end. A field that was not given chooses all.
type clientFilter struct {
	id          int64
	kind        clientKind
	user        string
	addr, local string
	maxAge      int64 // in seconds
	keepSelf    bool
	old         bool // KILL ip:port: one connection, another reply
}

var killOptions = dated("client|kill", []option[clientFilter]{
	{word: "ID", needs: 1, take: func(f *clientFilter, args []string) (err error) {
		f.id, err = parsePositive(args[0], errClientIDZero, errClientIDZero)
		return err
	}},
	{word: "TYPE", needs: 1, take: func(f *clientFilter, args []string) (err error) {
		f.kind, err = parseClientKind(args[0])
		return err
	}},
	{word: "ADDR", needs: 1, take: func(f *clientFilter, args []string) error { f.addr = args[0]; return nil }},
	{word: "LADDR", needs: 1, take: func(f *clientFilter, args []string) error { f.local = args[0]; return nil }},
	{word: "USER", needs: 1, take: func(f *clientFilter, args []string) error { f.user = args[0]; return nil }},
	{word: "SKIPME", needs: 1, take: func(f *clientFilter, args []string) error {
		f.keepSelf = isWord(args[0], "YES")
		if !f.keepSelf && !isWord(args[0], "NO") {
			return errSyntax
		}
		return nil
	}},
	{word: "MAXAGE", needs: 1, take: func(f *clientFilter, args []string) (err error) {
		f.maxAge, err = parsePositive(args[0], errMaxAge, errMaxAgeZero)
		return err
	}},
})

func parsePositive(text string, wrong, zero wireError) (int64, error) {
	n, err := parseInteger(text, wrong)
	if err == nil && n <= 0 {
		err = zero
	}
	return n, err
}

func parseCLIENTKILL(args []string, v *rules) (runner, error) {
	if len(args) == 1 {
		return &clientFilter{addr: args[0], old: true}, nil
	}
	f := &clientFilter{keepSelf: true}
	return f, parseAllOptions(f, args, killOptions, v.age)
}

func (f *clientFilter) run(c *call) error {
	if f.user != "" && !c.e.hasUser(f.user) {
		return errNoUser(f.user)
	}
	found := f.chosen(c)
	if f.old && len(found) == 0 {
		return errNoSuchClient
	}
	for _, id := range found {
		c.kill(id)
	}
	if f.old {
		c.w.ok()
	} else {
		c.w.count(len(found))
	}
	return nil
}

func (e *Engine) hasUser(name string) bool {
	_, ok := e.options.Users[name]
	return ok || name == defaultUser
}

// chosen lists the connections to end: of the old form the first one alone.
func (f *clientFilter) chosen(c *call) (ids []ClientID) {
	c.st().clients.Scan(func(id ClientID, cl *client) bool {
		if f.matches(c, cl) {
			ids = append(ids, id)
		}
		return !f.old || len(ids) == 0
	})
	return ids
}

func (f *clientFilter) matches(c *call, cl *client) bool {
	return (f.id == 0 || ClientID(f.id) == cl.id) &&
		(f.kind == anyKind || f.kind == cl.kind()) &&
		(f.user == "" || f.user == cl.userName()) &&
		(f.addr == "" || f.addr == address(cl.addr)) &&
		(f.local == "" || f.local == address(cl.local)) &&
		(f.maxAge == 0 || int64(c.now()-cl.opened)/perSecond >= f.maxAge) &&
		(!f.keepSelf || cl.id != c.client)
}

// kill ends a connection: that of the call once it has its reply.
func (c *call) kill(id ClientID) {
	if id == c.client {
		c.self.closing = true
		return
	}
	c.e.close(id)
	c.out.Closed = append(c.out.Closed, id)
}

// unblock is CLIENT UNBLOCK.
type unblock struct {
	id      int64
	failing bool // ERROR
}

func parseCLIENTUNBLOCK(args []string, _ *rules) (runner, error) {
	u := &unblock{}
	switch {
	case len(args) > 2:
		return nil, errBadTail
	case len(args) == 2 && isWord(args[1], "ERROR"):
		u.failing = true
	case len(args) == 2 && !isWord(args[1], "TIMEOUT"):
		return nil, errUnblockReason
	}
	var err error
	u.id, err = parseInteger(args[0], errNotInteger)
	return u, err
}

func (u *unblock) run(c *call) error {
	cl, there := c.st().clients.Get(ClientID(u.id))
	if !there || cl.wait == nil {
		c.w.integer(0)
		return nil
	}
	if u.failing {
		other := &call{e: c.e, client: cl.id, out: c.out, w: c.e.wireFor(cl.id)}
		other.w.err(errUnblocked)
		c.e.st.stats.erred(c.e.st.gen, errUnblocked)
		other.deliver(cl.wait)
	} else {
		c.e.runOut(cl.wait, c.out)
	}
	c.w.integer(1)
	return nil
}
