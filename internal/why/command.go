package why

import (
	"strings"

	"streamlab/engine"
)

// words are the parts of a command line that explanations speak of. Which of them
// a command has depends on it.
type words struct {
	key, group, consumer string
	ids                  []string // as they are written, options left out
	read
}

// read is what XREAD and XREADGROUP say beside.
type read struct {
	keys   []string // with ids, one for each
	listed []string // all that follows STREAMS
	block  string   // "" for none
	claim  string
	noAck  bool
}

// readWords finds the parts of a command line.
func readWords(name string, args []string) (w words) {
	at := func(i int) string {
		if i < len(args) {
			return args[i]
		}
		return ""
	}
	switch name {
	case "xread", "xreadgroup":
		return readWordsOfRead(args)
	case "xack", "xpending", "xclaim", "xautoclaim", "xnack", "xackdel":
		w.key, w.group = at(0), at(1)
	case "xgroup|create", "xgroup|setid", "xgroup|destroy", "xinfo|consumers":
		w.key, w.group = at(0), at(1)
	case "xgroup|createconsumer", "xgroup|delconsumer":
		w.key, w.group, w.consumer = at(0), at(1), at(2)
	default:
		w.key = at(0)
	}
	switch name {
	case "xack":
		w.ids = args[min(2, len(args)):]
	case "xclaim":
		w.consumer, w.ids = at(2), leadingIDs(args[min(4, len(args)):])
	case "xautoclaim":
		w.consumer = at(2)
	case "xdel":
		w.ids = args[min(1, len(args)):]
	case "xadd":
		w.ids = addedID(args)
	}
	return w
}

// readWordsOfRead reads the options of XREAD and XREADGROUP, and what they list.
func readWordsOfRead(args []string) (w words) {
	for i := 0; i < len(args); i++ {
		rest := args[i+1:]
		switch word := strings.ToUpper(args[i]); {
		case word == "STREAMS":
			w.listed = rest
			half := len(rest) / 2
			if len(rest)%2 == 0 {
				w.keys, w.ids = rest[:half], rest[half:]
			}
			if len(rest) > 0 {
				w.key = rest[0]
			}
			return w
		case word == "NOACK":
			w.noAck = true
		case word == "GROUP" && len(rest) > 1:
			w.group, w.consumer = rest[0], rest[1]
			i += 2
		case len(rest) == 0:
		case word == "BLOCK":
			w.block = rest[0]
			i++
		case word == "CLAIM":
			w.claim = rest[0]
			i++
		default:
			i++ // COUNT and its kind
		}
	}
	return w
}

// leadingIDs are the IDs that words begin with; what follows are options.
func leadingIDs(all []string) []string {
	for i, word := range all {
		if _, ok := engine.ParseID(word); !ok {
			return all[:i]
		}
	}
	return all
}

// addOptions are the options that may stand before XADD's ID, with how many words
// each takes.
var addOptions = map[string]int{
	"NOMKSTREAM": 0, "MAXLEN": 1, "MINID": 1, "LIMIT": 1, "=": 0, "~": 0,
	"KEEPREF": 0, "DELREF": 0, "ACKED": 0, "IDMPAUTO": 1, "IDMP": 2,
}

// addedID is the word that XADD takes for the ID, with the fields behind it.
func addedID(args []string) []string {
	for i := 1; i < len(args); i++ {
		word := strings.ToUpper(args[i])
		n, option := addOptions[word]
		if !option {
			return args[i:]
		}
		if n > 0 && i+1 < len(args) && (args[i+1] == "~" || args[i+1] == "=") {
			i++
		}
		i += n
	}
	return nil
}

// has reports whether an option stands among the arguments.
func (a *asked) has(option string) bool {
	for _, word := range a.args {
		if strings.EqualFold(word, option) {
			return true
		}
	}
	return false
}

// with returns the command's words with some of them changed.
func (a *asked) with(change func(i int, word string) string) []string {
	list := make([]string, len(a.Args))
	for i, word := range a.Args {
		list[i] = change(i, word)
	}
	return list
}

// instead returns the command's words with one word in the place of another.
func (a *asked) instead(word, better string) []string {
	return a.with(func(i int, w string) string {
		if i > 0 && w == word {
			return better
		}
		return w
	})
}
