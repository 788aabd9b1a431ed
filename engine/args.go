package engine

import (
	"strconv"
)

// Small pieces that commands' argument parsers are put together from. A parser
// is a pure function from a command's arguments to a runner or a wire error.

// A runner is a command whose arguments were read, ready to run.
type runner interface{ run(*call) Reply }

// A parser reads the arguments after a command's name.
type parser func(args []string, v *rules) (runner, error)

// run calls a function as a runner.
type runFunc func(*call) Reply

func (f runFunc) run(c *call) Reply { return f(c) }

// An option is a keyword and what it takes. As in Redis, a keyword with fewer
// arguments after it than it needs is not seen as that option.
type option struct {
	needs int
	take  func(args []string) error // nil: nothing to do
	last  bool                      // what follows is not for options
	sign  *bool                     // "=" or "~" may come before the arguments; set by "~", cleared otherwise
}

// parseOptions takes options from the front of args until a word is none of
// them, and returns the rest, beginning with that word; after an option that is
// last, the rest begins with its arguments.
func parseOptions(args []string, table map[string]option) (rest []string, err error) {
	for len(args) > 0 {
		o, known := table[upper(args[0])]
		if !known || len(args)-1 < o.needs {
			break
		}
		tail := o.takeSign(args[1:])
		if o.take != nil {
			if err := o.take(tail[:o.needs]); err != nil {
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

// takeSign passes over "=" or "~", if more follows it.
func (o option) takeSign(args []string) []string {
	if o.sign == nil || len(args) < 2 {
		return args
	}
	word := cString(args[0])
	if word != "~" && word != "=" {
		return args
	}
	*o.sign = word == "~"
	return args[1:]
}

// parseAllOptions is parseOptions for a tail that holds nothing else.
func parseAllOptions(args []string, table map[string]option) error {
	rest, err := parseOptions(args, table)
	if err == nil && len(rest) > 0 {
		err = errSyntax
	}
	return err
}

// setFlag is an option without arguments.
func setFlag(flag *bool) option {
	return option{take: func([]string) error { *flag = true; return nil }}
}

// setInteger is an option with a whole number; wrong is its error.
func setInteger(n *int64, wrong wireError) option {
	return option{needs: 1, take: func(args []string) (err error) {
		*n, err = parseInteger(args[0], wrong)
		return err
	}}
}

// setCount is COUNT n where a negative n counts as 0.
func setCount(n *int64) option {
	return option{needs: 1, take: func(args []string) (err error) {
		*n, err = parseInteger(args[0], errNotInteger)
		*n = max(*n, 0)
		return err
	}}
}

// parseInteger reads a signed 64-bit number as Redis does: no sign but one
// minus, no white space, no leading zero.
func parseInteger(text string, wrong wireError) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != text {
		return 0, wrong
	}
	return n, nil
}

// upper folds ASCII letters up to the first NUL byte, as strcasecmp sees them.
func upper(text string) string { return fold(cString(text), 'a', 'z') }

// lower folds the ASCII letters of all of a name.
func lower(text string) string { return fold(text, 'A', 'Z') }

func fold(text string, first, last byte) string {
	folded := []byte(text)
	for i, b := range folded {
		if first <= b && b <= last {
			folded[i] = b ^ 0x20
		}
	}
	return string(folded)
}
