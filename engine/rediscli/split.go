package rediscli

import (
	"errors"
	"strings"

	"streamlab/engine/resp"
)

// ErrArguments is what Split returns for a line that redis-cli refuses: a quote
// that is not closed, or that is closed in the middle of a word.
var ErrArguments = errors.New("Invalid argument(s)")

// Split cuts a line into the arguments of a command exactly as redis-cli does.
// A line without a word gives none. As in C, the line ends at its first zero
// byte; "\x00" in double quotes is how to write one.
func Split(line string) ([]string, error) {
	line, _, _ = strings.Cut(line, "\x00")
	words, ok := resp.SplitLine(nil, []byte(line))
	if !ok {
		return nil, ErrArguments
	}
	var args []string
	for _, word := range words {
		args = append(args, string(word))
	}
	return args, nil
}
