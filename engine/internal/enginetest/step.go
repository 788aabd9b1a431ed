package enginetest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// A Step is one command of one client.
type Step struct {
	Client string
	Args   []string
}

// String writes the step as a script has it.
func (s Step) String() string {
	var words []string
	if s.Client != DefaultClient {
		words = append(words, "@"+s.Client)
	}
	for _, arg := range s.Args {
		words = append(words, word(arg))
	}
	return strings.Join(words, " ")
}

// Closes tells the one step that is no command: "!close" disconnects its client.
func (s Step) Closes() bool { return len(s.Args) == 1 && s.Args[0] == "!close" }

// Resolve returns the step's arguments, with the number of a client for each
// "!id:NAME".
func (s Step) Resolve(number func(client string) engine.ClientID) []string {
	args := s.Args
	for i, arg := range s.Args {
		if name, ok := strings.CutPrefix(arg, "!id:"); ok {
			args = slices.Clone(args)
			args[i] = strconv.FormatInt(int64(number(name)), 10)
		}
	}
	return args
}

// word quotes an argument only where it must be.
func word(arg string) string {
	if words, err := rediscli.Split(arg); err == nil && len(words) == 1 && words[0] == arg && rediscli.Safe(arg) == arg {
		return arg
	}
	return rediscli.Quote(arg)
}

// DefaultClient runs the steps of a script that name no client.
const DefaultClient = "x"

// A Case is a part of a script that begins with an empty engine.
type Case struct {
	Name  string
	Steps []Step
}

// Parse reads a script: a command a line, as redis-cli takes it, "@NAME"
// before it for another client than DefaultClient. "== NAME" begins a case;
// "#" begins a comment; "!each FROM TO COMMAND" stands for that command with
// each number from FROM to TO in the place of {}. "!id:NAME" as an argument is
// the number of a client.
func Parse(script string) ([]Case, error) {
	var cases []Case
	for n, line := range strings.Split(script, "\n") {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "== "); ok {
			cases = append(cases, Case{Name: name})
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		steps, err := parseLine(line)
		if err != nil || len(cases) == 0 {
			return nil, fmt.Errorf("script line %d: %q in no case or wrong: %w", n+1, line, err)
		}
		last := &cases[len(cases)-1]
		last.Steps = append(last.Steps, steps...)
	}
	return cases, nil
}

func parseLine(line string) ([]Step, error) {
	words, err := rediscli.Split(line)
	if err != nil {
		return nil, err
	}
	if words[0] == "!each" {
		return each(words[1:])
	}
	return []Step{step(words)}, nil
}

func step(words []string) Step {
	if name, ok := strings.CutPrefix(words[0], "@"); ok {
		return Step{name, words[1:]}
	}
	return Step{DefaultClient, words}
}

func each(words []string) ([]Step, error) {
	if len(words) < 3 {
		return nil, fmt.Errorf("!each takes two numbers and a command")
	}
	from, errFrom := strconv.Atoi(words[0])
	to, errTo := strconv.Atoi(words[1])
	if errFrom != nil || errTo != nil {
		return nil, fmt.Errorf("!each takes two numbers and a command")
	}
	var steps []Step
	for i := from; i <= to; i++ {
		s := step(strings.Split(strings.ReplaceAll(strings.Join(words[2:], "\x00"), "{}", strconv.Itoa(i)), "\x00"))
		steps = append(steps, s)
	}
	return steps, nil
}
