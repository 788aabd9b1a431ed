package engine

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Small pieces that commands' argument parsers are put together from. A parser
// is a pure function from a command's arguments to a runner or a wire error.

// A runner is a command whose arguments were read, ready to run. It writes its
// reply to the call's wire, or returns a wire error.
type runner interface{ run(*call) error }

// A parser reads the arguments after a command's name.
type parser func(args []string, v *rules) (runner, error)

// runners are the commands that are run most, each to be read into anew: a parser
// that takes its runner from here allocates nothing. A runner that is kept, for
// its client blocks, has to be copied.
type runners struct {
	xadd     xadd
	xack     xack
	xclaim   xclaim
	xpending xpending
	xrange   xrange
	read     readArgs
}

// run calls a function as a runner.
type runFunc func(*call) error

func (f runFunc) run(c *call) error { return f(c) }

// An option is a keyword and what it takes, written into a T: the arguments that
// a command's parser fills. Tables of options are made once, for commands run
// often. As in Redis, a keyword with fewer arguments after it than it needs is
// not seen as that option.
type option[T any] struct {
	word  string // in capitals
	needs int
	take  func(to *T, args []string) error // nil: nothing to do
	last  bool                             // what follows is not for options
	sign  func(to *T, tilde bool)          // not nil: "=" or "~" may come before the arguments
	since int                              // the age of the version that brought it: see dated
}

// errNoOption is an option's word for a keyword that is none where it stands.
const errNoOption wireError = "ERR no option here"

// parseOptions takes options from the front of args until a word is none of
// them, and returns the rest, beginning with that word; after an option that is
// last, the rest begins with its arguments. Options that are younger than a version
// of that age (see dated) are none.
func parseOptions[T any](to *T, args []string, table []option[T], age int) (rest []string, err error) {
	for len(args) > 0 {
		o := findOption(table, args)
		if o == nil || age < o.since {
			break
		}
		tail := o.takeSign(to, args[1:])
		if o.take != nil {
			switch err := o.take(to, tail[:o.needs]); {
			case errors.Is(err, errNoOption):
				return args, nil
			case err != nil:
				return nil, err
			}
		}
		if o.last {
			return tail, nil
		}
		args = tail[o.needs:]
	}
	return args, nil
}

// dated returns a command's options with the versions that brought them.
func dated[T any](command string, table []option[T]) []option[T] {
	table = slices.Clone(table)
	for i := range table {
		table[i].since = arrived(command, table[i].word).age()
	}
	return table
}

// findOption returns the option that args begin with, or nil.
func findOption[T any](table []option[T], args []string) *option[T] {
	word := args[0]
	if word == "" {
		return nil
	}
	first := capital(word[0])
	if first < 'A' { // as *, and most IDs
		return nil
	}
	for i := range table {
		if o := &table[i]; o.word[0] == first && o.needs < len(args) && isWord(word, o.word) {
			return o
		}
	}
	return nil
}

// takeSign passes over "=" or "~", if more follows it.
func (o *option[T]) takeSign(to *T, args []string) []string {
	if o.sign == nil || len(args) < 2 {
		return args
	}
	word := cString(args[0])
	if word != "~" && word != "=" {
		return args
	}
	o.sign(to, word == "~")
	return args[1:]
}

// parseAllOptions is parseOptions for a tail that holds nothing else.
func parseAllOptions[T any](to *T, args []string, table []option[T], age int) error {
	rest, err := parseOptions(to, args, table, age)
	if err == nil && len(rest) > 0 {
		err = errSyntax
	}
	return err
}

// flagOption is an option without arguments.
func flagOption[T any](word string, flag func(*T) *bool) option[T] {
	return option[T]{word: word, take: func(to *T, _ []string) error { *flag(to) = true; return nil }}
}

// parseShort is parseInteger for most numbers: a few digits, the first not 0.
func parseShort(text string) (n int64, plain bool) {
	if len(text) == 0 || len(text) > 9 || text[0] == '0' {
		return 0, false
	}
	for i := range len(text) {
		if text[i]-'0' > 9 {
			return 0, false
		}
		n = n*10 + int64(text[i]-'0')
	}
	return n, true
}

// integerOption is an option with a whole number; wrong is its error.
func integerOption[T any](word string, wrong wireError, number func(*T) *int64) option[T] {
	return option[T]{word: word, needs: 1, take: func(to *T, args []string) (err error) {
		*number(to), err = parseInteger(args[0], wrong)
		return err
	}}
}

// countOption is COUNT n where a negative n counts as 0.
func countOption[T any](number func(*T) *int64) option[T] {
	return option[T]{word: "COUNT", needs: 1, take: func(to *T, args []string) error {
		n, err := parseInteger(args[0], errNotInteger)
		*number(to) = max(n, 0)
		return err
	}}
}

// optionsOf makes the options of a part those of the whole.
func optionsOf[T, Part any](part func(*T) *Part, table []option[Part]) (all []option[T]) {
	for _, o := range table {
		whole := option[T]{word: o.word, needs: o.needs, last: o.last}
		if o.take != nil {
			whole.take = func(to *T, args []string) error { return o.take(part(to), args) }
		}
		if o.sign != nil {
			whole.sign = func(to *T, tilde bool) { o.sign(part(to), tilde) }
		}
		all = append(all, whole)
	}
	return all
}

// parseInteger reads a signed 64-bit number as Redis does: no sign but one
// minus, no white space, no leading zero.
func parseInteger(text string, wrong wireError) (int64, error) {
	if n, plain := parseShort(text); plain {
		return n, nil
	}
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || digits[0] < '0' || digits[0] > '9' || digits[0] == '0' && text != "0" {
		return 0, wrong
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, wrong
	}
	return n, nil
}

// isWord reports whether a text is a keyword, which is in capitals, as
// strcasecmp sees it: in any ASCII letters, up to the first NUL byte.
func isWord(text, keyword string) bool {
	if len(text) > len(keyword) && text[len(keyword)] == 0 {
		text = text[:len(keyword)]
	}
	if len(text) != len(keyword) {
		return false
	}
	for i := range len(text) {
		if capital(text[i]) != keyword[i] {
			return false
		}
	}
	return true
}

func capital(b byte) byte {
	if 'a' <= b && b <= 'z' {
		return b - ('a' - 'A')
	}
	return b
}
