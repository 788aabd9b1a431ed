package rediscli_test

import (
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/redistest"
	"streamlab/engine/rediscli"
)

func status(s string) engine.Reply { return engine.Reply{Kind: engine.SimpleString, Str: s} }
func fault(s string) engine.Reply  { return engine.Reply{Kind: engine.ErrorReply, Str: s} }
func number(n int64) engine.Reply  { return engine.Reply{Kind: engine.Integer, Int: n} }
func text(s string) engine.Reply   { return engine.Reply{Kind: engine.BulkString, Str: s} }
func verbatim(s string) engine.Reply {
	return engine.Reply{Kind: engine.VerbatimString, Str: s}
}
func list(elems ...engine.Reply) engine.Reply {
	return engine.Reply{Kind: engine.Array, Elems: elems}
}

// of is a reply of one of the kinds that have elements.
func of(kind engine.Kind, elems ...engine.Reply) engine.Reply {
	return engine.Reply{Kind: kind, Elems: elems}
}

var (
	null     = engine.Reply{Kind: engine.NullReply}
	nullList = engine.Reply{Kind: engine.NullArray}
)

// numbers is an array of n integers.
func numbers(n int) engine.Reply {
	var elems []engine.Reply
	for i := range n {
		elems = append(elems, number(int64(i)))
	}
	return list(elems...)
}

var printed = []struct {
	name           string
	reply          engine.Reply
	terminal, pipe string // with | for line ends
}{
	{"status", status("OK"), "OK|", "OK|"},
	{"error", fault("ERR no such key"), "(error) ERR no such key|", "ERR no such key||"},
	{"integer", number(-3), "(integer) -3|", "-3|"},
	{"string", text("a\n\"é"), `"a\n\"\xc3\xa9"|`, "a|\"é|"},
	{"empty string", text(""), `""|`, "|"},
	{"client list", verbatim("id=1 name=\n"), "id=1 name=|", "id=1 name=|"},
	{"null", null, "(nil)|", "|"},
	{"null array", nullList, "(nil)|", "|"},
	{"empty array", list(), "(empty array)|", "|"},
	{"array", list(number(1), text("b")), `1) (integer) 1|2) "b"|`, "1|b|"},
	{
		"entries", list(list(text("1-0"), list(text("n"), text("1"))), list(text("2-0"), nullList)),
		`1) 1) "1-0"|   2) 1) "n"|      2) "1"|2) 1) "2-0"|   2) (nil)|`,
		"1-0|n|1|2-0||",
	},
	{
		"empty within", list(list(text("s"), list()), null),
		`1) 1) "s"|   2) (empty array)|2) (nil)|`, "s|||",
	},
	{"empty map", of(engine.Map), "(empty hash)|", "|"},
	{"empty set", of(engine.Set), "(empty set)|", "|"},
	{"set", of(engine.Set, text("a"), number(1)), `1~ "a"|2~ (integer) 1|`, "a|1|"},
	{
		"map", of(engine.Map, text("s"), list(list(text("1-0"), of(engine.Map, text("a"), null))), text("n"), number(2)),
		`1# "s" => |   1) 1) "1-0"|      2) 1# "a" => (nil)|2# "n" => (integer) 2|`,
		"s 1-0|a |n 2|",
	},
	{"set within", list(of(engine.Set, text("a")), of(engine.Map, text("k"), of(engine.Set))), `1) 1~ "a"|2) 1# "k" => (empty set)|`, "a|k |"},
	{"error within", list(fault("ERR x"), number(1)), "1) (error) ERR x|2) (integer) 1|", "ERR x||1|"},
	{
		"ten", list(numbers(10)),
		"1)  1) (integer) 0|    2) (integer) 1|    3) (integer) 2|    4) (integer) 3|    5) (integer) 4|" +
			"    6) (integer) 5|    7) (integer) 6|    8) (integer) 7|    9) (integer) 8|   10) (integer) 9|",
		"0|1|2|3|4|5|6|7|8|9|",
	},
}

func TestReplyPrintsInTwoForms(t *testing.T) {
	for _, tt := range printed {
		if got := strings.ReplaceAll(rediscli.Terminal(tt.reply), "\n", "|"); got != tt.terminal {
			t.Errorf("%s: Terminal\n got %s\nwant %s", tt.name, got, tt.terminal)
		}
		if got := strings.ReplaceAll(rediscli.Pipe(tt.reply), "\n", "|"); got != tt.pipe {
			t.Errorf("%s: Pipe\n got %s\nwant %s", tt.name, got, tt.pipe)
		}
	}
}

// TestPrintedFormsAreRedisCLIs has the real redis-cli print the replies of the
// table, and ones with wider numbers, and compares all of it.
func TestPrintedFormsAreRedisCLIs(t *testing.T) {
	replies := map[string]engine.Reply{}
	var lines []string
	add := func(name string, reply engine.Reply) {
		if reply.Kind != engine.VerbatimString { // which redis-cli knows by the command's name
			name = strings.ReplaceAll(name, " ", "-")
		}
		replies[name] = reply
		lines = append(lines, name)
	}
	for _, tt := range printed {
		add(tt.name, tt.reply)
	}
	add("hundred", list(numbers(100), list(numbers(9), numbers(11)), text("end")))
	add("thousand", list(list(numbers(1000))))
	answer := func(args []string) engine.Reply { return replies[strings.Join(args, " ")] }
	for _, form := range []struct {
		terminal bool
		print    func(engine.Reply) string
	}{{true, rediscli.Terminal}, {false, rediscli.Pipe}} {
		var want strings.Builder
		for _, line := range lines {
			want.WriteString(form.print(replies[line]))
		}
		if got := redistest.CLI(t, form.terminal, lines, answer); got != want.String() {
			t.Errorf("terminal %v:\nredis-cli prints %q\nwe print        %q", form.terminal, got, want.String())
		}
	}
}
