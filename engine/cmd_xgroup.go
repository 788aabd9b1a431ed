package engine

import (
	"errors"
	"slices"
)

// XGROUP and its subcommands.

var xgroupHelp = []string{
	"CREATE <key> <groupname> <id|$> [option]",
	"    Create a new consumer group. Options are:",
	"    * MKSTREAM",
	"      Create the empty stream if it does not exist.",
	"    * ENTRIESREAD entries_read",
	"      Set the group's entries_read counter (internal use).",
	"CREATECONSUMER <key> <groupname> <consumer>",
	"    Create a new consumer in the specified group.",
	"DELCONSUMER <key> <groupname> <consumer>",
	"    Remove the specified consumer.",
	"DESTROY <key> <groupname>",
	"    Remove the specified group.",
	"SETID <key> <groupname> <id|$> [ENTRIESREAD entries_read]",
	"    Set the current group ID and entries_read counter.",
}

// helpParser answers a container command's HELP.
func helpParser(container string, lines []string) parser {
	return func(_ []string, v *rules) (runner, error) {
		return runFunc(func(c *call) error {
			first := container + " <subcommand> [<arg> [value] [opt] ...]. Subcommands are:"
			c.w.simples(slices.Concat([]string{first}, lines, []string{"HELP", v.helpLine}))
			return nil
		}), nil
	}
}

// groupOp is what every XGROUP subcommand works on.
type groupOp struct{ key, group string }

// find returns the stream, which must exist, and checks for the group.
func (o groupOp) find(c *call, needsGroup bool) (*stream, error) {
	s, err := c.streamAt(o.key)
	switch {
	case err != nil:
		return nil, err
	case s == nil:
		return nil, errGroupNeedsKey
	case needsGroup && !s.hasGroup(o.group):
		return nil, errNoGroup(o.group, o.key)
	}
	return s, nil
}

// groupPlace is XGROUP CREATE and SETID: where a group is to stand.
type groupPlace struct {
	groupOp
	id       string
	read     int64
	mkstream bool
	surplus  bool // more arguments than the subcommand can have
}

func parseXGROUPCREATE(args []string, v *rules) (runner, error) {
	p, err := parseGroupPlace(args, true, v)
	return runFunc(p.create), err
}

func parseXGROUPSETID(args []string, v *rules) (runner, error) {
	p, err := parseGroupPlace(args, false, v)
	return runFunc(p.setID), err
}

var groupSetIDOptions = []option[groupPlace]{
	{word: "ENTRIESREAD", needs: 1, take: func(p *groupPlace, args []string) (err error) {
		p.read, err = parseInteger(args[0], errNotInteger)
		if err == nil && p.read < unknown {
			err = errEntriesRead
		}
		return err
	}},
}

var groupCreateOptions = append(
	[]option[groupPlace]{flagOption("MKSTREAM", func(p *groupPlace) *bool { return &p.mkstream })},
	groupSetIDOptions...,
)

// parseGroupPlace reads key, group, ID and options, which may be three words for
// CREATE and two for SETID.
func parseGroupPlace(args []string, create bool, v *rules) (*groupPlace, error) {
	p := &groupPlace{groupOp: groupOp{args[0], args[1]}, id: args[2], read: unknown}
	table, most := groupSetIDOptions, 2
	if create {
		table, most = groupCreateOptions, 3
	}
	rest, err := parseOptions(p, args[3:], table, v.age)
	if err == nil && len(rest) > 0 {
		err = errBadTail
	}
	p.surplus = len(args)-3 > most
	return p, err
}

func (p *groupPlace) create(c *call) error {
	s, err := p.find(c, false)
	if errors.Is(err, errGroupNeedsKey) && p.mkstream {
		s, err = c.newStream(), nil
	}
	if err == nil && p.surplus {
		err = errSubcommandSyntax(c.words)
	}
	var id ID
	if err == nil {
		id, err = p.place(s, parseID)
	}
	if err == nil && s.hasGroup(p.group) {
		err = errBusyGroup
	}
	if err != nil {
		return err
	}
	if !c.exists(p.key) {
		c.setKey(p.key, s)
		c.touch(p.key)
	}
	c.own(p.key).addGroup(newGroup(c.st().gen, p.group, id, p.readIn(s, c.e.rules)))
	c.emit(Event{Kind: GroupCreated, Key: p.key, Group: p.group, ID: id})
	c.w.ok()
	c.regrouped(notifyStream, "xgroup-create", p.key, 1)
	return nil
}

// place reads the ID, "$" being the stream's last.
func (p *groupPlace) place(s *stream, parse func(string, uint64) (ID, error)) (ID, error) {
	if cString(p.id) == "$" {
		return s.lastID, nil
	}
	return parse(p.id, 0)
}

// readIn is ENTRIESREAD, which in newer versions cannot be above what was added.
func (p *groupPlace) readIn(s *stream, v *rules) int64 {
	if v.clampEntriesRead {
		return min(p.read, s.added)
	}
	return p.read
}

func (p *groupPlace) setID(c *call) error {
	s, err := p.find(c, true)
	if err == nil && p.surplus {
		err = errSubcommandSyntax(c.words)
	}
	var id ID
	if err == nil {
		id, err = p.place(s, parseRangeID)
	}
	if err != nil {
		return err
	}
	g := c.ownGroup(p.key, p.group)
	g.lastID, g.read = id, p.readIn(s, c.e.rules)
	c.emit(Event{Kind: GroupMoved, Key: p.key, Group: p.group, ID: id})
	c.w.ok()
	c.regrouped(notifyStream, "xgroup-setid", p.key, 1)
	return nil
}

func parseXGROUPDESTROY(args []string, _ *rules) (runner, error) {
	return runFunc(groupOp{args[0], args[1]}.destroy), nil
}

func (o groupOp) destroy(c *call) error {
	s, err := o.find(c, false)
	if err != nil {
		return err
	}
	if !s.hasGroup(o.group) {
		c.w.integer(0)
		return nil
	}
	c.own(o.key).dropGroup(o.group)
	c.emit(Event{Kind: GroupDestroyed, Key: o.key, Group: o.group})
	c.w.integer(1)
	c.regrouped(notifyStream, "xgroup-destroy", o.key, 1)
	c.signal(o.key)
	return nil
}

// groupMember is XGROUP CREATECONSUMER and DELCONSUMER.
type groupMember struct {
	groupOp
	consumer string
}

func parseXGROUPCREATECONSUMER(args []string, _ *rules) (runner, error) {
	return runFunc(groupMember{groupOp{args[0], args[1]}, args[2]}.create), nil
}

func parseXGROUPDELCONSUMER(args []string, _ *rules) (runner, error) {
	return runFunc(groupMember{groupOp{args[0], args[1]}, args[2]}.delete), nil
}

func (m groupMember) create(c *call) error {
	s, err := m.find(c, true)
	if err != nil {
		return err
	}
	g, _ := s.groups.Get(m.group)
	if _, there := g.consumers.Get(m.consumer); there {
		c.w.integer(0)
		return nil
	}
	c.consumer(m.key, c.ownGroup(m.key, m.group), m.consumer)
	c.w.integer(1)
	return nil
}

func (m groupMember) delete(c *call) error {
	s, err := m.find(c, true)
	if err != nil {
		return err
	}
	g, _ := s.groups.Get(m.group)
	if _, there := g.consumers.Get(m.consumer); !there {
		c.w.integer(0)
		return nil
	}
	lost := c.ownGroup(m.key, m.group).dropConsumer(m.consumer, func(id ID) {
		c.emit(Event{Kind: EntryDropped, Key: m.key, Group: m.group, From: m.consumer, ID: id})
	})
	c.emit(Event{Kind: ConsumerDeleted, Key: m.key, Group: m.group, Consumer: m.consumer, Count: int64(lost)})
	c.regrouped(notifyStream, "xgroup-delconsumer", m.key, 1)
	c.w.count(lost)
	return nil
}
