package lessons

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
)

// Each file of testdata/checks is one state, built by "run", and what checks
// and queries say of it. "step" begins a new step: what happened before no
// longer counts. "bind" gives names values, a "NAME VALUE" in each line.
func TestChecks(t *testing.T) {
	datadriven.Walk(t, "testdata/checks", func(t *testing.T, path string) {
		s := newScene()
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			do := map[string]func(string) string{"run": s.run, "bind": s.bind, "check": s.check, "query": s.query}[d.Cmd]
			switch {
			case d.Cmd == "step":
				s.happened, s.since = History{}, s.stage.Moment().Past.Len()
			case do == nil:
				t.Fatalf("%s: unknown directive %s", d.Pos, d.Cmd)
			}
			var out strings.Builder
			for line := range strings.Lines(d.Input) {
				if line = strings.TrimSpace(line); line != "" {
					out.WriteString(do(line))
				}
			}
			return out.String()
		})
	})
}

// A scene is a state with what led to it.
type scene struct {
	stage    *Stage
	bindings map[string]string
	happened History
	since    uint64
}

func newScene() *scene {
	start := engine.Time(1_000_000_000)
	return &scene{NewStage(engine.Options{Start: start, Events: true}), map[string]string{}, History{}, 0}
}

func (s *scene) bind(line string) string {
	name, value, _ := strings.Cut(line, " ")
	s.bindings[name] = value
	return ""
}

// run runs "[@NAME] COMMAND", ":wait 5s" or what workers take, and tells only of
// errors.
func (s *scene) run(line string) string {
	client, rest, err := SplitClient(line)
	if err != nil {
		return err.Error() + "\n"
	}
	if client == "" {
		client = DefaultClient
	}
	c := Command{Client: client, Line: rest}
	if d, ok := c.Wait(); ok {
		s.stage.Wait(d)
		return ""
	}
	if words := c.workerWords(); words != nil {
		if _, err := s.stage.RunWorkers(words); err != nil {
			return err.Error() + "\n"
		}
		return ""
	}
	words, err := c.Words(s.bindings)
	if err != nil {
		return err.Error() + "\n"
	}
	turn := s.stage.Run(client, words)
	s.happened = s.happened.And(Happening{client, words, turn.Reply})
	if turn.Reply.IsError() {
		return turn.Reply.Str + "\n"
	}
	return ""
}

func (s *scene) scope() Scope {
	m := s.stage.Moment()
	return Scope{m.Snapshot, m.Clients, s.bindings, s.happened, m.Workers, m.Past, s.since}
}

func (s *scene) check(line string) string {
	c, err := ParseCheck(line)
	if err != nil {
		return fmt.Sprintf("%s: %v\n", line, err)
	}
	answer := map[bool]string{true: "yes", false: "no"}[c.Holds(s.scope())]
	return fmt.Sprintf("%-4s%s\n", answer, c)
}

func (s *scene) query(line string) string {
	q, err := ParseQuery(line)
	if err != nil {
		return fmt.Sprintf("%s: %v\n", line, err)
	}
	value, ok := q.Value(s.scope())
	if !ok {
		value = "nothing"
	}
	return fmt.Sprintf("%s: %s\n", q, value)
}

// A check or query that was not parsed says nothing.
func TestZeroChecks(t *testing.T) {
	if (Check{}).Holds(newScene().scope()) || !(Check{}).IsZero() {
		t.Error("the zero Check holds")
	}
	if _, ok := (Query{}).Value(newScene().scope()); ok || !(Query{}).IsZero() {
		t.Error("the zero Query has a value")
	}
}

// Bind adds what is found, and leaves the scope's own map alone.
func TestScopeBind(t *testing.T) {
	s := newScene()
	s.run("XADD numbers 7-0 n 1")
	s.bindings["zero"] = "6-0"
	found := s.scope().Bind([]Binding{
		{Name: "one", Query: mustQuery(t, "entry numbers n=1")},
		{Name: "two", Query: mustQuery(t, "entry numbers n=2")},
	})
	if len(found) != 2 || found["one"] != "7-0" || found["zero"] != "6-0" {
		t.Errorf("found %v", found)
	}
	if len(s.bindings) != 1 {
		t.Errorf("the scope's own are now %v", s.bindings)
	}
}

func mustQuery(t *testing.T, text string) Query {
	t.Helper()
	q, err := ParseQuery(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
