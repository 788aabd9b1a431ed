package complete

import (
	"strings"
	"testing"

	"streamlab/internal/lab"
)

func TestWorkersAreCompleted(t *testing.T) {
	l, err := lab.New(lab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"XGROUP CREATE numbers sums 0 MKSTREAM", ":producer fast numbers", ":consumer adder sums numbers"} {
		l.Run("", line)
	}
	for line, want := range map[string]string{
		":kill ":                                 "fast adder",
		":restart a":                             "adder",
		":rate f":                                "fast",
		":producer next ":                        "numbers",
		":consumer next ":                        "sums",
		":consumer next sums n":                  "numbers",
		":producer next numbers r":               "rate=",
		":producer next numbers rate=5 ":         "n= from= fields= total= maxlen= sum= seed=",
		":producer next numbers n=":              "n=natural n=even n=odd",
		":consumer next sums numbers ack=":       "ack=after ack=before ack=together ack=never",
		":consumer next sums numbers work=1ms c": "count= crash= crash-after= claim=",
	} {
		var got []string
		for _, c := range Complete(line, len(line), l.View()).Candidates {
			got = append(got, c.Text)
		}
		if text := strings.Join(got, " "); text != want {
			t.Errorf("%q is completed by %q, and not by %q", line, text, want)
		}
	}
}
