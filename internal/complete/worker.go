package complete

import (
	"fmt"
	"strings"

	"streamlab/internal/workers"
)

// workerNames are the workers that there are.
func workerNames(q asked) (list []Candidate) {
	for _, w := range q.view.Workers.Workers() {
		list = append(list, Candidate{w.Name, fmt.Sprintf("%s, %s", w.Kind, w.State)})
	}
	return list
}

// streamNames are the streams that there are.
func streamNames(q asked) (list []Candidate) {
	for _, key := range q.view.Snapshot.Keys(0, rowLimit) {
		if q.view.Snapshot.Type(key) == "stream" {
			list = append(list, Candidate{key, keyNote(q.view.Snapshot, key, "stream")})
		}
	}
	return list
}

// groupNames are the groups of all streams.
func groupNames(q asked) []Candidate { return groups(place{snapshot: q.view.Snapshot}) }

// options are what may follow in a worker's definition: the options that are not
// there yet, or the values of the one that is being typed.
func (q asked) options(kind workers.Kind) (list []Candidate) {
	for _, o := range workers.Options(kind) {
		begun := strings.HasPrefix(q.word.text, o.Name+"=")
		switch {
		case begun:
			return values(o)
		case !q.has(o.Name + "="):
			list = append(list, Candidate{o.Name + "=", o.Summary})
		}
	}
	return list
}

// has reports whether a word before the cursor begins so.
func (q asked) has(beginning string) bool {
	for _, word := range q.words {
		if strings.HasPrefix(word, beginning) {
			return true
		}
	}
	return false
}

// values are those values of an option that its form spells out.
func values(o workers.Option) (list []Candidate) {
	for _, form := range strings.Split(o.Form, "|") {
		if form == strings.ToLower(form) {
			list = append(list, Candidate{Text: o.Name + "=" + form})
		}
	}
	return list
}
