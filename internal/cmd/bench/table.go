package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A table is one part of the report.
type table struct {
	title string
	notes []string // sentences under the title
	head  []string
	rows  [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// markdown writes the table as the documents have it.
func (t *table) markdown(w io.Writer) {
	_, _ = fmt.Fprintf(w, "### %s\n\n", t.title)
	for _, note := range t.notes {
		_, _ = fmt.Fprintf(w, "%s\n\n", note)
	}
	line := func(cells []string) { _, _ = fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | ")) }
	line(t.head)
	rule := []string{"---"}
	for range t.head[1:] {
		rule = append(rule, "--:")
	}
	line(rule)
	for _, row := range t.rows {
		line(row)
	}
	_, _ = fmt.Fprintln(w)
}

// text writes the table for a terminal: the first column to the left, figures to
// the right.
func (t *table) text(w io.Writer) {
	_, _ = fmt.Fprintf(w, "%s\n", t.title)
	for _, note := range t.notes {
		_, _ = fmt.Fprintf(w, "  %s\n", note)
	}
	wide := t.widths()
	for _, row := range append([][]string{t.head}, t.rows...) {
		var line strings.Builder
		for i, cell := range row {
			gap := strings.Repeat(" ", wide[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				line.WriteString("  " + cell + gap)
				continue
			}
			line.WriteString("  " + gap + cell)
		}
		_, _ = fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
	_, _ = fmt.Fprintln(w)
}

// widths are how many characters each column needs.
func (t *table) widths() []int {
	wide := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(cell))
		}
	}
	return wide
}

// missing stands in a cell that has no figure.
const missing = "–"

// mark says whether a target is reached.
func mark(reached bool) string {
	if reached {
		return "✓"
	}
	return "✗"
}

// atLeast and atMost show a target beside whether a figure reaches it. Figures
// are rounded first, as they are shown.
func atLeast(figure, target float64) string {
	if target == 0 || figure == 0 {
		return missing
	}
	return "≥ " + short(target) + " " + mark(rounded(figure) >= target)
}

func atMost(figure, target float64) string {
	if target == 0 || figure == 0 {
		return missing
	}
	return "≤ " + short(target) + " " + mark(rounded(figure) <= target)
}

// atMostNanos is atMost for durations.
func atMostNanos(ns, target float64) string {
	if target == 0 || ns == 0 {
		return missing
	}
	return "≤ " + nanos(target) + " " + mark(ns <= target)
}

// rounded returns a figure with the digits that short shows.
func rounded(f float64) float64 {
	r, _ := strconv.ParseFloat(plain(f), 64) // what was printed can be read
	return r
}

// short prints a figure with two or three digits that count, and thousands set
// apart.
func short(f float64) string {
	if f == 0 {
		return missing
	}
	whole, rest, _ := strings.Cut(plain(f), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}

func plain(f float64) string {
	switch {
	case f >= 100:
		return fmt.Sprintf("%.0f", f)
	case f >= 10:
		return trimZeros(fmt.Sprintf("%.1f", f))
	case f >= 0.01:
		return trimZeros(fmt.Sprintf("%.2f", f))
	}
	return strconv.FormatFloat(firstDigit(f), 'f', -1, 64)
}

// firstDigit rounds to one digit that counts.
func firstDigit(f float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 1, 64), 64)
	return r
}

func trimZeros(s string) string { return strings.TrimRight(strings.TrimRight(s, "0"), ".") }

// nanos prints a duration in the unit that reads best.
func nanos(ns float64) string {
	switch {
	case ns == 0:
		return missing
	case ns < 1e4:
		return fmt.Sprintf("%.0f ns", ns)
	case ns < 1e6:
		return short(ns/1e3) + " µs"
	case ns < 1e9:
		return short(ns/1e6) + " ms"
	}
	return short(ns/1e9) + " s"
}
