package redistest

import (
	"os"
	"os/exec"
	"testing"
)

// Require is the environment variable that turns a missing Redis program from
// a skipped test into a failed one, when it is "1".
const Require = "STREAMLAB_REQUIRE_REDIS"

// Need returns the path of an installed program of Redis ("redis-server",
// "redis-cli"). Where it is not installed, it skips the test, or fails it if
// Require is set.
func Need(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch {
	case err == nil:
		return path
	case os.Getenv(Require) == "1":
		t.Fatalf("%s is not installed, and %s is 1", program, Require)
	}
	t.Skipf("%s is not installed", program)
	return ""
}
