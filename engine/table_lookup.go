package engine

// A commandSet is the commands that one version knows, to be found by name.
type commandSet struct {
	list   []Command
	byName map[string]*Command // commands by name, subcommands by "xgroup|create"
	quick  [256]*Command       // commands by mix of their names, each where it came first
}

var (
	allCommands = newCommandSet(commandTable)
	commandSets = buildCommandSets()
)

func buildCommandSets() map[Compat]*commandSet {
	_ = commandCount // commands are numbered before they are copied
	sets := map[Compat]*commandSet{}
	for _, v := range compats {
		sets[v.compat] = newCommandSet(knownCommands(commandTable, v.compat))
	}
	return sets
}

func newCommandSet(list []Command) *commandSet {
	set := &commandSet{list: list, byName: map[string]*Command{}}
	set.index(list)
	for i := range list {
		if at := &set.quick[mix(list[i].Name)]; *at == nil {
			*at = &list[i]
		}
	}
	return set
}

func (s *commandSet) index(list []Command) {
	for i := range list {
		s.byName[list[i].Name] = &list[i]
		s.index(list[i].Subcommands)
	}
}

// knownCommands returns the commands that a version has.
func knownCommands(list []Command, c Compat) []Command {
	var some []Command
	for _, cmd := range list {
		if c.Before(arrived(cmd.Name, "")) {
			continue
		}
		cmd.Args = knownArgs(cmd.Name, cmd.Args, c)
		cmd.Subcommands = knownCommands(cmd.Subcommands, c)
		some = append(some, cmd)
	}
	return some
}

// knownArgs returns the arguments of a command that a version has.
func knownArgs(command string, args []Arg, c Compat) []Arg {
	var some []Arg
	for _, a := range args {
		if a.Token != "" && c.Before(arrived(command, a.Token)) {
			continue
		}
		inner := knownArgs(command, a.Args, c)
		if len(inner) == 0 && len(a.Args) > 0 {
			continue
		}
		a.Args = inner
		some = append(some, a)
	}
	return some
}

// Lookup finds a command, or a subcommand, by the words of a command line.
func (s *commandSet) Lookup(words ...string) (Command, bool) {
	c := s.find(words)
	if c == nil {
		return Command{}, false
	}
	return *c, true
}

// find finds the command that words begin with, or nil.
func (s *commandSet) find(words []string) *Command {
	if len(words) == 0 {
		return nil
	}
	c := s.command(words[0])
	if c == nil || c.Subcommands == nil || len(words) == 1 {
		return c
	}
	if sub := s.named(c.Name, words[1]); sub != nil {
		return sub
	}
	return c
}

// command finds a command by a word in any ASCII letters.
func (s *commandSet) command(word string) *Command {
	if len(word) == 0 {
		return nil
	}
	if c := s.quick[mix(word)]; c != nil && isName(word, c.Name) {
		return c
	}
	return s.named("", word)
}

// mix makes a small number of a name, the same in any letters.
func mix(name string) uint8 {
	const letter = 0x1f // what capital and small letters share
	last := len(name) - 1
	return uint8(len(name)) + name[0]&letter<<2 + name[min(1, last)]&letter<<4 + name[last/2]&letter<<1 + name[last]&letter<<3
}

// isName reports whether a word is a command's name, in any ASCII letters.
func isName(word, name string) bool {
	if len(word) != len(name) {
		return false
	}
	for i := range len(word) {
		if small(word[i]) != name[i] {
			return false
		}
	}
	return true
}

// longestName is longer than any command's name.
const longestName = 64

// named finds a command by its container's name and a word in any ASCII letters.
// It allocates nothing.
func (s *commandSet) named(container, word string) *Command {
	if len(container)+len(word) >= longestName {
		return nil
	}
	var name [longestName]byte
	b := name[:0]
	if container != "" {
		b = append(append(b, container...), '|')
	}
	for i := range len(word) {
		if word[i] == '|' {
			return nil
		}
		b = append(b, small(word[i]))
	}
	return s.byName[string(b)]
}

func small(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + ('a' - 'A')
	}
	return b
}

// resolve finds a command line's command and the arguments after its name, and
// checks their number.
func (e *Engine) resolve(args []string) (cmd *Command, tail []string, err error) {
	cmd = e.commands.find(args)
	if cmd == nil {
		return nil, nil, errNoCommand(args)
	}
	if cmd.Subcommands != nil && len(args) > 1 {
		return nil, nil, errNoSubcommand(args)
	}
	if n := len(args); cmd.Arity > 0 && n != cmd.Arity || n < -cmd.Arity {
		return cmd, nil, errArity(cmd.Name)
	}
	return cmd, args[cmd.words:], nil
}
