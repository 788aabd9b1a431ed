package server

import "bytes"

// untilForeign returns the commands before the first that no Redis client sends:
// a browser that was led here by a foreign page sends HTTP, whose lines "POST ..."
// and "Host: ..." would otherwise be passed over until one is a command. Redis
// hangs up on them, too.
func untilForeign(batch [][][]byte) (ours [][][]byte, foreign bool) {
	for i, words := range batch {
		if isForeign(words[0]) {
			return batch[:i], true
		}
	}
	return batch, false
}

func isForeign(name []byte) bool {
	switch len(name) {
	case len("POST"):
		return name[0]|' ' == 'p' && bytes.EqualFold(name, []byte("POST"))
	case len("Host:"):
		return name[4] == ':' && bytes.EqualFold(name, []byte("Host:"))
	}
	return false
}
