package tui

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/internal/lab"
	"streamlab/lessons"
	"streamlab/render"
)

// TestScreens types the keys of testdata/screens and compares the screens that
// they lead to. Commands:
//
//	open [mode=learn] [lesson=ID] [size=(80,24)] [ascii] [keep]   starts the program
//	                 (keep: with the progress of the one before)
//	size W H         resizes the terminal
//	keys             presses the keys of its input, named as Bubble Tea does; "quoted text" is typed
//	paste            pastes its input
//	pass D           lets wall-clock time pass
//	slow D           lets so much pass whenever the program looks at the wall clock
//	screen [FROM TO] writes the screen, or its rows FROM to TO
//	record LESSON    writes what was saved of a lesson
func TestScreens(t *testing.T) {
	datadriven.Walk(t, "testdata/screens", func(t *testing.T, path string) {
		s := &screen{tb: t}
		datadriven.RunTest(t, path, s.do)
	})
}

// A screen is the program without a terminal: keys go in, rows come out.
type screen struct {
	tb    testing.TB
	model *Model
	store memory
	wall  time.Time
	slow  time.Duration // passes whenever somebody looks at the wall clock
	timed []timed       // messages that will come
}

// timed is a message that comes at a time of the wall clock.
type timed struct {
	at  time.Time
	msg tea.Msg
}

// memory is a progress store.
type memory map[string]lessons.Record

func (m memory) Records() map[string]lessons.Record { return maps.Clone(m) }
func (m memory) Save(r lessons.Record) error        { m[r.Lesson] = r; return nil }

var modeNames = map[string]Mode{"list": List, "learn": Learn, "sandbox": Sandbox, "demo": Demo}

func testCourse(tb testing.TB) *lessons.Course {
	src, err := os.ReadFile("testdata/course.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	course, err := lessons.Parse("course.yaml", src)
	if err != nil {
		tb.Fatal(err)
	}
	return course
}

// open starts the program.
func (s *screen) open(o Options, width, height int) {
	s.tb.Helper()
	if s.wall.IsZero() {
		s.wall = time.Date(2025, 6, 1, 9, 0, 0, 0, time.UTC)
	}
	if o.Course == nil {
		o.Course = testCourse(s.tb)
	}
	if o.Environ == nil {
		o.Environ = []string{"LANG=C.UTF-8"}
	}
	o.Now, o.Version = s.now, "test"
	if o.Progress == nil && s.store != nil {
		o.Progress = s.store
	}
	s.timed = nil
	s.model = newModel(o)
	s.model.waits = waits{
		timer: func(d time.Duration, msg tea.Msg) tea.Cmd {
			come := timed{s.wall.Add(d), msg} // now, for the command may run on another goroutine
			return func() tea.Msg { return come }
		},
		change: func(*lab.Lab, <-chan struct{}) tea.Cmd { return nil },
	}
	if err := s.model.start(); err != nil {
		s.tb.Fatal(err)
	}
	s.carryOut(s.model.Init())
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	s.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
}

func (s *screen) now() time.Time {
	s.wall = s.wall.Add(s.slow)
	return s.wall
}

func (s *screen) send(msg tea.Msg) {
	_, cmd := s.model.Update(msg)
	s.carryOut(cmd)
}

// carryOut does what Bubble Tea does with a command: of what it comes to, only
// what a timer brings matters to a screen.
func (s *screen) carryOut(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			s.carryOut(c)
		}
	case timed:
		s.timed = append(s.timed, msg)
		slices.SortStableFunc(s.timed, func(a, b timed) int { return a.at.Compare(b.at) })
	}
}

// press presses keys by their names; text between quotes is typed.
func (s *screen) press(names string) {
	s.tb.Helper()
	for names != "" {
		names = strings.TrimLeft(names, " \n")
		if text, ok := strings.CutPrefix(names, `"`); ok {
			text, names, _ = strings.Cut(text, `"`)
			for _, r := range text {
				s.send(keyPress(s.tb, string(r)))
			}
			continue
		}
		var name string
		if i := strings.IndexAny(names, " \n"); i >= 0 {
			name, names = names[:i], names[i:]
		} else {
			name, names = names, ""
		}
		if name != "" {
			s.send(keyPress(s.tb, name))
		}
	}
}

var specialKeys = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "space": tea.KeySpace,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10,
}

// keyPress makes the message of a key from its name.
func keyPress(tb testing.TB, name string) tea.KeyPressMsg {
	tb.Helper()
	var k tea.Key
	rest := name
	for prefix, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if cut, ok := strings.CutPrefix(rest, prefix); ok {
			rest, k.Mod = cut, mod
			break
		}
	}
	if code, ok := specialKeys[rest]; ok {
		k.Code = code
		if code == tea.KeySpace && k.Mod == 0 {
			k.Text = " "
		}
	} else {
		k.Code = []rune(rest)[0]
		if k.Mod == 0 {
			k.Text = rest
		}
	}
	msg := tea.KeyPressMsg(k)
	if got := msg.String(); got != name && (name != " " || got != "space") {
		tb.Fatalf("key %q is made as %q", name, got)
	}
	return msg
}

// rows are the screen's rows as text, each exactly as wide as the screen.
func (s *screen) rows() []string {
	s.tb.Helper()
	var rows []string
	for i, row := range strings.Split(s.model.View().Content, "\n") {
		text := ansi.Strip(row)
		if w := render.Width(text); w != s.model.width {
			s.tb.Fatalf("row %d has %d columns of %d: %q", i, w, s.model.width, text)
		}
		rows = append(rows, text)
	}
	if len(rows) > s.model.height {
		s.tb.Fatalf("%d rows on a screen of %d", len(rows), s.model.height)
	}
	return rows
}

// text is the screen with its rows numbered, as far as they are not empty.
func (s *screen) text(from, to int) string {
	if s.model.leaving {
		return "(left)\n"
	}
	rows := s.rows()
	var b strings.Builder
	for i, row := range rows {
		if i+1 >= from && i+1 <= to {
			b.WriteString("|" + strings.TrimRight(row, " ") + "\n")
		}
	}
	return b.String()
}

func (s *screen) do(t *testing.T, d *datadriven.TestData) string {
	s.tb = t
	switch d.Cmd {
	case "open":
		s.opened(t, d)
	case "size":
		s.send(tea.WindowSizeMsg{Width: number(t, d, 0), Height: number(t, d, 1)})
	case "keys":
		s.press(d.Input)
	case "paste":
		s.send(tea.PasteMsg{Content: d.Input})
	case "pass":
		s.pass(t, d.CmdArgs[0].Key)
	case "slow":
		d, err := time.ParseDuration(d.CmdArgs[0].Key)
		if err != nil {
			t.Fatal(err)
		}
		s.slow = d
	case "screen":
		from, to := 1, 1000
		if len(d.CmdArgs) > 0 {
			from, to = number(t, d, 0), number(t, d, 1)
		}
		return s.text(from, to)
	case "record":
		return recordText(s.store[d.CmdArgs[0].Key])
	default:
		t.Fatalf("unknown command %q", d.Cmd)
	}
	return ""
}

func (s *screen) opened(t *testing.T, d *datadriven.TestData) {
	mode, size := "learn", []int{80, 24}
	o := Options{Lesson: "joining"}
	d.MaybeScanArgs(t, "mode", &mode)
	d.MaybeScanArgs(t, "lesson", &o.Lesson)
	if d.HasArg("size") {
		d.ScanArgs(t, "size", &size[0], &size[1])
	}
	if d.HasArg("compat") {
		o.Compat = engine.Redis70
	}
	o.Mode, o.ASCII = modeNames[mode], d.HasArg("ascii")
	if !d.HasArg("keep") {
		s.store = memory{}
	}
	s.open(o, size[0], size[1])
}

// pass lets the wall clock go on; what timers bring comes at its time.
func (s *screen) pass(t *testing.T, text string) {
	d, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	end := s.wall.Add(d)
	for len(s.timed) > 0 && !s.timed[0].at.After(end) {
		first := s.timed[0]
		s.timed = s.timed[1:]
		s.wall = first.at
		s.send(first.msg)
	}
	s.wall = end
}

func number(t *testing.T, d *datadriven.TestData, i int) (n int) {
	if _, err := fmt.Sscan(d.CmdArgs[i].Key, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func recordText(r lessons.Record) string {
	text := fmt.Sprintf("step %q lines %q\n", r.Step, r.Lines)
	for _, id := range slices.Sorted(maps.Keys(r.Steps)) {
		text += fmt.Sprintf("%s: %s\n", id, r.Steps[id])
	}
	return text
}
