package workers

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// places are the names of the words that a definition begins with.
func (k Kind) places() []string {
	if k == Consumer {
		return []string{"a name", "a group", "a stream"}
	}
	return []string{"a name", "a stream"}
}

// KindNamed finds a kind by its name.
func KindNamed(name string) (Kind, bool) {
	i := slices.Index(kindNames[:], name)
	return Kind(max(i, 0)), i >= 0
}

// Parse reads a definition: the name of a kind, what it works on, and its options.
// The error says what to write instead.
func Parse(words []string) (*Def, error) {
	if len(words) == 0 {
		return nil, fmt.Errorf("a worker is a %s", strings.Join(kindNames[:], ", a "))
	}
	k, ok := KindNamed(words[0])
	if !ok {
		return nil, fmt.Errorf("%q is no kind of worker: there are %s", words[0], strings.Join(kindNames[:], ", "))
	}
	names := k.places()
	words = words[1:]
	for i, what := range names {
		if i >= len(words) || strings.Contains(words[i], "=") {
			return nil, fmt.Errorf("a %s needs %s: write :%s %s", k, what, k, k.Syntax())
		}
	}
	d := &Def{
		Kind: k, Name: words[0], Stream: words[len(names)-1],
		Rate: 1000 * 1000, From: 1, Count: 10, Block: time.Second, Field: "n", History: true,
		Fields: template{names: []string{"n"}, values: [][]part{{{number: true}}}},
	}
	if k == Consumer {
		d.Group = words[1]
	}
	if err := d.setOptions(words[len(names):]); err != nil {
		return nil, err
	}
	d.plan = newPlan(d)
	return d, nil
}

// Syntax returns what follows the kind's name in a definition; Options lists the
// options.
func (k Kind) Syntax() string {
	if k == Consumer {
		return "NAME GROUP STREAM [OPTION=VALUE]..."
	}
	return "NAME STREAM [OPTION=VALUE]..."
}

func (d *Def) setOptions(words []string) error {
	for _, word := range words {
		name, value, ok := strings.Cut(word, "=")
		at := slices.IndexFunc(options, func(o Option) bool { return o.Name == name && slices.Contains(o.kinds, d.Kind) })
		switch {
		case at < 0 || !ok:
			return fmt.Errorf("%q is no option of a %s: it has %s", word, d.Kind, optionNames(d.Kind))
		case value == "":
			return fmt.Errorf("%s= has no value: write %s=%s", name, name, options[at].Form)
		}
		if err := options[at].set(d, value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d.given = append(d.given, word)
	}
	if d.Count > maxCount {
		return fmt.Errorf("count: %d entries at once are too many: %d are the most", d.Count, maxCount)
	}
	return nil
}

// maxCount is how many entries a worker may read at once.
const maxCount = 10_000

func optionNames(k Kind) string {
	var names []string
	for _, o := range Options(k) {
		names = append(names, o.Name)
	}
	return strings.Join(names, ", ")
}
