package engine

// CLIENT SETNAME, GETNAME, ID, INFO, REPLY, NO-EVICT, SETINFO and HELP: what a
// connection says about itself.

var clientHelp = []string{
	"GETNAME",
	"    Return the name of the current connection.",
	"ID",
	"    Return the ID of the current connection.",
	"INFO",
	"    Return information about the current client connection.",
	"KILL <ip:port>",
	"    Kill connection made from <ip:port>.",
	"KILL <option> <value> [<option> <value> [...]]",
	"    Kill connections. Options are:",
	"    * ADDR (<ip:port>|<unixsocket>:0)",
	"      Kill connections made from the specified address",
	"    * LADDR (<ip:port>|<unixsocket>:0)",
	"      Kill connections made to specified local address",
	"    * TYPE (NORMAL|MASTER|REPLICA|PUBSUB)",
	"      Kill connections by type.",
	"    * USER <username>",
	"      Kill connections authenticated by <username>.",
	"    * SKIPME (YES|NO)",
	"      Skip killing current connection (default: yes).",
	"LIST [options ...]",
	"    Return information about client connections. Options:",
	"    * TYPE (NORMAL|MASTER|REPLICA|PUBSUB)",
	"      Return clients of specified type.",
	"REPLY (ON|OFF|SKIP)",
	"    Control the replies sent to the current connection.",
	"SETNAME <name>",
	"    Assign the name <name> to the current connection.",
	"UNBLOCK <clientid> [TIMEOUT|ERROR]",
	"    Unblock the specified blocked client.",
	"NO-EVICT (ON|OFF)",
	"    Protect current client connection from eviction.",
}

func parseCLIENTSETNAME(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		if err := c.setName(args[0]); err != nil {
			return err
		}
		c.w.ok()
		return nil
	}), nil
}

func (c *call) setName(name string) error {
	if !isClientName(name) {
		return errClientName
	}
	c.self.name = name
	return nil
}

func parseCLIENTGETNAME(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		if name := c.self.name; name != "" {
			c.w.bulk(name)
		} else {
			c.w.null()
		}
		return nil
	}), nil
}

func parseCLIENTID(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.integer(int64(c.client))
		return nil
	}), nil
}

func parseCLIENTINFO(_ []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		c.w.text(c.clientLine(c.self) + "\n")
		return nil
	}), nil
}

func parseCLIENTREPLY(args []string, _ *rules) (runner, error) {
	var choose func(*call)
	switch word := args[0]; {
	case isWord(word, "ON"):
		choose = (*call).repliesAgain
	case isWord(word, "OFF"):
		choose = func(c *call) { c.self.replies = repliesOff }
	case isWord(word, "SKIP"):
		choose = (*call).skipReply
	default:
		return nil, errSyntax
	}
	return runFunc(func(c *call) error { choose(c); return nil }), nil
}

func (c *call) repliesAgain() {
	if cl := c.self; cl.replies == repliesOff {
		cl.replies = repliesOn
	}
	c.w.ok()
}

func (c *call) skipReply() {
	if cl := c.self; cl.replies != repliesOff {
		cl.replies = repliesSkipNext
	}
}

func parseCLIENTNOEVICT(args []string, _ *rules) (runner, error) {
	on, off := isWord(args[0], "ON"), isWord(args[0], "OFF")
	if !on && !off {
		return nil, errSyntax
	}
	return runFunc(func(c *call) error {
		c.self.noEvict = on
		c.w.ok()
		return nil
	}), nil
}

func parseCLIENTSETINFO(args []string, _ *rules) (runner, error) {
	name, version := isWord(args[0], "LIB-NAME"), isWord(args[0], "LIB-VER")
	switch {
	case !name && !version:
		return nil, errInfoOption(args[0])
	case !isClientName(args[1]):
		return nil, errInfoValue(args[0])
	}
	return runFunc(func(c *call) error {
		if cl := c.self; name {
			cl.libName = args[1]
		} else {
			cl.libVersion = args[1]
		}
		c.w.ok()
		return nil
	}), nil
}
