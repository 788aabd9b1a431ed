package workers

import "streamlab/engine"

// State is what a worker is doing.
type State uint8

// The states of a worker.
const (
	Adding  State = iota // a producer between two entries
	Reading              // about to read
	Working              // on an entry
	Blocked              // its read waits
	Idle                 // it found nothing, and looks again soon
	Refused              // Redis answered an error; it tries again soon
	Crashed
	Stopped
	Done // it has added all that it was to add
)

var stateNames = [...]string{"adding", "reading", "working", "blocked", "idle", "refused", "crashed", "stopped", "done"}

// String returns the state's name: "working".
func (s State) String() string { return stateNames[s] }

// A worker is one worker as it is now. A copy is another moment: nothing that it
// refers to is changed in place.
type worker struct {
	def     *Def
	client  engine.ClientID // 0 while it is not connected
	state   State
	at      engine.Time // when it does something next
	chances random
	trouble string // Refused: what Redis answered

	began engine.Time // Producer: since when its rate counts
	added int64       // Producer: entries since then

	batch   []taken // what it has read
	hand    int     // the entry of batch that comes next, or is worked on
	working bool    // on that entry
	ending  bool    // it stops when batch is worked off
	history bool    // Consumer: it still reads what it owns
	fresh   bool    // Reader: it has not looked at its checkpoint yet
	last    engine.ID
	cursor  engine.ID   // of XAUTOCLAIM
	swept   engine.Time // when it last began to look for old entries

	counts Counts
	marks  marks
}

// Counts are what a worker has done since it was hired.
type Counts struct {
	In      int64 // entries that it was given; of a producer, that it added
	Out     int64 // entries that it finished
	Failed  int64 // times that an entry failed
	Claimed int64 // entries taken over from others, or from itself
	Crashes int64
}

// isThere reports whether the worker has a connection.
func (w *worker) isThere() bool { return w.client != 0 }

// take gives the worker entries to work on.
func (w *worker) take(list []taken) {
	w.batch, w.hand = list, 0
	w.counts.In += int64(len(list))
}

// refuse lets the worker try again later.
func (w *worker) refuse(now engine.Time, text string) {
	w.state, w.trouble, w.working = Refused, text, false
	w.at = now.Add(retry)
}

// refused reports whether a reply is an error, in which case the worker tries
// again later.
func (w *worker) refused(now engine.Time, reply []byte) bool {
	text, is := refusal(reply)
	if is {
		w.refuse(now, text)
	}
	return is
}
