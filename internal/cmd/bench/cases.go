package main

import (
	"math/rand/v2"
	"strconv"
)

// A size is how much the servers hold while a command is measured.
type size struct {
	entries int // of the stream
	pending int // in the PELs of the groups "pel" and "ack"
}

// sizes are those of the runs in process; the last is also that over loopback.
var sizes = []size{{1_000, 1_000}, {100_000, 100_000}, {1_000_000, 100_000}}

// A workload is a command as it is measured: everywhere by the same requests.
type workload struct {
	name  string
	want  string                          // how each reply begins
	words func(s size, i int) []string    // request i
	limit func(s size) int                // how many requests there are before renew must run; nil: words repeat
	renew func(s size) (reset [][]string) // brings the state back that the requests used up
	grows bool                            // it is measured on every size in process
	loop  bool                            // it is measured over loopback
	ages  bool                            // miniredis takes seconds for a call, or minutes: it is measured on the smallest size alone
	targets
}

// targets are what is to be reached, 0 for nothing in particular.
type targets struct {
	pipelined float64 // over loopback at P=16: requests a second as a multiple of redis-server's
	nanos     float64 // in process: nanoseconds a call at most, on the largest size
	growth    float64 // from the smallest size to the largest: at most so many times as long
	mini      float64 // in process: at least so many times faster than miniredis, on the largest size
}

// singly is the target of every command over loopback at P=1: a multiple of
// redis-server's rate, where the kernel does most of the work.
const singly = 0.75

// workloads is the table of what is measured.
var workloads = []workload{
	{name: "PING", want: "+PONG", words: always("PING"), loop: true},
	{
		name: "XADD s * n 1", want: "$", loop: true, grows: true,
		words: always("XADD", "log", "*", "n", "1"), limit: upTo(200_000),
		renew:   func(s size) [][]string { return [][]string{{"XTRIM", "log", "MAXLEN", itoa(s.entries)}} },
		targets: targets{pipelined: 1.5, nanos: 200, growth: 1.3, mini: 20},
	},
	{
		name: "XREADGROUP COUNT 1 >", want: "*1", loop: true, grows: true,
		words: always("XREADGROUP", "GROUP", "read", "c", "COUNT", "1", "STREAMS", "s", ">"),
		limit: func(s size) int { return s.entries }, renew: regroup("read", none),
		targets: targets{pipelined: 3, nanos: 600},
	},
	{
		name: "XREADGROUP COUNT 100 >", want: "*1", loop: true, grows: true,
		words: always("XREADGROUP", "GROUP", "read", "c", "COUNT", "100", "STREAMS", "s", ">"),
		limit: func(s size) int { return s.entries / 100 }, renew: regroup("read", none),
		targets: targets{pipelined: 4, nanos: 20_000},
	},
	{
		name: "XACK in order", want: ":1", grows: true,
		words: func(_ size, i int) []string { return []string{"XACK", "s", "ack", id(i)} },
		limit: half, renew: regroup("ack", all),
		targets: targets{nanos: 120, growth: 1.3, mini: 1000},
	},
	{
		name: "XACK at random", want: ":1", loop: true, grows: true,
		words: func(s size, i int) []string { return []string{"XACK", "s", "ack", id(shuffled(s.pending, i))} },
		limit: half, renew: regroup("ack", all),
		targets: targets{pipelined: 1.8, nanos: 250, growth: 3, mini: 1000},
	},
	{
		name: "XCLAIM at random", want: "*1", loop: true, grows: true,
		words: func(s size, i int) []string {
			return []string{"XCLAIM", "s", "pel", "w" + itoa(i%10), "0", id(shuffled(s.pending, i))}
		},
		targets: targets{pipelined: 3, growth: 3},
	},
	{
		name: "XPENDING summary", want: "*4", loop: true, grows: true, ages: true,
		words:   always("XPENDING", "s", "pel"),
		targets: targets{pipelined: 1.1, growth: 1.3, mini: 1000},
	},
	{
		name: "XPENDING from a random ID, 100 rows", want: "*100", loop: true, grows: true,
		words: func(s size, i int) []string {
			return []string{"XPENDING", "s", "pel", id(shuffled(s.pending-100, i)), "+", "100"}
		},
		targets: targets{pipelined: 1.3, growth: 3},
	},
	{
		name: "XRANGE from a random ID, COUNT 1", want: "*1", loop: true, grows: true,
		words: func(s size, i int) []string {
			return []string{"XRANGE", "s", id(shuffled(s.entries-100, i)), "+", "COUNT", "1"}
		},
		targets: targets{pipelined: 2, growth: 3, mini: 1000},
	},
	{
		name: "XRANGE from a random ID, COUNT 100", want: "*100", loop: true, grows: true,
		words: func(s size, i int) []string {
			return []string{"XRANGE", "s", id(shuffled(s.entries-100, i)), "+", "COUNT", "100"}
		},
		targets: targets{pipelined: 1.4, nanos: 16_000, growth: 3, mini: 1000},
	},
	{
		name: "XINFO GROUPS", want: "*", grows: true,
		words:   always("XINFO", "GROUPS", "s"),
		targets: targets{growth: 1.3, mini: 1000},
	},
}

// repeated is how many requests are made of words that may be sent again.
const repeated = 10_000

// requests returns how many requests a script of the workload has.
func (w *workload) requests(s size) int {
	if w.limit == nil {
		return repeated
	}
	return w.limit(s)
}

// filling returns the commands that bring a server to a size: streams of that
// many entries, and a group of "s" with its PEL.
func filling(s size, keys ...string) func(yield func(words ...string)) {
	return func(yield func(words ...string)) {
		for _, key := range keys {
			for i := range s.entries {
				yield("XADD", key, id(i), "n", itoa(i))
			}
		}
		yield("XGROUP", "CREATE", "s", "pel", "0")
		deliver(s, "pel", yield)
	}
}

// deliver gives a group's ten consumers a hundred entries at a time.
func deliver(s size, group string, yield func(words ...string)) {
	for i := range s.pending / 100 {
		yield("XREADGROUP", "GROUP", group, "c"+itoa(i%10), "COUNT", "100", "STREAMS", "s", ">")
	}
}

// regroup makes a group anew, with nothing pending or all of it.
func regroup(group string, pending func(s size) int) func(size) [][]string {
	return func(s size) [][]string {
		list := [][]string{{"XGROUP", "DESTROY", "s", group}, {"XGROUP", "CREATE", "s", group, "0"}}
		s.pending = pending(s)
		deliver(s, group, func(words ...string) { list = append(list, words) })
		return list
	}
}

func none(size) int   { return 0 }
func all(s size) int  { return s.pending }
func half(s size) int { return s.pending / 2 }

func upTo(n int) func(size) int { return func(size) int { return n } }

func always(words ...string) func(size, int) []string {
	return func(size, int) []string { return words }
}

// id returns the ID of the stream's entry i: hundreds share a millisecond, as
// when they are added at full speed.
func id(i int) string {
	const from, each = 1_700_000_000_000, 300
	return strconv.Itoa(from+i/each) + "-" + strconv.Itoa(i%each)
}

func itoa(i int) string { return strconv.Itoa(i) }

// shuffles remembers the orders that shuffled has made.
var shuffles = map[int][]int{}

// shuffled returns the number that is at position i where those below n were
// shuffled, always in the same way.
func shuffled(n, i int) int {
	if shuffles[n] == nil {
		shuffles[n] = rand.New(rand.NewPCG(1, 2)).Perm(n)
	}
	return shuffles[n][i%n]
}
