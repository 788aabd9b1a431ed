package engine

// CLIENT SETNAME, GETNAME, ID, INFO, REPLY, NO-EVICT, NO-TOUCH, SETINFO and HELP: what a
// connection says about itself.

// helpLines are lines of a HELP that stand for a command or an option.
type helpLines struct {
	command, option string // which came with a version; "" for what was always there
	lines           []string
}

var clientHelp = []helpLines{{lines: []string{
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
}}, {command: "client|kill", option: "MAXAGE", lines: []string{
	"    * ID <client-id>",
	"      Kill connections by client id.",
	"    * MAXAGE <maxage>",
	"      Kill connections older than the specified age.",
}}, {lines: []string{
	"LIST [options ...]",
	"    Return information about client connections. Options:",
	"    * TYPE (NORMAL|MASTER|REPLICA|PUBSUB)",
	"      Return clients of specified type.",
	"REPLY (ON|OFF|SKIP)",
	"    Control the replies sent to the current connection.",
	"SETNAME <name>",
	"    Assign the name <name> to the current connection.",
}}, {command: "client|setinfo", lines: []string{
	"SETINFO <option> <value>",
	"    Set client meta attr. Options are:",
	"    * LIB-NAME: the client lib name.",
	"    * LIB-VER: the client lib version.",
}}, {lines: []string{
	"UNBLOCK <clientid> [TIMEOUT|ERROR]",
	"    Unblock the specified blocked client.",
	"NO-EVICT (ON|OFF)",
	"    Protect current client connection from eviction.",
}}, {command: "client|no-touch", lines: []string{
	"NO-TOUCH (ON|OFF)",
	"    Will not touch LRU/LFU stats when this mode is on.",
}}}

func parseCLIENTHELP(args []string, v *rules) (runner, error) {
	var known []string
	for _, h := range clientHelp {
		if !v.compat.Before(arrived(h.command, h.option)) {
			known = append(known, h.lines...)
		}
	}
	return helpParser("CLIENT", known)(args, v)
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
	return clientSwitch(args[0], func(cl *client) *bool { return &cl.noEvict })
}

func parseCLIENTNOTOUCH(args []string, _ *rules) (runner, error) {
	return clientSwitch(args[0], func(cl *client) *bool { return &cl.noTouch })
}

// clientSwitch is a command that turns something of its client ON or OFF.
func clientSwitch(word string, of func(*client) *bool) (runner, error) {
	on, off := isWord(word, "ON"), isWord(word, "OFF")
	if !on && !off {
		return nil, errSyntax
	}
	return runFunc(func(c *call) error {
		*of(c.self) = on
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
