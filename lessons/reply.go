package lessons

import "strings"

// MatchReply reports whether printed, replies in redis-cli's terminal form, is
// what expect says: the same lines, where a line "..." of expect (spaces around
// it don't count) matches any number of lines, also none. Spaces at the end of
// a line and empty lines at the end of the text don't count.
func MatchReply(expect, printed string) bool {
	_, ok := Mismatch(expect, printed)
	return ok
}

// Mismatch compares as MatchReply does. Where they differ, ok is false and line
// is the first line of expect, counted from 0, that no reading of the lines
// before it can match; it is the number of expect's lines if printed goes on
// after them.
func Mismatch(expect, printed string) (line int, ok bool) {
	return matchAll(replyLines(expect), replyLines(printed),
		func(want string) bool { return strings.TrimSpace(want) == "..." },
		func(want, got string) bool { return want == got })
}

// replyLines splits a text into its lines, without spaces at their ends.
func replyLines(text string) []string {
	text = strings.TrimRight(text, "\r\n ")
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, "\r ")
	}
	return lines
}
