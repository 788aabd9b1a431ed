package inputs_test

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"
	"time"

	"streamlab/engine"
	"streamlab/internal/inputs"
	"streamlab/lessons"
)

// sealed gives lines their checksums, as if they had been written so.
func sealed(lines string) []byte {
	var out bytes.Buffer
	sum := uint32(0)
	out.WriteString("streamlab journal 1\n")
	for line := range strings.SplitSeq(strings.TrimSuffix(lines, "\n"), "\n") {
		sum = crc32.Update(sum, crc32.MakeTable(crc32.Castagnoli), []byte(line))
		fmt.Fprintf(&out, "%08x %s\n", sum, line)
	}
	return out.Bytes()
}

// unsealed leaves the checksums of a journal's lines out.
func unsealed(data []byte) string {
	var out strings.Builder
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if i > 0 {
			out.WriteString(line[len("00000000 "):] + "\n")
		}
	}
	return out.String()
}

// takesLong tells of what may well be played, but not thousands of times.
func takesLong(j inputs.Journal) bool {
	works := false
	for _, in := range j.Inputs {
		works = works || in.Kind == lessons.ToldCrew
		if in.Steps > 200 || works && in.Kind == lessons.TimePassed && in.To > in.At.Add(20*time.Millisecond) {
			return true
		}
	}
	return len(j.Inputs) > 60
}

// secret tells of inputs that are never saved, so that saving again cannot bring them
// back.
func secret(in lessons.Input) bool {
	text := strings.ToLower(strings.Join(in.Words, " "))
	return strings.Contains(text, "auth") || strings.Contains(text, "requirepass")
}

// FuzzPlay plays whatever journals say whose checksums are right: it is refused, or
// what it leads to can be saved and comes to the same again.
func FuzzPlay(f *testing.F) {
	f.Add(unsealed(sample(f)))
	f.Add("begin 8.6 0\nworkers 0 producer p s rate=500 maxlen=3\nrun 0 a XGROUP CREATE s g 0 MKSTREAM\n" +
		"workers 0 consumer w g s work=exp(1ms) crash=0.1 restart=1ms claim=2ms sum=total\npass 0 18000 3\ncrew 18000 stop\npass 18000 30000 0\nend 30000 7\n")
	f.Add("begin 7.2 5\nopen 0 1001 \"\" \"\"\noutside 0 1001 MULTI\noutside 0 1001 XADD s * n 1\nclose 0 1001\nrun 0 b BLPOP k 0.01\npass 0 20000 0\nend 20000 6\n")
	f.Fuzz(func(t *testing.T, lines string) {
		j, err := inputs.Decode(sealed(lines))
		if err != nil || takesLong(j) || slices.ContainsFunc(j.Inputs, secret) {
			return
		}
		stage, err := j.Play(engine.Options{})
		if err != nil {
			return
		}
		want := stage.Moment()
		again, err := inputs.Decode(saved(t, want))
		if err != nil {
			t.Fatal(err)
		}
		twice, err := again.Play(engine.Options{})
		if err != nil {
			t.Fatalf("saved again it is refused: %v", err)
		}
		if got := twice.Moment(); !got.Same(want) {
			t.Fatalf("saved again it leads elsewhere\n%s", saved(t, want))
		}
	})
}
