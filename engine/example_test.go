package engine_test

import (
	"context"
	"fmt"
	"time"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

// An engine's clock is its caller's: an Input carries the time at which it
// happens, and automatic IDs, idle times and timeouts follow from that.
func Example() {
	e := engine.New(engine.Options{})
	me := e.Apply(engine.Input{Op: engine.Open}).Client
	do := func(at time.Duration, line string) {
		words, _ := rediscli.Split(line)
		in := engine.Input{At: engine.Time(0).Add(at), Client: me}
		for _, w := range words {
			in.Args = append(in.Args, []byte(w))
		}
		fmt.Printf("> %s\n%s", line, rediscli.Terminal(e.Apply(in).Reply))
	}
	do(1*time.Second, "XADD orders * item apple")
	do(1*time.Second, "XGROUP CREATE orders packers 0")
	do(2*time.Second, "XREADGROUP GROUP packers alice STREAMS orders >")
	do(5*time.Second, "XPENDING orders packers - + 10")
	// Output:
	// > XADD orders * item apple
	// "1000-0"
	// > XGROUP CREATE orders packers 0
	// OK
	// > XREADGROUP GROUP packers alice STREAMS orders >
	// 1) 1) "orders"
	//    2) 1) 1) "1000-0"
	//          2) 1) "item"
	//             2) "apple"
	// > XPENDING orders packers - + 10
	// 1) 1) "1000-0"
	//    2) "alice"
	//    3) (integer) 3000
	//    4) (integer) 1
}

// A client that blocks is data: its reply comes with the Result of the command
// that wakes it, or of the first Input at or after its timeout.
func ExampleEngine_Apply() {
	e := engine.New(engine.Options{})
	reader := e.Apply(engine.Input{Op: engine.Open}).Client
	writer := e.Apply(engine.Input{Op: engine.Open}).Client
	args := func(words ...string) (list [][]byte) {
		for _, w := range words {
			list = append(list, []byte(w))
		}
		return list
	}
	read := args("XREAD", "BLOCK", "5000", "STREAMS", "s", "$")

	out := e.Apply(engine.Input{Client: reader, Args: read})
	fmt.Println("blocked:", out.Blocked)
	out = e.Apply(engine.Input{Client: writer, Args: args("XADD", "s", "1-1", "n", "1")})
	fmt.Println("woke client", out.Delivered[0].Client)

	e.Apply(engine.Input{Client: reader, Args: read})
	at, _ := e.Deadline()
	out = e.Apply(engine.Input{Op: engine.Advance, At: at})
	fmt.Println("timed out:", out.Delivered[0].TimedOut)
	// Output:
	// blocked: true
	// woke client 1
	// timed out: true
}

// Undo is a snapshot taken before, and restored.
func ExampleEngine_Restore() {
	e := engine.New(engine.Options{})
	me := e.Apply(engine.Input{Op: engine.Open}).Client
	add := engine.Input{Client: me, Args: [][]byte{[]byte("XADD"), []byte("s"), []byte("*"), []byte("n"), []byte("1")}}
	e.Apply(add)
	before := e.Snapshot()
	e.Apply(add)
	after := e.Snapshot()

	e.Restore(before)
	s, _ := e.Snapshot().Stream("s")
	fmt.Println("undone:", s.Len(), "entries")
	e.Restore(after)
	s, _ = e.Snapshot().Stream("s")
	fmt.Println("done again:", s.Len(), "entries")
	// Output:
	// undone: 1 entries
	// done again: 2 entries
}

// A Host adds the lock, the clock, and a Do that waits.
func ExampleHost() {
	h := engine.NewHost(engine.New(engine.Options{}), engine.SystemClock{})
	ctx := context.Background()
	worker, producer := h.Open("worker"), h.Open("producer")
	defer worker.Close()
	defer producer.Close()

	if _, err := worker.Do(ctx, "XGROUP", "CREATE", "jobs", "g", "$", "MKSTREAM"); err != nil {
		fmt.Println(err)
	}
	got := make(chan engine.Reply)
	go func() {
		reply, err := worker.Do(ctx, "XREADGROUP", "GROUP", "g", "w", "BLOCK", "0", "STREAMS", "jobs", ">")
		if err != nil {
			fmt.Println(err)
		}
		got <- reply
	}()
	if _, err := producer.Do(ctx, "XADD", "jobs", "1-1", "job", "sweep"); err != nil {
		fmt.Println(err)
	}
	fmt.Print(rediscli.Terminal(<-got))
	// Output:
	// 1) 1) "jobs"
	//    2) 1) 1) "1-1"
	//          2) 1) "job"
	//             2) "sweep"
}

// A snapshot is asked for the rows that are wanted, by position or by ID.
func ExampleSnapshot() {
	e := engine.New(engine.Options{})
	me := e.Apply(engine.Input{Op: engine.Open}).Client
	for _, line := range []string{
		"XADD s 1-1 n 1", "XADD s 2-1 n 2", "XADD s 3-1 n 3",
		"XGROUP CREATE s g 0", "XREADGROUP GROUP g a COUNT 2 STREAMS s >",
	} {
		words, _ := rediscli.Split(line)
		in := engine.Input{Client: me}
		for _, w := range words {
			in.Args = append(in.Args, []byte(w))
		}
		e.Apply(in)
	}
	s, _ := e.Snapshot().Stream("s")
	for _, entry := range s.Entries(1, 2) {
		fmt.Println("entry", entry.ID, entry.Fields)
	}
	g, _ := s.Group("g")
	lag, _ := g.Lag()
	fmt.Println("last delivered", g.LastID(), "pending", g.PendingLen(), "lag", lag)
	// Output:
	// entry 2-1 [n 2]
	// entry 3-1 [n 3]
	// last delivered 2-1 pending 2 lag 1
}

// The command table is data: help, hints and completion come from it.
func ExampleLookup() {
	c, _ := engine.Lookup("xgroup", "create")
	fmt.Println(c.Syntax())
	fmt.Println(c.Summary)
	// Output:
	// XGROUP CREATE key group <id | $> [MKSTREAM] [ENTRIESREAD entries-read]
	// Creates a consumer group that will be given the entries after an ID; $ is the stream's last.
}
