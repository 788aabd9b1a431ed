package past

import (
	"maps"
	"slices"
	"strings"

	"streamlab/engine"
)

// names is the table of a page's names. Number 0 is the empty name.
type names struct {
	list    []string // from number 1 on
	numbers map[string]uint16
	clients map[engine.ClientID]uint16
}

// fork returns a copy without the clients: in another future their numbers may be
// given to others.
func (t *names) fork() names {
	return names{list: slices.Clone(t.list), numbers: maps.Clone(t.numbers)}
}

func (t *names) name(n uint16) string {
	if n == 0 {
		return ""
	}
	return t.list[n-1]
}

// number returns the number of a name; guess is one that it may well have.
func (t *names) number(name string, guess uint16) uint16 {
	if name == "" {
		return 0
	}
	if t.name(guess) == name {
		return guess
	}
	if n, known := t.numbers[name]; known {
		return n
	}
	if t.numbers == nil {
		t.numbers = map[string]uint16{}
	}
	name = strings.Clone(name) // not a part of a command line
	t.list = append(t.list, name)
	n := uint16(len(t.list))
	t.numbers[name] = n
	return n
}

// client returns the number of a client's name.
func (t *names) client(id engine.ClientID, name func(engine.ClientID) string) uint16 {
	if id == 0 {
		return 0
	}
	if n, known := t.clients[id]; known {
		return n
	}
	if t.clients == nil {
		t.clients = map[engine.ClientID]uint16{}
	}
	n := t.number(name(id), 0)
	t.clients[id] = n
	return n
}
