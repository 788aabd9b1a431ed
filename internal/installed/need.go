// Package installed finds the programs that tests run beside ours.
package installed

import (
	"os"
	"os/exec"
	"testing"
)

// Require is the environment variable that turns a missing program from a
// skipped test into a failed one, when it is "1".
const Require = "STREAMLAB_REQUIRE_REDIS"

// Need returns the path of an installed program ("redis-server", "redis-cli").
// Where it is not installed, it skips the test, or fails it if Require is set.
func Need(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		Missing(t, program)
	}
	return path
}

// Missing ends a test that lacks what it compares with: it skips it, or fails it
// if Require is set.
func Missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(Require) == "1" {
		t.Fatalf("not installed: %s; %s is 1", what, Require)
	}
	t.Skipf("not installed: %s", what)
}
