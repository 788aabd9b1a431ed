package workers_test

import (
	"fmt"
	"testing"
	"time"
)

// crowd is a world in which much happens at once.
const crowd = `
	XGROUP CREATE numbers g 0 MKSTREAM
	@learner XREADGROUP GROUP g learner COUNT 3 BLOCK 1700 STREAMS numbers >
	:producer fast numbers rate=900 sum=truth maxlen=2000
	:producer slow numbers rate=33.3 from=1000000
	:consumer a g numbers work=exp(3ms) crash=0.003 restart=300ms claim=500ms sum=total count=7
	:consumer b g numbers work=uniform(1ms,6ms) crash-after=0.003 restart=1s claim=400ms sum=total fail=0.01 block=50ms
	:consumer c g numbers work=1ms ack=together claim=300ms sum=total crash=0.01 restart=100ms
	:reader r numbers work=900us checkpoint=places sum=read only=3 crash=0.002 restart=70ms`

// meddling is what a learner does in between, at the same times.
var meddling = []string{":rate fast 1500", ":kill a\nXLEN numbers", "XADD numbers * n oops", ":restart a\n:stop c", ":restart c"}

// play plays the crowd with the learner's meddling. pass lets time pass.
func play(w *world, pass func(time.Duration)) {
	w.do(crowd)
	for _, lines := range meddling {
		pass(700 * time.Millisecond)
		w.do(lines)
	}
	pass(700 * time.Millisecond)
}

func TestHowTimeIsCutUpMakesNoDifference(t *testing.T) {
	whole := newWorld(t)
	play(whole, func(d time.Duration) { whole.stage.Wait(d) })
	want := whole.dump()
	for _, n := range []int{1, 7, 100} {
		w := newWorld(t)
		play(w, func(d time.Duration) {
			to := w.stage.Now().Add(d)
			for done := false; !done; {
				left := n
				_, done = w.stage.Pass(to, func() bool { left--; return left > 0 })
			}
		})
		if got := w.dump(); got != want {
			t.Errorf("%d events at a time lead elsewhere:\n%s\nand not to:\n%s", n, got, want)
		}
	}
	for _, frame := range []time.Duration{time.Microsecond * 137, time.Millisecond, 33 * time.Millisecond} {
		w := newWorld(t)
		play(w, func(d time.Duration) {
			to := w.stage.Now().Add(d)
			for w.stage.Now() < to {
				w.stage.WaitUntil(min(to, w.stage.Now().Add(frame)))
			}
		})
		if got := w.dump(); got != want {
			t.Errorf("frames of %v lead elsewhere:\n%s\nand not to:\n%s", frame, got, want)
		}
	}
}

func TestGoingBackAndOnLeadsToTheSame(t *testing.T) {
	w := newWorld(t)
	w.do(crowd)
	w.stage.Wait(time.Second)
	then := w.stage.Moment()
	w.stage.Wait(2 * time.Second)
	want, later := w.dump(), w.stage.Moment()
	w.stage.Set(then)
	w.do(":kill b\n:rate fast 5\nXADD numbers * n 4")
	w.stage.Wait(3 * time.Second)
	w.stage.Set(then)
	if w.stage.Moment().Same(later) {
		t.Error("going back changed nothing")
	}
	w.stage.Wait(2 * time.Second)
	if got := w.dump(); got != want {
		t.Errorf("the second time:\n%s\nthe first:\n%s", got, want)
	}
	if !w.stage.Moment().Same(later) {
		t.Error("the moments differ")
	}
}

func TestAnotherSeedLeadsElsewhere(t *testing.T) {
	ends := map[string]bool{}
	for seed := range 2 {
		w := newWorld(t)
		w.do("XGROUP CREATE numbers g 0 MKSTREAM\n:producer fast numbers rate=100\n" +
			fmt.Sprintf(":consumer a g numbers work=exp(20ms) seed=%d", seed))
		w.stage.Wait(time.Second)
		ends[w.dump()] = true
	}
	if len(ends) != 2 {
		t.Error("both seeds lead to the same")
	}
}

// TestSumsAreExactWhateverCrashes: where the sum and the acknowledgement are one
// transaction, crashes and claims neither lose an entry nor count it twice.
func TestSumsAreExactWhateverCrashes(t *testing.T) {
	for seed := range 5 {
		w := newWorld(t)
		w.do("XGROUP CREATE numbers g 0 MKSTREAM\n:producer fast numbers rate=2000 total=4000 sum=truth")
		for name, back := range map[string]string{"a": "restart=100ms", "b": "restart=300ms", "never-back": ""} {
			w.do(fmt.Sprintf(":consumer %s g numbers work=exp(1ms) ack=together crash=0.005 crash-after=0.005 claim=500ms sum=total count=50 seed=%d %s", name, seed, back))
		}
		w.stage.Wait(30 * time.Second)
		if got, want := w.text("total"), w.text("truth"); got != want || want != "8002000" {
			t.Errorf("seed %d: the sum is %s of %s", seed, got, want)
		}
		if w.worker("a").Crashes == 0 || w.worker("a").Claimed+w.worker("b").Claimed == 0 {
			t.Errorf("seed %d: nothing crashed, or nothing was claimed: %s", seed, w.workers())
		}
	}
}

// TestAtLeastOnceCountsTwiceWhatCrashedBetween: acknowledged afterwards, what a
// crash struck between sum and acknowledgement counts twice, and nothing is lost.
func TestAtLeastOnceCountsTwiceWhatCrashedBetween(t *testing.T) {
	w := newWorld(t)
	w.do(`XGROUP CREATE numbers g 0 MKSTREAM
		:producer fast numbers rate=1000 total=1000 sum=truth fields=n:1 from=1
		:consumer a g numbers work=500us crash-after=0.01 restart=10ms sum=total`)
	w.stage.Wait(20 * time.Second)
	if got, want := w.text("total"), fmt.Sprint(1000+w.worker("a").Crashes); got != want || w.worker("a").Crashes == 0 {
		t.Errorf("the sum is %s, not %s", got, want)
	}
}
