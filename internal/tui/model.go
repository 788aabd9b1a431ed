package tui

import (
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"streamlab/lessons"
	"streamlab/render"
)

// page is what fills the screen.
type page uint8

// The pages.
const (
	coursePage page = iota // the list of lessons
	playPage               // a lesson or the sandbox
	stepsPage              // the list of a lesson's steps
	helpPage               // the keys
)

// Model is the whole program as Bubble Tea drives it. It is for one goroutine.
type Model struct {
	options       Options
	keys          []binding
	looks         looks
	theme         render.Theme
	width, height int

	page    page
	under   page // the page that help was opened from
	course  courseList
	play    *play // nil until a lesson or the sandbox is opened
	sandbox *play // the sandbox, once it was left for the list of lessons
	steps   stepList
	help    helpView
	records map[string]lessons.Record
	history typedLines
	waits   waits

	screen      tea.View  // what is drawn
	notice      string    // stands in the key line until the next key
	unsaved     string    // why the progress was not saved
	interrupted time.Time // when Ctrl-C was pressed last
	leaving     bool
	left        func() // called when the program is to end; may be nil
}

// newModel prepares the program; nothing is opened yet.
func newModel(o Options) *Model {
	m := &Model{options: o, keys: bindings(), records: map[string]lessons.Record{}, waits: realWaits}
	m.looks = looks{
		ascii:   o.ASCII || needsASCII(o.Environ),
		noColor: o.NoColor || env(o.Environ, "NO_COLOR") != "",
		demo:    o.Mode == Demo,
		light:   saysLight(o.Environ),
	}
	if o.Progress != nil {
		maps.Copy(m.records, o.Progress.Records())
	}
	m.history = openHistory(o.History)
	m.course = newCourseList(o.Course)
	m.course.choose(m.toPlay(o.Lesson))
	m.setTheme()
	return m
}

// start opens what the options ask for.
func (m *Model) start() error {
	switch m.options.Mode {
	case Sandbox:
		err := m.open("", false)
		if err == nil && m.options.Shared {
			m.share()
		}
		return err
	case Demo:
		return m.open(m.options.Lesson, false)
	case Learn:
		if _, _, ok := m.resumable(m.options.Lesson); ok {
			return nil // the list offers to resume
		}
		return m.open(m.options.Lesson, false)
	}
	return nil
}

// Init asks the terminal for its background, and lets the clock go that runs
// already.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, m.follow(), m.tick())
}

// Update takes a message and draws what it changed.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.leaving {
		return m, nil
	}
	cmd := m.take(msg)
	m.draw()
	return m, cmd
}

func (m *Model) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.layOut()
	case tea.ColorProfileMsg:
		m.looks.profile = msg.Profile
		m.setTheme()
	case tea.BackgroundColorMsg:
		m.looks.light = !msg.IsDark()
		m.setTheme()
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.pasted(msg.Content)
	case changedMsg:
		return m.changed(msg)
	case tickMsg:
		return m.ticked(msg)
	case syncedMsg:
		return m.synced(msg)
	case calmMsg:
		m.calm(msg)
	}
	return nil
}

// setTheme draws everything with the theme that the looks ask for.
func (m *Model) setTheme() {
	m.theme = m.looks.theme()
	if m.play != nil {
		m.play.setTheme(m.theme)
		m.layOut()
	}
}

// layOut divides the screen anew.
func (m *Model) layOut() {
	if m.play != nil && m.width > 0 {
		m.play.layOut(m.width, m.height)
	}
}

// look shows the lab's present moment, saves the progress, and keeps the clock
// drawn.
func (m *Model) look() tea.Cmd {
	if m.play == nil {
		return nil
	}
	awaited := m.play.view.Player.Awaits()
	m.play.look()
	if awaited == lessons.AwaitsPlay && m.play.view.Player.Awaits() == lessons.AwaitsNext {
		m.play.reached = m.now()
	}
	m.layOut()
	if m.play.acted() {
		m.save()
	}
	return m.tick()
}

// save keeps the progress; why that fails is said once.
func (m *Model) save() {
	r, ok := m.play.lab.Record()
	if !ok || m.presents() {
		return
	}
	m.records[r.Lesson] = r
	if m.options.Progress == nil {
		return
	}
	if err := m.options.Progress.Save(r); err != nil && err.Error() != m.unsaved {
		m.unsaved = err.Error()
		m.notice = m.unsaved
	}
}

// leave ends the program.
func (m *Model) leave() tea.Cmd {
	if m.left != nil {
		m.left()
	}
	m.leaving = true
	m.close()
	return tea.Quit
}
