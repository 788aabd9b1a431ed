package render_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"streamlab/engine"
	"streamlab/render"
)

// TestTimelines draws the trees of testdata/timeline. Each line of an input is an act:
// its number, that of the act that it went on from ("-" for the beginning), its
// client ("-" for the lab, "(workers)" for those who are no clients), and what it was;
// behind it "#" and the names of its bookmarks. "here" says where the lab is.
func TestTimelines(t *testing.T) {
	datadriven.Walk(t, "testdata/timeline", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			width, here := 80, 0
			d.MaybeScanArgs(t, "width", &width)
			d.MaybeScanArgs(t, "here", &here)
			line := render.NewTimeline(actsOf(d.Input, here))
			glyphs := render.UnicodeGlyphs()
			if d.HasArg("ascii") {
				glyphs = render.ASCIIGlyphs()
			}
			theme := render.NewTheme(render.NoPalette(), glyphs)
			for row := range line.Len() {
				if w := line.Draw(row, width, theme).Width(); w > width {
					t.Errorf("row %d has %d columns of %d", row, w, width)
				}
				if got := line.Row(line.Act(row).ID); got != row {
					t.Errorf("act %d stands on row %d, and not %d", line.Act(row).ID, row, got)
				}
			}
			return line.Plain(line.Len()-1, line.Len(), width, theme) + fmt.Sprintf("left: %d\n", line.Left())
		})
	})
}

// actsOf reads acts from text, a second apart.
func actsOf(text string, here int) (acts []render.Act) {
	index := map[string]int{}
	for i, line := range strings.Split(text, "\n") {
		words := strings.SplitN(line, " ", 4)
		label, marks, _ := strings.Cut(words[3], " #")
		a := render.Act{Parent: -1, Label: label, Marks: strings.Fields(marks), Kept: true}
		_, _ = fmt.Sscan(words[0], &a.ID)
		a.Here, a.At = a.ID == here, engine.Time(1_735_732_800_000_000+1_000_000*i)
		if p, ok := index[words[1]]; ok {
			a.Parent = p
		}
		switch {
		case strings.HasPrefix(words[2], "("):
			a.By = strings.Trim(words[2], "()")
		case words[2] != "-":
			a.Client = words[2]
		}
		index[words[0]] = i
		acts = append(acts, a)
	}
	for i := range acts {
		if acts[i].Here {
			for at := i; at >= 0; at = acts[at].Parent {
				acts[at].Path = true
			}
		}
	}
	return acts
}

// TestALongTimelineDrawsWhatIsAsked draws a few rows of a tree of many acts, with a
// branch at each hundredth; no row of it needs what stands before it.
func TestALongTimelineDrawsWhatIsAsked(t *testing.T) {
	acts := []render.Act{{Parent: -1, Label: "the beginning", Path: true}}
	for i := 1; i < 4000; i++ {
		parent := i - 1
		if i%100 == 0 {
			parent = i - 50
		}
		acts = append(acts, render.Act{ID: i, Parent: parent, Client: "you", Label: fmt.Sprint("XADD s * n ", i)})
	}
	for at := len(acts) - 1; at >= 0; at = acts[at].Parent {
		acts[at].Path = true
	}
	acts[len(acts)-1].Here = true
	line := render.NewTimeline(acts)
	theme := render.NewTheme(render.NoPalette(), render.UnicodeGlyphs())
	if line.Len() != 4000 || line.Here() != 3999 || line.Left() != 39*49 {
		t.Fatalf("%d rows, the present on row %d, %d acts left aside", line.Len(), line.Here(), line.Left())
	}
	draws := testing.AllocsPerRun(10, func() { line.Draw(2000, 80, theme) })
	if draws > 40 {
		t.Errorf("a row takes %v allocations", draws)
	}
	for i := 1; i < 4000; i++ {
		if !strings.Contains(line.Draw(line.Row(i), 80, theme).Text(), fmt.Sprint("XADD s * n ", i)) {
			t.Fatalf("act %d is not on its row", i)
		}
	}
}
