package engine

import "strings"

// COMMAND DOCS: the table in words, as clients and shells read it.

func parseCOMMANDDOCS(args []string, _ *rules) (runner, error) {
	return runFunc(func(c *call) error {
		var some []*Command
		for i := range c.e.commands.list {
			if len(args) == 0 {
				some = append(some, &c.e.commands.list[i])
			}
		}
		for _, name := range args {
			if cmd := c.e.commands.fullName(name); cmd != nil {
				some = append(some, cmd)
			}
		}
		c.w.docs(some)
		return nil
	}), nil
}

func (w *wire) docs(list []*Command) {
	w.mapping(len(list))
	for _, c := range list {
		w.bulk(c.Name)
		w.doc(c)
	}
}

func (w *wire) doc(c *Command) {
	f := w.fields()
	f.add("summary").bulk(c.Summary)
	f.add("since").bulk(c.Since)
	f.add("group").bulk(c.Group)
	if c.Complexity != "" {
		f.add("complexity").bulk(c.Complexity)
	}
	if len(c.Args) > 0 {
		f.add("arguments")
		w.argDocs(c.Args, 0)
	}
	if len(c.Subcommands) > 0 {
		f.add("subcommands")
		var list []*Command
		for i := range c.Subcommands {
			list = append(list, &c.Subcommands[i])
		}
		w.docs(list)
	}
	f.end()
}

// argKinds are the types that COMMAND DOCS has for the kinds of argument.
var argKinds = map[ArgKind]string{
	ArgToken: "pure-token", ArgKey: "key", ArgInteger: "integer", ArgMillis: "integer",
	ArgPattern: "pattern", ArgBlock: "block", ArgOneOf: "oneof",
}

// argDocs writes arguments; keys is how many keys came before them.
func (w *wire) argDocs(args []Arg, keys int) {
	w.array(len(args))
	for _, a := range args {
		w.argDoc(a, keys)
		if a.Kind == ArgKey {
			keys++
		}
	}
}

func (w *wire) argDoc(a Arg, keys int) {
	kind, ok := argKinds[a.Kind]
	if !ok {
		kind = "string"
	}
	f := w.fields()
	f.add("name").bulk(a.docName())
	f.add("type").bulk(kind)
	if a.Kind == ArgKey {
		f.add("key_spec_index").count(keys)
	}
	if a.Token != "" {
		f.add("token").bulk(a.Token)
	}
	if flags := a.flagNames(); len(flags) > 0 {
		f.add("flags")
		w.simpleSet(flags, "")
	}
	if len(a.Args) > 0 {
		f.add("arguments")
		w.argDocs(a.Args, keys)
	}
	f.end()
}

// docName names an argument, also one whose syntax needs no name.
func (a Arg) docName() string {
	switch {
	case a.Name != "":
		return a.Name
	case a.Token != "":
		return strings.ToLower(a.Token)
	case len(a.Args) > 0:
		return a.Args[0].docName()
	}
	return ""
}

func (a Arg) flagNames() (flags []string) {
	if a.Optional {
		flags = append(flags, "optional")
	}
	if a.Repeat {
		flags = append(flags, "multiple")
	}
	return flags
}
