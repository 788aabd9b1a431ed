package tui

// The smallest screen that the program draws on, and from where on the lesson
// and the state stand side by side, and the state beside all else.
const (
	minWidth, minHeight = 60, 20
	besideWidth         = 100
	tallWidth           = 150
)

// A Rect is a part of the screen, in columns and rows.
type Rect struct{ X, Y, W, H int }

// Regions are the named parts of the screen. A part with no rows is not drawn.
type Regions struct {
	Framed bool // the panes stand in frames, which lie inside their parts

	Header, Lesson, Workers, State, Rule, Transcript, Prompt, Keys Rect
}

// Wants is what the parts would like, in rows.
type Wants struct {
	Lesson int // the lesson's text
	State  int // the whole state
	Works  int // the workers; 0: there are none
	Talk   int // the newest command and its output, as long as they are news
}

// least is how many rows the transcript and the prompt get at least: more while
// there are news.
func (w Wants) least() int {
	if w.Talk == 0 {
		return leastTalk
	}
	return leastNews
}

// above is how many rows lie above the talk of all there are: most of them, or as
// few as are needed there while the news are longer than what is left.
func (w Wants) above(height, most, need int) int {
	return min(most, max(height-1-w.Talk, need, height/4))
}

// fits tells whether a screen is large enough to be drawn on.
func fits(width, height int) bool { return width >= minWidth && height >= minHeight }

// Layout divides a screen; one that is too small has no parts.
//
// From 150 columns on the state has the right side from top to bottom; from 100
// on lesson and state stand side by side above the transcript; below that they
// stack, without frames.
func Layout(width, height int, mode Mode, want Wants) Regions {
	if !fits(width, height) {
		return Regions{}
	}
	r := Regions{
		Header: Rect{0, 0, width, 1},
		Keys:   Rect{0, height - 1, width, 1},
	}
	body := Rect{0, 1, width, height - 2}
	whole := want
	if want.Works > 0 {
		whole.State += want.Works + 2
	}
	switch {
	case mode == Sandbox:
		r.layWithout(body, whole)
	case width >= tallWidth:
		r.layTall(body, mode, whole)
	case width >= besideWidth:
		r.layBeside(body, mode, whole)
	default:
		r.layStacked(body, whole)
	}
	r.giveWorkers(want)
	return r
}

// giveWorkers gives the workers the upper part of the state's: all that they want,
// but three fifths of it at most where the state wants the rest.
func (r *Regions) giveWorkers(want Wants) {
	if want.Works == 0 {
		return
	}
	edges := 1
	if r.Framed {
		edges = 2
	}
	rows := min(want.Works+edges, max(r.State.H*3/5, r.State.H-want.State-edges))
	r.Workers = Rect{r.State.X, r.State.Y, r.State.W, rows}
	r.State.Y += rows
	r.State.H -= rows
}

// talk puts the transcript and the prompt into a part of the screen.
func (r *Regions) talk(part Rect) {
	r.Transcript = Rect{part.X, part.Y, part.W, part.H - 1}
	r.Prompt = Rect{part.X, part.Y + part.H - 1, part.W, 1}
}

// layWithout is a screen without a lesson: the state above, or at the right.
func (r *Regions) layWithout(body Rect, want Wants) {
	if body.W >= tallWidth {
		left := body.W / 2
		r.Framed = true
		r.State = Rect{left, body.Y, body.W - left, body.H}
		r.talk(Rect{0, body.Y, left, body.H})
		return
	}
	top := want.above(body.H, body.H*3/5, want.State+2)
	r.State = Rect{0, body.Y, body.W, top}
	if body.W >= besideWidth {
		r.Framed = true
		r.talk(Rect{0, body.Y + top, body.W, body.H - top})
		return
	}
	r.State.H = min(max(want.State+1, body.H/2), body.H-1-leastNews)
	r.under()
}

// under puts a line and the talk below the state, down to the key line.
func (r *Regions) under() {
	y := r.State.Y + r.State.H
	r.Rule = Rect{0, y, r.State.W, 1}
	r.talk(Rect{0, y + 1, r.State.W, r.Keys.Y - y - 1})
}

// lessonWidth is how wide the lesson stands beside the state: wide enough for a
// sentence, no wider than is good to read.
func lessonWidth(width int) int { return min(max(width*2/5, 40), 76) }

func (r *Regions) layTall(body Rect, mode Mode, want Wants) {
	left := lessonWidth(body.W)
	top := body.H / 2
	if mode == Demo {
		top = body.H * 3 / 5
	}
	top = want.above(body.H, top, want.Lesson+3)
	r.Framed = true
	r.Lesson = Rect{0, body.Y, left, top}
	r.State = Rect{left, body.Y, body.W - left, body.H}
	r.talk(Rect{0, body.Y + top, left, body.H - top})
}

func (r *Regions) layBeside(body Rect, mode Mode, want Wants) {
	left := lessonWidth(body.W)
	top := body.H * 11 / 20
	if mode == Demo {
		top = body.H * 13 / 20
	}
	top = want.above(body.H, top, max(want.Lesson+3, want.State+2))
	r.Framed = true
	r.Lesson = Rect{0, body.Y, left, top}
	r.State = Rect{left, body.Y, body.W - left, top}
	r.talk(Rect{0, body.Y + top, body.W, body.H - top})
}

// The rows that parts of a stacked screen get at least.
const (
	leastLesson, leastState, leastTalk, leastNews = 3, 6, 3, 5
)

// stackedRoom is how many rows lesson and state share on a stacked screen, at
// most.
func stackedRoom(height int, want Wants) int { return height - 4 - want.share(height-3) } // header, heading, line, keys

// share is how many of so many rows the talk gets before the state has all that
// it wants.
func (w Wants) share(rows int) int { return max(w.least(), min(w.Talk+1, rows/3)) }

// layStacked gives the lesson what its text needs, up to 2 of 5 rows, the news up
// to a third, the state what it needs of the rest, and the talk what is left.
func (r *Regions) layStacked(body Rect, want Wants) {
	rows := body.H - 1 // without the line above the transcript
	lesson := min(max(want.Lesson, leastLesson), rows*2/5)
	state := min(max(want.State+1, leastState), rows-lesson-want.share(rows))
	r.Lesson = Rect{0, body.Y, body.W, lesson}
	r.State = Rect{0, body.Y + lesson, body.W, state}
	r.under()
}
