package server

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// ReadUsers reads a file of users: a name and a password on each line, between
// them white space. What follows the name is the password, white space within it
// included. Empty lines and those that begin with "#" say nothing. The user
// "default" is who gives a password without a name.
func ReadUsers(r io.Reader) (passwords map[string]string, err error) {
	passwords = map[string]string{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		end := strings.IndexAny(line, " \t")
		if end < 0 {
			return nil, fmt.Errorf("line %d: no password behind the name", n)
		}
		name := line[:end]
		if _, twice := passwords[name]; twice {
			return nil, fmt.Errorf("line %d: a second password for %s", n, name)
		}
		passwords[name] = strings.TrimLeft(line[end:], " \t")
	}
	return passwords, lines.Err()
}
