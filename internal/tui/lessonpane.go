package tui

import (
	"slices"

	"streamlab/lessons"
	"streamlab/render"
)

// lessonPane shows what a step says and asks for. That is laid out when it comes
// to say something else, or needs another form of it, not once a frame.
type lessonPane struct {
	theme         render.Theme
	player        lessons.Player
	said          render.LessonText
	laid          map[form][]render.Line // what is said, in the forms that were needed
	width, height int
	hints         bool // the hints stand here, too, not only in the transcript
	squeezed      bool // without empty lines
	top           int
	lines         []render.Line
	rows          []string
	stale         bool
}

// A form is how a lesson's text is laid out.
type form struct {
	width    int
	hints    bool
	squeezed bool
}

// setPlayer shows another moment of a lesson. A new step begins at its top.
func (p *lessonPane) setPlayer(player lessons.Player) {
	if visitOf(player) != visitOf(p.player) {
		p.top = 0
	}
	p.player = player
	if said := render.LessonTextOf(player); !said.Equal(p.said) {
		p.said, p.laid = said, nil
	}
	p.layOut()
}

func (p *lessonPane) setTheme(t render.Theme) {
	p.theme, p.laid = t, nil
	p.layOut()
}

// setSize gives the pane its inner width and height.
func (p *lessonPane) setSize(width, height int) {
	if p.width != width || p.height != height {
		p.width, p.height = width, height
		p.layOut()
	}
}

// readingWidth is the widest that prose is set, in columns.
const readingWidth = 76

func (p *lessonPane) layOut() {
	p.lines = p.text(p.width)
	if wide := spread(p.lines); p.theme.Spacious && len(wide) <= p.height {
		p.lines = wide
	}
	p.stale = true
}

// spread sets an empty line after each line, for readers far away.
func spread(lines []render.Line) []render.Line {
	var out []render.Line
	for i, l := range lines {
		out = append(out, l)
		if len(l) > 0 && i+1 < len(lines) && len(lines[i+1]) > 0 {
			out = append(out, nil)
		}
	}
	return out
}

// text is what the step says at a width.
func (p *lessonPane) text(width int) []render.Line {
	f := form{min(width, readingWidth), p.hints, p.squeezed}
	lines, ok := p.laid[f]
	if ok {
		return lines
	}
	lines = p.theme.Lesson(p.said, f.width, f.hints)
	if f.squeezed {
		lines = slices.DeleteFunc(lines, func(l render.Line) bool { return len(l) == 0 })
	}
	if p.laid == nil {
		p.laid = map[form][]render.Line{}
	}
	p.laid[f] = lines
	return lines
}

// squeeze leaves empty lines out, or not.
func (p *lessonPane) squeeze(on bool) {
	if p.squeezed != on {
		p.squeezed = on
		p.layOut()
	}
}

// scroll moves the text by so many rows.
func (p *lessonPane) scroll(rows int) {
	p.top += rows
	p.stale = true
}

// hidden is how many rows lie out of view below.
func (p *lessonPane) hidden() int { return max(len(p.lines)-p.top-p.height, 0) }

// view returns the painted rows in view.
func (p *lessonPane) view() []string {
	if p.stale {
		p.top = max(min(p.top, len(p.lines)-p.height), 0)
		p.rows = paintRows(p.theme, p.lines[p.top:min(p.top+p.height, len(p.lines))], p.width)
		p.stale = false
	}
	return p.rows
}

// head is the pane's heading.
func (p *lessonPane) head() titled {
	p.view()
	h := titled{note: outOfView(p.theme, "alt+", p.top, p.hidden())}
	if step := p.player.Step(); step != nil {
		h.title = render.Clean(step.Title)
	}
	if p.player.Finished() {
		h.title = "End of the lesson"
	}
	return h
}
