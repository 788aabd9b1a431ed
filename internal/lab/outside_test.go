package lab

import (
	"strings"
	"testing"
	"time"

	"streamlab/engine"
)

// remote is a client from outside, and what it was sent.
type remote struct {
	t       *testing.T
	session engine.Session
	sent    strings.Builder
	answers int
	killed  bool
}

func (r *remote) Append(f func([]byte) []byte) bool {
	r.sent.Write(f(nil))
	return !r.killed
}
func (r *remote) Unblock() { r.answers++ }
func (r *remote) Kill()    { r.killed = true }

// join connects a client from outside.
func join(t *testing.T, l *Lab, name string) *remote {
	r := &remote{t: t}
	r.session = l.Connect(engine.Caller{Addr: "127.0.0.1:50000", Local: "127.0.0.1:6399", Output: r})
	r.does("CLIENT SETNAME " + name)
	r.hears("+OK\r\n")
	return r
}

// does sends commands in one batch, all of which must run.
func (r *remote) does(lines ...string) engine.Outcome {
	r.t.Helper()
	var batch [][][]byte
	for _, line := range lines {
		var words [][]byte
		for _, word := range strings.Fields(line) {
			words = append(words, []byte(word))
		}
		batch = append(batch, words)
	}
	out := r.session.Run(batch)
	if out.Ran != len(batch) {
		r.t.Errorf("%q: %d ran", lines, out.Ran)
	}
	return out
}

// hears compares all that was sent since it was asked last.
func (r *remote) hears(want string) {
	r.t.Helper()
	if got := r.sent.String(); got != want {
		r.t.Errorf("it was sent %q, want %q", got, want)
	}
	r.sent.Reset()
}

// sandboxAt opens a sandbox whose clock follows a time that the test moves.
func sandboxAt(t *testing.T, now *time.Time) *Lab {
	t.Helper()
	l, err := New(Options{Now: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newSandbox(t *testing.T) *Lab {
	now := time.UnixMilli(1_735_732_800_000)
	return sandboxAt(t, &now)
}

func lastLine(l *Lab) string {
	transcript := l.View().Transcript
	return transcript.At(transcript.Len() - 1).Text
}

func TestWhatIsDoneOutsideBetweenTwoFramesIsOneAct(t *testing.T) {
	l := newSandbox(t)
	worker := join(t, l, "worker-7")
	l.View()
	worker.does("XADD s 1-1 n 1", "XADD s 1-2 n 2")
	worker.does("XLEN s")
	worker.hears("$3\r\n1-1\r\n$3\r\n1-2\r\n:2\r\n")
	if v := l.View(); v.Undo != "worker-7: 3 commands" || lastLine(l) != "worker-7: 3 commands" {
		t.Errorf("undo would take back %q, and the last line is %q", v.Undo, lastLine(l))
	}
	worker.does("XADD s 1-3 n 3")
	other := join(t, l, "other")
	other.does("XADD s 1-4 n 4")
	if v := l.View(); v.Undo != "worker-7, other: 3 commands" {
		t.Errorf("undo would take back %q", v.Undo)
	}
	worker.does("XLEN s")
	if v := l.View(); v.Undo != "worker-7, other: 3 commands" {
		t.Errorf("a command that changes nothing became %q", v.Undo)
	}
}

func TestUndoAsksBeforeItTakesBackWhatOthersDid(t *testing.T) {
	l := newSandbox(t)
	worker := join(t, l, "worker-7")
	l.Run("", "XADD s 1-1 n 1")
	worker.does("XADD s 1-2 n 2")
	l.View()
	if l.Undo() {
		t.Error("the first undo did not ask")
	}
	if want := "this takes back what others did (worker-7: XADD s 1-2 n 2): undo once more to do it"; lastLine(l) != want {
		t.Errorf("it says %q", lastLine(l))
	}
	if !l.Undo() {
		t.Error("the second undo did nothing")
	}
	worker.sent.Reset()
	worker.does("XLEN s", "CLIENT GETNAME")
	worker.hears(":1\r\n$8\r\nworker-7\r\n") // the connection is not undone
	if !l.Undo() {
		t.Error("one's own act was not undone at once")
	}
	worker.does("XLEN s")
	worker.hears(":0\r\n")
	for range 2 {
		if !l.Redo() {
			t.Error("nothing to redo")
		}
	}
	worker.does("XLEN s")
	worker.hears(":2\r\n")
}

func TestAClientFromOutsideGoesOnWaitingWhateverIsUndone(t *testing.T) {
	l := newSandbox(t)
	waiting, served := join(t, l, "waiting"), join(t, l, "served")
	served.does("XREAD BLOCK 0 STREAMS s $")
	l.Run("", "XADD s 1-1 n 1")
	served.hears("*1\r\n*2\r\n$1\r\ns\r\n*1\r\n*2\r\n$3\r\n1-1\r\n*2\r\n$1\r\nn\r\n$1\r\n1\r\n")
	if out := waiting.does("XREAD BLOCK 0 STREAMS s $"); !out.Blocked {
		t.Error("it does not wait")
	}
	l.Undo() // to where the one waited and the other did not
	if v := l.View(); v.Outside.Waiting != 1 || waiting.answers != 0 {
		t.Errorf("%+v, answered %d times", v.Outside, waiting.answers)
	}
	served.does("XLEN s") // it is not blocked again
	served.hears(":0\r\n")
	l.Run("", "XADD s 1-2 n 2")
	if waiting.answers != 1 || served.answers != 1 {
		t.Errorf("answered %d and %d times", waiting.answers, served.answers)
	}
}

func TestAPausedClockPausesBlocksFromOutside(t *testing.T) {
	now := time.UnixMilli(1_735_732_800_000)
	l := sandboxAt(t, &now)
	waiting := join(t, l, "waiting")
	waiting.does("XREAD BLOCK 5000 STREAMS s $")
	l.Pause(true)
	now = now.Add(time.Minute)
	l.Sync()
	waiting.hears("")
	if v := l.View(); v.Clock.Running || v.Outside.Waiting != 1 {
		t.Errorf("%+v", v.Outside)
	}
	l.Pause(false)
	now = now.Add(4 * time.Second)
	l.Sync()
	waiting.hears("")
	now = now.Add(time.Second)
	l.Sync()
	waiting.hears("*-1\r\n")
	if waiting.answers != 1 {
		t.Errorf("answered %d times", waiting.answers)
	}
}

func TestAResetLeavesConnectionsAsTheyAre(t *testing.T) {
	l := newSandbox(t)
	worker, waiting := join(t, l, "worker-7"), join(t, l, "waiting")
	worker.does("SET k 1")
	waiting.does("XREAD BLOCK 0 STREAMS s $")
	l.Run("", ":reset")
	worker.sent.Reset()
	worker.does("EXISTS k", "CLIENT GETNAME", "XADD s 1-1 n 1")
	worker.hears(":0\r\n$8\r\nworker-7\r\n$3\r\n1-1\r\n")
	if waiting.answers != 1 {
		t.Error("who waited is not served")
	}
	l.Run("", ":undo") // asks
	l.Run("", ":undo")
	l.Run("", ":undo") // the reset
	worker.does("EXISTS k")
	worker.hears(":1\r\n")
}

func TestWhoLeavesIsGoneAlsoFromThePast(t *testing.T) {
	l := newSandbox(t)
	leaving, staying := join(t, l, "leaving"), join(t, l, "staying")
	l.Run("", "SET k 1")
	leaving.does("XREAD BLOCK 0 STREAMS s $")
	l.Run("", "SET k 2")
	leaving.session.Close()
	l.Undo()
	if v := l.View(); v.Outside.Clients != 1 || v.Outside.Waiting != 0 {
		t.Errorf("%+v", v.Outside)
	}
	staying.sent.Reset()
	staying.does("CLIENT LIST")
	if sent := staying.sent.String(); strings.Contains(sent, "leaving") || !strings.Contains(sent, "name=staying") {
		t.Errorf("CLIENT LIST tells %q", sent)
	}
	staying.does("CLIENT KILL ADDR 1:1")
	if out := leaving.session.Run([][][]byte{{[]byte("PING")}}); !out.Closing {
		t.Error("who has left can run commands")
	}
}

func TestSubscriptionsAreNotUndone(t *testing.T) {
	l := newSandbox(t)
	listening, watching := join(t, l, "listening"), join(t, l, "watching")
	l.Run("", "SET k 1")
	if out := listening.does("SUBSCRIBE news"); !out.Subscribed {
		t.Error("it is not subscribed")
	}
	watching.does("HELLO 3", "MONITOR")
	l.Undo()
	listening.sent.Reset()
	watching.sent.Reset()
	l.Run("", "PUBLISH news hello")
	listening.hears("*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$5\r\nhello\r\n")
	if sent := watching.sent.String(); !strings.Contains(sent, `"PUBLISH" "news" "hello"`) {
		t.Errorf("the monitor is told %q", sent)
	}
}

func TestTheBoundsOnClientsAreWhatConfigSays(t *testing.T) {
	now := time.UnixMilli(1_735_732_800_000)
	l, err := New(Options{Now: func() time.Time { return now }, Guard: Guard{Limits: engine.Limits{Clients: 7}}})
	if err != nil {
		t.Fatal(err)
	}
	worker := join(t, l, "worker")
	if n := l.Limits().Clients; n != 7 {
		t.Errorf("%d clients may come", n)
	}
	worker.does("CONFIG SET maxclients 5 timeout 60")
	if got := l.Limits(); got.Clients != 5 || got.Idle != time.Minute {
		t.Errorf("the limits are %+v", got)
	}
	l.Run("", "CONFIG SET maxclients 6")
	l.Note(engine.ConnectionRejected)
	worker.sent.Reset()
	worker.does("INFO stats")
	if n := l.Limits().Clients; n != 6 || !strings.Contains(worker.sent.String(), "rejected_connections:1\r\n") {
		t.Errorf("%d clients may come, and INFO tells %q", n, worker.sent.String())
	}
}

// The last command of a client from outside is explained, too, if it came alone: also
// one that waited.
func TestWhyOfAClientFromOutside(t *testing.T) {
	l := testLab(t, "", nil)
	worker := join(t, l, "worker-7")
	explained := func(want string) {
		t.Helper()
		lines := l.Run("", ":why @worker-7").Lines
		if text := lines[len(lines)-1].Text; !strings.Contains(text, want) {
			t.Errorf("it is explained by %q, without %q", text, want)
		}
	}
	explained("`CLIENT SETNAME worker-7`")
	worker.does("XGROUP CREATE s g $")
	explained("MKSTREAM")
	l.Run("", "XGROUP CREATE s g $ MKSTREAM")
	worker.does("XREADGROUP GROUP g w BLOCK 500 STREAMS s >")
	explained("worker-7 waits for s")
	l.Run("", "XADD s 1-1 n 1")
	explained("1-1")
	worker.does("XACK s g 1-1", "XACK s g 1-1")
	explained("nothing alone")
}
