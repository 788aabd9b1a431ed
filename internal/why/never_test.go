package why_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/internal/lab"
)

// words are what random commands are made of, so that many of them nearly make
// sense.
var words = strings.Fields(`s t g h a b 0 1 2 1-0 2-0 9-9 > $ * + - ( n v COUNT BLOCK 10 GROUP STREAMS NOACK
	CLAIM MAXLEN ~ = MKSTREAM FORCE JUSTID IDS NOMKSTREAM FULL`)

var commands = strings.FieldsFunc(`XADD s *|XADD s|XREAD STREAMS s|XREADGROUP GROUP g a|XREADGROUP GROUP g a STREAMS s
XACK s g|XCLAIM s g b 0|XAUTOCLAIM s g b 0|XPENDING s g|XGROUP CREATE s g|XGROUP SETID s g|XGROUP DELCONSUMER s g
XGROUP DESTROY s|XGROUP|XINFO GROUPS|XINFO STREAM|XINFO|XDEL s|XTRIM s|XRANGE s|XLEN|DEL s|SET s v|GET|MULTI|EXEC|XNACK s g`, func(r rune) bool { return r == '|' || r == '\n' })

// Whatever was asked, and whatever came of it, there is an answer.
func TestThereIsAlwaysAnAnswer(t *testing.T) {
	versions := []engine.Compat{engine.Redis70, engine.Redis74, engine.Redis86, engine.Redis810}
	rapid.Check(t, func(t *rapid.T) {
		l, err := lab.New(lab.Options{Compat: rapid.SampledFrom(versions).Draw(t, "version")})
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 20).Draw(t, "commands") {
			line := rapid.SampledFrom(commands).Draw(t, "command")
			for range rapid.IntRange(0, 4).Draw(t, "words") {
				line += " " + rapid.SampledFrom(words).Draw(t, "word")
			}
			client := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "client")
			if l.Run("", "@"+client+" "+line).Refused {
				continue
			}
			out := l.Run("", ":why @"+client)
			if len(out.Lines) != 1 || out.Lines[0].Kind != lab.Lesson || out.Lines[0].Text == "" {
				t.Fatalf("%s: %+v", line, out.Lines)
			}
		}
	})
}
