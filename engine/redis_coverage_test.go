package engine_test

import (
	"slices"
	"strings"
	"testing"

	"streamlab/engine"
)

// notInScripts are commands and options that no script can compare, and why.
var notInScripts = map[string]string{
	"client|help":        "tells of fewer subcommands, as the document says",
	"client|kill NORMAL": "would kill the connection of the test itself",
	"info":               "has its own test, which compares what it counts",
	"monitor":            "would show the commands of the test itself",
}

// TestScriptsUseEveryCommandAndOption holds that the scripts, which redis-server
// runs, too, leave out nothing that is in its version's table.
func TestScriptsUseEveryCommandAndOption(t *testing.T) {
	used := wordsOfScripts(t)
	for _, c := range engine.CommandsOf(engine.Redis70) {
		for _, c := range append(slices.Clone(c.Subcommands), c) {
			if len(c.Subcommands) > 0 || notInScripts[c.Name] != "" {
				continue
			}
			if used[c.Name] == nil {
				t.Errorf("no script runs %s", c.Name)
			}
			for _, token := range tokens(c.Args) {
				if !used[c.Name][token] && notInScripts[c.Name+" "+token] == "" {
					t.Errorf("no script runs %s with %s", c.Name, token)
				}
			}
		}
	}
}

// wordsOfScripts are the words that each command has somewhere, in upper case.
func wordsOfScripts(t *testing.T) map[string]map[string]bool {
	t.Helper()
	used := map[string]map[string]bool{}
	for _, file := range scripts(t) {
		for _, c := range readCases(t, file) {
			for _, s := range c.Steps {
				command, ok := engine.Lookup(s.Args...)
				if ok && used[command.Name] == nil {
					used[command.Name] = map[string]bool{}
				}
				for _, word := range s.Args {
					if ok {
						used[command.Name][strings.ToUpper(word)] = true
					}
				}
			}
		}
	}
	return used
}

// tokens are the keywords among arguments.
func tokens(args []engine.Arg) (all []string) {
	for _, a := range args {
		if a.Token != "" {
			all = append(all, strings.ToUpper(a.Token))
		}
		all = append(all, tokens(a.Args)...)
	}
	return all
}
