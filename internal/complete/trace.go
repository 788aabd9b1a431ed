package complete

import "streamlab/engine"

// traced are what can stand behind :trace: a stream, or the ID of an entry of one.
func traced(q asked) []Candidate {
	return append(streamKeys(q.view.Snapshot), entryIDs(q)...)
}

func streamKeys(s engine.Snapshot) (list []Candidate) {
	for _, key := range s.Keys(0, rowLimit) {
		if _, ok := s.Stream(key); ok {
			list = append(list, Candidate{key, keyNote(s, key, "stream")})
		}
	}
	return list
}

// entryIDs are the newest entries of the stream that is named, or else of all.
func entryIDs(q asked) (list []Candidate) {
	names := q.words[1:]
	if len(names) == 0 {
		names = q.view.Snapshot.Keys(0, rowLimit)
	}
	for _, key := range names {
		s, ok := q.view.Snapshot.Stream(key)
		if !ok {
			continue
		}
		for _, e := range s.Entries(s.Len()-rowLimit, rowLimit) {
			list = append(list, Candidate{e.ID.String(), entryNote(e)})
		}
	}
	return list
}
