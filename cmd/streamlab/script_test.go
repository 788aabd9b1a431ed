package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"streamlab/internal/progress"
)

// update writes what the scripts compare with anew: read the difference.
var update = flag.Bool("update", false, "write the expected output of the scripts anew")

// TestMain lets the scripts of testdata run this test binary as streamlab, and
// other tests run it as one that breaks.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"streamlab": main, "broken": broken})
}

// TestScripts runs the program as a user does, with a state directory of its
// own. Beside testscript's commands there are
//
//	ask ADDR LINE...    sends lines to a server, once it listens, and prints what it replies
//	certificate C K     makes a certificate, file C, and its key, file K
//	edit FILE OLD NEW   puts NEW in the place of OLD, which must be there once
//	kept FILE LESSONS   makes FILE the progress that is kept of a lesson file
//	long FILE SIZE      writes a command of so many bytes on one line
//	port VARIABLE       puts a free port into a variable
//	status N COMMAND    runs a command, which must exit with N
//	terminate           sends SIGTERM to what runs in the background
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_STATE_HOME", env.Getenv("WORK")+"/state")
			env.Setenv("LANG", "C.UTF-8")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ask": ask, "certificate": certificate, "edit": edit, "kept": kept, "long": long, "port": port, "status": status,
			"terminate": terminate,
		},
	})
}

func edit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%s has %q %d times", args[0], args[1], n)
	}
	text = strings.Replace(text, args[1], args[2], 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

func kept(ts *testscript.TestScript, _ bool, args []string) {
	store := progress.OpenFor(ts.MkAbs("state/streamlab"), ts.MkAbs(args[1]))
	ts.Check(os.WriteFile(store.Path(), []byte(ts.ReadFile(args[0])), 0o600))
}

func long(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	const start, end = "TYPE ", "\nPING\n"
	line := append([]byte(start), bytes.Repeat([]byte("x"), size-len(start))...)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), append(line, end...), 0o600))
}

func status(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("status %d, expected %s", got, args[0])
	}
}
