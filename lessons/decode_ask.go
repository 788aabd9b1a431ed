package lessons

import (
	"fmt"
	"strings"
)

// readCheck returns a check and its place.
func (r *reader) readCheck(n *node, what string) (Check, Position) {
	t, ok := r.readQuestion(n, what)
	if !ok {
		return Check{}, n.at
	}
	c, err := ParseCheck(t.value)
	if err != nil {
		r.failIn(t, err)
	}
	return c, t.lines[0]
}

// readQuery returns a query and its place.
func (r *reader) readQuery(n *node, what string) (Query, Position) {
	t, ok := r.readQuestion(n, what)
	if !ok {
		return Query{}, n.at
	}
	q, err := ParseQuery(t.value)
	if err != nil {
		r.failIn(t, err)
	}
	return q, t.lines[0]
}

// readQuestion returns the text of a check, a query or a pattern.
func (r *reader) readQuestion(n *node, what string) (text, bool) {
	t, ok := r.readExact(n, what)
	if ok && len(t.lines) > 1 {
		r.fault(t.lines[1], what+" must be one line", "make a second one of it")
		return text{}, false
	}
	if ok {
		r.checkNames(t, false)
	}
	return t, ok
}

// readPattern returns the pattern of a command.
func (r *reader) readPattern(n *node) Pattern {
	t, ok := r.readQuestion(n, "after")
	if !ok {
		return Pattern{}
	}
	p, err := ParsePattern(t.value)
	if err != nil {
		r.failIn(t, err)
	}
	return p
}

// readBind returns the names that are bound, and remembers them as the step's
// own until adopt.
func (r *reader) readBind(n *node) []Binding {
	if n.shape != ofFields {
		r.wrongShape(n, "bind", ofFields)
		return nil
	}
	var list []Binding
	for _, f := range n.fields {
		b := Binding{Name: f.name}
		switch {
		case !nameForm.MatchString(f.name):
			r.fault(f.at, fmt.Sprintf("%q cannot be the name of a value", f.name), "use small letters, digits and _, the first a letter")
		case r.named[f.name]:
			r.fault(f.at, fmt.Sprintf("${%s} has a value already", f.name), "choose another name: a value does not change")
		}
		b.Query, b.Pos = r.readQuery(f.value.named(f.name, f.at), "bind")
		list = append(list, b)
	}
	for _, b := range list {
		r.own[b.Name] = true
	}
	return list
}

// adopt makes the names that a step bound known to all that follows it.
func (r *reader) adopt() {
	for name := range r.own {
		r.named[name] = true
	}
	clear(r.own)
}

// checkNames reports every ${name} that has no value where the text is used;
// with own, the step's own bindings have one.
func (r *reader) checkNames(t text, own bool) {
	for _, at := range useForm.FindAllStringIndex(t.value, -1) {
		use := t.value[at[0]:at[1]]
		name := usedName(use)
		switch {
		case !nameForm.MatchString(name):
			r.fault(t.at(at[0]), fmt.Sprintf("%q is not of the form ${name}", use), "a name is made of small letters, digits and _")
		case r.named[name], own && r.own[name]:
		case r.own[name]:
			r.fault(t.at(at[0]), fmt.Sprintf("%s has no value yet: it is found after this step", use),
				"only expect and explain may use what the step itself binds")
		default:
			r.fault(t.at(at[0]), fmt.Sprintf("%s is not bound before", use), "bind it in the lesson or in an earlier step: "+r.nameList())
		}
	}
}

// nameList lists the known names for a message.
func (r *reader) nameList() string {
	if len(r.named) == 0 {
		return "no name is bound here"
	}
	return "bound are: " + strings.Join(sortedKeys(r.named), ", ")
}
