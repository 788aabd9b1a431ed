package lessons

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"streamlab/engine/rediscli"
)

func TestInterpolate(t *testing.T) {
	bindings := map[string]string{"one": "5-1", "two": "${one}"}
	for text, want := range map[string]string{
		"XACK s g ${one}":  "XACK s g 5-1",
		"${one}${one}":     "5-15-1",
		"${two}":           "${one}", // a value is not looked into
		"${none} $one {x}": "${none} $one {x}",
		"${ one} ${":       "${ one} ${",
	} {
		if got := Interpolate(text, bindings); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func TestPatternMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, client, command string
		want                     bool
	}{
		{"XLEN numbers", "a", "XLEN numbers", true},
		{"XLEN numbers", "a", "xlen numbers", true},
		{"XLEN numbers", "a", "XLEN Numbers", false},
		{"XLEN numbers", "a", "XLEN numbers more", false},
		{"XLEN ...", "a", "XLEN", true},
		{"@a XLEN ...", "a", "XLEN numbers", true},
		{"@a XLEN ...", "b", "XLEN numbers", false},
		{"XREADGROUP ... 0", "a", "xreadgroup group g c count 1 streams s 0", true},
		{"XREADGROUP ... 0", "a", "XREADGROUP GROUP g c STREAMS s 0-0", false},
		{"XREADGROUP GROUP averages A ...", "a", "XREADGROUP group averages A STREAMS s >", true},
		{"XREADGROUP GROUP averages A ...", "a", "XREADGROUP GROUP averages a STREAMS s >", false},
		{"xgroup delconsumer ... A", "a", "XGROUP DELCONSUMER numbers averages A", true},
		{"... COUNT ... >", "a", "XREADGROUP GROUP g c COUNT 2 STREAMS s >", true},
		{"... ... XACK ...", "a", "XACK s g 1-1", true},
		{":wait ...", "", ":wait 5s", true},
		{`XADD s * text "two words"`, "a", `XADD s * text "two words"`, true},
		{"FOO bar", "a", "foo bar", true},
	} {
		p, err := ParsePattern(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		words, err := Command{Line: c.command}.Words(nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Matches(c.client, words); got != c.want {
			t.Errorf("%s with @%s %s: %v", c.pattern, c.client, c.command, got)
		}
		if back, err := ParsePattern(p.String()); err != nil || back.String() != p.String() {
			t.Errorf("%s prints as %s, which reads back as %s", c.pattern, p, back)
		}
	}
}

func TestPatternWith(t *testing.T) {
	p, err := ParsePattern("@a XACK numbers group0 ${one}")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"XACK", "numbers", "group0", "5-1"}
	if p.Matches("a", args) || !p.With(map[string]string{"one": "5-1"}).Matches("a", args) {
		t.Error("${one} is not replaced by its value")
	}
	if !p.With(nil).Matches("a", []string{"XACK", "numbers", "group0", "${one}"}) {
		t.Error("a name without a value should stay")
	}
	if (Pattern{}).Matches("a", nil) || !(Pattern{}).IsZero() {
		t.Error("the zero Pattern matches")
	}
}

func TestSameCommand(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"XADD s * n 1", "xadd s * n 1", true},
		{"XADD s * n 1", "XADD s * N 1", false},
		{"XADD s * n 1", "XADD s * n", false},
		{"XINFO GROUPS s", "xinfo groups s", true},
		{"XGROUP CREATE s g 0 MKSTREAM", "XGROUP CREATE s g 0 mkstream", true},
		{"XGROUP CREATE s g 0 MKSTREAM", "XGROUP CREATE s G 0 MKSTREAM", false},
	} {
		if got := SameCommand(strings.Fields(c.a), strings.Fields(c.b)); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

func TestMatchReply(t *testing.T) {
	for _, c := range []struct {
		expect, printed string
		ok              bool
		line            int
	}{
		{"OK", "OK\n", true, 0},
		{"OK\n\n", "OK  \n", true, 0},
		{"", "", true, 0},
		{"...", "", true, 0},
		{"...", "a\nb\n", true, 0},
		{"a\n...\nc", "a\nb\nb\nc\n", true, 0},
		{"a\n  ...\nc", "a\nc\n", true, 0},
		{"...\nb\n...\nb", "b\nb\n", true, 0},
		{"...\n...\na", "a\na", true, 0},
		{"OK", "", false, 0},
		{"OK", "ok\n", false, 0},
		{"a\nb", "a\nc\n", false, 1},
		{"a\nb", "a\n", false, 1},
		{"a", "a\nb\n", false, 1},
		{" a", "a", false, 0},
		{"a\n...\nx\nz", "a\nb\nx\ny\n", false, 3},
		{"a\n...\nz", "a\nb\n", false, 2},
	} {
		line, ok := Mismatch(c.expect, c.printed)
		if ok != c.ok || !ok && line != c.line || MatchReply(c.expect, c.printed) != ok {
			t.Errorf("%q with %q: line %d, %v", c.expect, c.printed, line, ok)
		}
	}
}

func TestSplitClient(t *testing.T) {
	for line, want := range map[string][3]string{
		"XLEN s":            {"", "XLEN s", ""},
		"  @b.1-x  XLEN  s": {"b.1-x", "XLEN  s", ""},
		"@b":                {"b", "", ""},
		"@":                 {"", "", `"" cannot be a client's name`},
		"@\x1b XLEN s":      {"", "", `"\x1b" cannot be a client's name`},
	} {
		client, rest, err := SplitClient(line)
		if problem := errorText(err); client != want[0] || rest != want[1] || problem != want[2] {
			t.Errorf("%q: %q, %q, %q", line, client, rest, problem)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// What a name stands for stays one word, also as text at a prompt.
func TestBindingsStayOneWord(t *testing.T) {
	bindings := map[string]string{"zero": "1-0", "two": "two words", "odd": `it"s`, "none": ""}
	for line, want := range map[string]string{
		"XACK s g ${zero}":         "XACK s g 1-0",
		"ECHO  ${two}":             `ECHO "two words"`,
		`ECHO "say ${two}"`:        `ECHO "say two words"`,
		`SET ${odd} x${none}`:      `SET "it\"s" x`,
		`SET a ${none}`:            `SET a ""`,
		`SET a "${zero}" ${other}`: `SET a "1-0" ${other}`,
	} {
		c := Command{Line: line}
		words, err := c.Words(bindings)
		read, errRead := rediscli.Split(c.Text(bindings))
		if got := c.Text(bindings); got != want || err != nil || errRead != nil || !slices.Equal(read, words) {
			t.Errorf("%s is %s, and read back %q, want %q", line, got, read, words)
		}
	}
}

func TestParseWait(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"5s": 5 * time.Second, "1m30s": 90 * time.Second, "250ms": 250 * time.Millisecond,
		"8760h": MaxWait, "5": 0, "0.5": 0,
		"0": 0, "-1s": 0, "8761h": 0, "soon": 0, "": 0, "1e9": 0,
	} {
		d, err := ParseWait(text)
		if (err != nil) != (want == 0) || err == nil && d != want {
			t.Errorf("%q: %v, %v", text, d, err)
		}
	}
}

func TestSuggest(t *testing.T) {
	known := []string{"expect", "explain", "XLEN", "run"}
	for word, want := range map[string]string{
		"expct":         `did you mean "expect"?`,
		"exlpain":       `did you mean "explain"?`,
		"xlem":          `did you mean "XLEN"?`,
		"nur":           `did you mean "run"?`,
		"command":       "known are: expect, explain, XLEN, run",
		"somethingelse": "known are: expect, explain, XLEN, run",
	} {
		if got := Suggest(word, known); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

// A fault can be printed whatever its line holds; its caret stands below the
// column.
func TestFaultPrints(t *testing.T) {
	for name, c := range map[string]struct {
		fault Fault
		want  string
	}{
		"a tab and wide characters": {
			Fault{File: "a\x1b", Line: 3, Column: 4, Source: "\t数字 x\x07", Problem: "wrong\x1b[0m"},
			"a\\x1b:3:4: wrong\\x1b[0m\n      数字 x\\x07\n" + "          ^",
		},
		"behind the end": {
			Fault{File: "a", Line: 1, Column: 9, Source: "abc", Problem: "wrong", Remedy: "mend it"},
			"a:1:9: wrong\n  abc\n     ^\n  mend it",
		},
		"an empty line": {
			Fault{File: "a", Line: 1, Column: 1, Problem: "wrong", Remedy: "mend it"},
			"a:1:1: wrong\n  mend it",
		},
		"a long line": {
			Fault{File: "a", Line: 1, Column: 201, Source: strings.Repeat("x", 200) + "y" + strings.Repeat("z", 200), Problem: "wrong"},
			"a:1:201: wrong\n  …" + strings.Repeat("x", 60) + "y" + strings.Repeat("z", 39) + "…\n" + strings.Repeat(" ", 63) + "^",
		},
	} {
		if got := c.fault.Error(); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// Faults prints the first fifty, and single ones can be taken out.
func TestFaultsPrint(t *testing.T) {
	var list Faults
	for i := range 60 {
		list = append(list, &Fault{File: "a", Line: 60 - i, Column: 1, Problem: "wrong"})
	}
	list = append(list, &Fault{File: "a", Line: 1, Column: 1, Problem: "wrong"}) // a double
	list = list.sorted()
	text := list.Error()
	if !strings.HasPrefix(text, "a:1:1: wrong\n") || !strings.HasSuffix(text, "\n\na: and 10 more") || len(list) != 60 {
		t.Errorf("%d faults: %s", len(list), text)
	}
	var one *Fault
	if !errors.As(error(list), &one) || one.Line != 1 {
		t.Errorf("the first is %v", one)
	}
}

// What does not parse says so in one line, and where.
func TestClauseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"keys a":         `unknown noun "keys"`,
		"entry s f=\"a":  errQuotes,
		"group s g lag=": `"" is not a value for lag`,
	} {
		_, err := ParseCheck(text)
		if got := errorText(err); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if _, err := ParsePattern("@a"); errorText(err) != "there is no command behind @a" {
		t.Error(err)
	}
	if _, err := ParsePattern(""); errorText(err) != "there is no command" {
		t.Error(err)
	}
}
