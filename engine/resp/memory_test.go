package resp_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"streamlab/engine/resp"
)

// again yields the same bytes whenever it is read, as a client does that sends
// the same commands again and again.
type again struct{ sent []byte }

func (a again) Read(p []byte) (int, error) { return copy(p, a.sent), nil }

func TestReadingIsFreeOfAllocations(t *testing.T) {
	for _, sent := range []string{
		strings.Repeat(string(resp.AppendCommand(nil, "XADD", "s", "*", "n", "1")), 16),
		strings.Repeat("XADD s * \"n\" '1'\r\n", 16),
		string(resp.AppendCommand(nil, "SET", "k", strings.Repeat("v", 2000))),
	} {
		r := resp.NewReader(again{[]byte(sent)}, resp.Limits{})
		allocated := testing.AllocsPerRun(100, func() {
			if _, err := r.Next(); err != nil {
				t.Fatal(err)
			}
		})
		if allocated != 0 {
			t.Errorf("%.20q: %v allocations a batch", sent, allocated)
		}
	}
}

// TestWhatIsOnlyAnnouncedCostsNothing opens many clients that announce as much
// as they may, and send no more.
func TestWhatIsOnlyAnnouncedCostsNothing(t *testing.T) {
	var readers []*resp.Reader
	for _, head := range []string{"*1048576\r\n", "*1048576\r\n$536870912\r\n", "*2\r\n$536870912\r\nabc"} {
		before := allocated()
		for range 100 {
			r := resp.NewReader(strings.NewReader(head), resp.Limits{})
			if _, err := r.Next(); !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			readers = append(readers, r)
		}
		if each := (allocated() - before) / 100; each > 16<<10 {
			t.Errorf("%q costs %d bytes", head, each)
		}
	}
	runtime.KeepAlive(readers)
}

// TestALargeCommandIsGivenBack sends one of 8 MB, then small ones.
func TestALargeCommandIsGivenBack(t *testing.T) {
	large := string(resp.AppendCommand(nil, "SET", "k", strings.Repeat("v", 8<<20)))
	r := resp.NewReader(strings.NewReader(large+"PING\n"), resp.Limits{})
	before := held()
	if commands, err := read(r); len(commands) != 2 || !errors.Is(err, io.EOF) {
		t.Fatalf("%d commands, %v", len(commands), err)
	}
	if after := held(); after > before+1<<20 {
		t.Errorf("the reader holds %d bytes", after-before)
	}
	runtime.KeepAlive(r)
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func held() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
