package inputs_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"streamlab/engine"
	"streamlab/internal/inputs"
	"streamlab/lessons"
)

var commands = strings.Split("XADD s * n 1|XADD s * n 2|XGROUP CREATE s g 0 MKSTREAM|XREADGROUP GROUP g a STREAMS s >|"+
	"XREADGROUP GROUP g a BLOCK 100 STREAMS s >|XACK s g 1-0|XAUTOCLAIM s g b 0 0|DEL s|SET k v PX 50|MULTI|EXEC|HELLO 3|CLIENT SETNAME x", "|")

var crew = strings.Split("producer p s rate=500|consumer w g s work=3ms crash=0.05|kill p|restart p|rate p 50|stop w|"+
	"consumer v g s work=exp(2ms) crash=0.05 crash-after=0.05 restart=20ms claim=50ms fail=0.1 ack=together sum=total seed=3|kill v|restart v|"+
	"producer q s rate=90 maxlen=20 sum=truth|reader r s work=1ms only=odd sum=odd checkpoint=places crash=0.05 restart=5ms|restart r", "|")

// told tells a stage something, anything.
func told(t *rapid.T, s *lessons.Stage, moments *[]lessons.Moment) {
	switch rapid.IntRange(0, 10).Draw(t, "what") {
	case 0, 1, 2:
		client := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "client")
		if _, waits := s.Moment().Waiting(client); !waits {
			s.Run(client, strings.Fields(rapid.SampledFrom(commands).Draw(t, "command")))
		}
	case 3:
		_, _ = s.RunWorkers(strings.Fields(rapid.SampledFrom(crew).Draw(t, "worker")))
	case 4:
		s.Wait(time.Duration(rapid.IntRange(1, 300).Draw(t, "ms")) * time.Millisecond)
	case 5:
		n := rapid.IntRange(1, 20).Draw(t, "steps")
		s.Pass(s.Now().Add(time.Second), func() bool { n--; return n > 0 })
	case 6:
		s.Event()
	case 7:
		word := "A\x00 \"'\\ü" + rapid.String().Draw(t, "value")
		s.Run("odd", []string{"SET", word, word})
	case 8, 9:
		toldOutside(t, s)
	case 10:
		if len(*moments) > 0 {
			s.Set(rapid.SampledFrom(*moments).Draw(t, "moment"))
		}
	}
	*moments = append(*moments, s.Moment())
}

// toldOutside lets a client from outside come, do something, or leave.
func toldOutside(t *rapid.T, s *lessons.Stage) {
	id := engine.ClientID(rapid.IntRange(2001, 2002).Draw(t, "outsider"))
	_, waits := s.Moment().Snapshot.Waiting(id)
	switch {
	case s.Standing(id).Closing:
		s.OpenOutsider(id, "127.0.0.1:5000", "127.0.0.1:6379")
	case waits || rapid.IntRange(0, 9).Draw(t, "leaves") == 0:
		s.CloseOutsider(id)
	default:
		words := append(strings.Fields(rapid.SampledFrom(commands).Draw(t, "command")), rapid.SampledFrom([]string{"", "\x00 \"'ü"}).Draw(t, "more"))
		if words[len(words)-1] == "" {
			words = words[:len(words)-1]
		}
		line := make([][]byte, len(words))
		for i, w := range words {
			line[i] = []byte(w)
		}
		s.RunOutsider(nil, id, line)
	}
}

// Whatever was done, by whom, and undone: what is saved leads to the same state when it is
// loaded, and is saved again as the same bytes.
func TestWhatIsSavedLeadsToTheSameState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := lessons.NewStage(engine.Options{Compat: engine.Redis84, Start: 1_700_000_000_000_000, Events: true})
		var moments []lessons.Moment
		for range rapid.IntRange(0, 25).Draw(t, "acts") {
			told(t, s, &moments)
		}
		want := s.Moment()
		data := saved(t, want)
		j, err := inputs.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if want.Inputs.Carried { // and :save says so
			return
		}
		again, err := j.Play(engine.Options{})
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		got := again.Moment()
		if !got.Same(want) || got.Snapshot.Now() != want.Snapshot.Now() || j.Now != got.Snapshot.Now() {
			t.Fatalf("another state, at %d for %d\n%s", got.Snapshot.Now(), want.Snapshot.Now(), data)
		}
		if !reflect.DeepEqual(got.Workers.Workers(), want.Workers.Workers()) {
			t.Fatalf("the workers are otherwise\n%s", data)
		}
		if !slices.Equal(slices.Collect(got.Past.All()), slices.Collect(want.Past.All())) {
			t.Fatalf("another past\n%s", data)
		}
		if twice := saved(t, got); !bytes.Equal(data, twice) {
			t.Fatalf("saved as\n%s\nand then as\n%s", data, twice)
		}
	})
}

func saved(t rapid.TB, m lessons.Moment) []byte {
	data, err := inputs.Encode(m.Inputs, m.Snapshot.Now())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sample is a small journal.
func sample(t testing.TB) []byte {
	s := lessons.NewStage(engine.Options{Start: 5000})
	s.Run("a", strings.Fields("XADD s 1-0 n 1"))
	s.Wait(time.Second)
	s.OpenOutsider(1001, "127.0.0.1:5000", "127.0.0.1:6379")
	s.RunOutsider(nil, 1001, [][]byte{[]byte("XADD"), []byte("s"), []byte("*"), []byte("n"), []byte("a b")})
	s.RunOutsider(nil, 1001, [][]byte{[]byte("AUTH"), []byte("secret")})
	s.RunOutsider(nil, 1001, [][]byte{[]byte("HELLO"), []byte("3"), []byte("AUTH"), []byte("you"), []byte("secret")})
	s.CloseOutsider(1001)
	m := s.Moment()
	data, err := inputs.Encode(m.Inputs, m.Snapshot.Now())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPasswordsAreNotSaved(t *testing.T) {
	if data := sample(t); bytes.Contains(data, []byte("secret")) {
		t.Errorf("it is there:\n%s", data)
	}
}

// A journal that is cut off anywhere, or altered in any byte, is refused, with what
// is good of it.
func TestABrokenJournalIsRefused(t *testing.T) {
	data := sample(t)
	whole, err := inputs.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	broken := func(what string, at int, changed []byte) {
		t.Helper()
		j, err := inputs.Decode(changed)
		var b *inputs.Broken
		line := 1 + bytes.Count(data[:at], []byte("\n"))
		if !errors.As(err, &b) || b.Good != len(j.Inputs) || b.Line > line {
			t.Fatalf("%s at byte %d, line %d: %v", what, at, line, err)
		}
		if !reflect.DeepEqual(j.Inputs, append([]lessons.Input(nil), whole.Inputs[:len(j.Inputs)]...)) {
			t.Fatalf("%s at byte %d: the beginning is otherwise", what, at)
		}
	}
	for at := range data {
		broken("cut off", at, data[:at])
		for _, c := range []byte{data[at] ^ 1, ' ', '\n'} {
			if c != data[at] {
				changed := bytes.Clone(data)
				changed[at] = c
				broken("altered", at, changed)
			}
		}
	}
	broken("longer", len(data), append(bytes.Clone(data), "x\n"...))
}

func TestWhereAJournalBreaks(t *testing.T) {
	data := sample(t)
	for _, c := range []struct{ change, want string }{
		{"", "line 1: the journal is cut off here; 0 inputs before it are good"},
		{"hello\n", "line 1: this is no journal of streamlab; 0 inputs before it are good"},
		{strings.Replace(string(data), "n 1", "n 2", 1), "line 3: the line is altered; 0 inputs before it are good"},
		{string(data[:len(data)-5]), fmt.Sprintf("line 9: the journal is cut off here; %d inputs before it are good", 6)},
	} {
		if _, err := inputs.Decode([]byte(c.change)); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.change, err, c.want)
		}
	}
}

// Whatever a file holds, reading it ends, and what is read is no more than what is
// there.
func FuzzDecode(f *testing.F) {
	f.Add(sample(f))
	f.Add([]byte("streamlab journal 1\n00000000 begin 8.6 0\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, err := inputs.Decode(data)
		var b *inputs.Broken
		if err != nil && !errors.As(err, &b) {
			t.Fatal(err)
		}
		if len(j.Inputs) > bytes.Count(data, []byte("\n")) {
			t.Fatalf("%d inputs", len(j.Inputs))
		}
	})
}
