package render

import "github.com/charmbracelet/x/ansi"

// Glyphs are the characters that a screen is drawn with beside letters and
// figures. Each is one column wide in UnicodeGlyphs; ASCIIGlyphs may take more.
type Glyphs struct {
	TopLeft, TopRight, BottomLeft, BottomRight string
	Across, Down                               string
	Tick, Todo, Cross                          string // a goal reached, not yet reached; a wrong answer
	Open, Closed                               string // a group that is unfolded, folded
	Mark                                       string // where a group stands
	Pending, Past, New                         string // an entry, as a group sees it
	Cut, Arrow, Times, Dot, Bullet             string
	Paused, Running, Waiting                   string
	Undone, Redone, Tag                        string
	More, Above, Below                         string // rows above and below a pane
	Pointer                                    string // the chosen row of a list
	OnPath, OffPath, Here                      string // an act of the timeline: on the way to the present, left by undo, where the lab is
	Fork                                       string // where a branch begins
	Full, Empty                                string // a bar of progress
	Levels                                     string // a sparkline's heights, the lowest first
}

// UnicodeGlyphs returns the characters for a terminal that shows UTF-8.
func UnicodeGlyphs() Glyphs {
	return Glyphs{
		TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
		Across: "─", Down: "│",
		Tick: "✓", Todo: "○", Cross: "✗",
		Open: "▾", Closed: "▸", Mark: "▲",
		Pending: "◆", Past: "◇", New: "·",
		Cut: "…", Arrow: "→", Times: "×", Dot: "·", Bullet: "•",
		Paused: "⏸", Running: "▶", Waiting: "◌",
		Undone: "↶", Redone: "↷", Tag: "»",
		More: "…", Above: "↑", Below: "↓",
		OnPath: "●", OffPath: "○", Here: "◉", Fork: "├",
		Pointer: "▸", Full: "━", Empty: "─", Levels: "▁▂▃▄▅▆▇█",
	}
}

// ASCIIGlyphs returns the characters for any terminal.
func ASCIIGlyphs() Glyphs {
	return Glyphs{
		TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		Across: "-", Down: "|",
		Tick: "x", Todo: ".", Cross: "!",
		Open: "v", Closed: ">", Mark: "^",
		Pending: "*", Past: "o", New: ".",
		Cut: "..", Arrow: "->", Times: "x", Dot: "-", Bullet: "*",
		Paused: "||", Running: ">", Waiting: "?",
		Undone: "<-", Redone: "->", Tag: ">>",
		More: "..", Above: "up", Below: "down",
		OnPath: "*", OffPath: "o", Here: "@", Fork: "+",
		Pointer: ">", Full: "=", Empty: "-", Levels: "_.:-=+*#",
	}
}

// WideGlyphs reports whether this environment draws box characters two columns
// wide, as some East Asian settings do; ASCIIGlyphs are right then.
func WideGlyphs() bool { return ansi.StringWidth(UnicodeGlyphs().Across) != 1 }
