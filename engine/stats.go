package engine

import "strings"

// stats are the counters that INFO tells and CONFIG RESETSTAT sets to 0. They are
// of the state as all else, so that the same inputs give the same INFO.
type stats struct {
	gen      *generation
	commands []commandStats // by Command.number, as far as they were used
	errors   treeMap[string, int64]

	connections, processed, expired, hits, misses int64
	incidents                                     [incidents]int64
}

// commandStats counts one command's calls, as INFO commandstats tells them.
type commandStats struct{ calls, rejected, failed int64 }

// of returns a command's counters for changing.
func (s *stats) of(gen *generation, cmd *Command) *commandStats {
	if s.gen != gen || len(s.commands) <= cmd.number {
		own := make([]commandStats, max(len(s.commands), cmd.number+1))
		copy(own, s.commands)
		s.commands, s.gen = own, gen
	}
	return &s.commands[cmd.number]
}

// called counts a command that was run; err is its error.
func (s *stats) called(gen *generation, cmd *Command, err error) {
	row := s.of(gen, cmd)
	row.calls++
	s.processed++
	if err != nil {
		row.failed++
		s.erred(gen, err)
	}
}

// rejected counts a command that was not run; nil stands for an unknown one.
func (s *stats) rejected(gen *generation, cmd *Command, err error) {
	if cmd != nil {
		s.of(gen, cmd).rejected++
	}
	s.erred(gen, err)
}

// erred counts an error reply by its code.
func (s *stats) erred(gen *generation, err error) {
	code, _, _ := strings.Cut(err.Error(), " ")
	errors := s.errors.own(gen)
	n, _ := errors.Get(code)
	errors.Set(code, n+1)
}
