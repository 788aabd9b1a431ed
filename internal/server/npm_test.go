package server_test

import (
	"net"
	"os"
	"os/exec"
	"testing"

	"streamlab/engine"
	"streamlab/internal/installed"
)

// TestAClientFromTheNpmRegistry runs a program that uses node-redis, in both
// protocols. What it prints is in files beside it.
func TestAClientFromTheNpmRegistry(t *testing.T) {
	node := installed.Need(t, "node")
	if _, err := os.Stat("testdata/npm/node_modules"); err != nil {
		installed.Missing(t, "the packages of testdata/npm (npm ci)")
	}
	for _, protocol := range []string{"2", "3"} {
		want, err := os.ReadFile("testdata/npm/resp" + protocol + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		s := serveEngine(t, engine.Options{})
		_, port, _ := net.SplitHostPort(s.addr.String())
		program := exec.Command(node, "client.mjs", port, protocol)
		program.Dir = "testdata/npm"
		got, err := program.CombinedOutput()
		if err != nil || string(got) != string(want) {
			t.Errorf("in RESP%s: %v\ngot:\n%swant:\n%s", protocol, err, got, want)
		}
	}
}
