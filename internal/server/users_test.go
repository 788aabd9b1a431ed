package server_test

import (
	"maps"
	"strings"
	"testing"

	"streamlab/internal/server"
)

func TestAFileOfUsersHasANameAndAPasswordALine(t *testing.T) {
	got, err := server.ReadUsers(strings.NewReader("# who may come\n\nalice  secret\r\n\tbob\ttwo words \n  # nobody\ndefault #1"))
	if want := map[string]string{"alice": "secret", "bob": "two words", "default": "#1"}; err != nil || !maps.Equal(got, want) {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	for text, want := range map[string]string{
		"a 1\nb\n":        "line 2: no password behind the name",
		"a 1\n\nb 2\na 3": "line 4: a second password for a",
	} {
		if _, err := server.ReadUsers(strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}
