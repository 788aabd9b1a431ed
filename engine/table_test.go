package engine_test

import (
	"slices"
	"strings"
	"testing"

	"streamlab/engine"
	"streamlab/engine/internal/enginetest"
)

// allCommands are the commands of the table with their subcommands.
func allCommands() (all []engine.Command) {
	for _, c := range engine.Commands() {
		all = append(all, c)
		all = append(all, c.Subcommands...)
	}
	return all
}

func TestTableIsSortedAndComplete(t *testing.T) {
	byName := func(a, b engine.Command) int { return strings.Compare(a.Name, b.Name) }
	if !slices.IsSortedFunc(engine.Commands(), byName) {
		t.Error("the commands are not in order of their names")
	}
	for _, c := range allCommands() {
		if c.Summary == "" || c.Since == "" || c.Group == "" || c.Arity == 0 || c.Name != strings.ToLower(c.Name) {
			t.Errorf("%s lacks something: %+v", c.Name, c)
		}
		if c.Complexity == "" && c.Subcommands == nil {
			t.Errorf("%s has no complexity", c.Name)
		}
		if !strings.HasSuffix(c.Summary, ".") {
			t.Errorf("%s: the summary is no sentence: %s", c.Name, c.Summary)
		}
	}
}

// TestSyntaxAgreesWithArity compares the fewest words that the syntax allows
// with what the arity says.
func TestSyntaxAgreesWithArity(t *testing.T) {
	for _, c := range allCommands() {
		if c.Subcommands != nil {
			continue
		}
		fewest, open := strings.Count(c.Name, "|")+1, false
		for _, a := range c.Args {
			n, more := words(a)
			fewest, open = fewest+n, open || more
		}
		if arity := max(c.Arity, -c.Arity); fewest != arity || open != (c.Arity < 0) {
			t.Errorf("%s: arity %d, but %q takes %d words, more: %v", c.Name, c.Arity, c.Syntax(), fewest, open)
		}
	}
}

// words tells the fewest words that an argument takes, and whether it can take
// more.
func words(a engine.Arg) (fewest int, more bool) {
	switch a.Kind {
	case engine.ArgOneOf:
		fewest, more = words(a.Args[0])
		for _, other := range a.Args[1:] {
			n, m := words(other)
			more = more || m || n != fewest
			fewest = min(fewest, n)
		}
	case engine.ArgBlock:
		for _, part := range a.Args {
			n, m := words(part)
			fewest, more = fewest+n, more || m
		}
	default:
		fewest = 1
	}
	if a.Token != "" && a.Kind != engine.ArgToken {
		fewest++
	}
	if a.Optional {
		return 0, true
	}
	return fewest, more || a.Repeat
}

func TestLookupTakesAnyLetters(t *testing.T) {
	for words, name := range map[string]string{
		"XADD": "xadd", "xReadGroup": "xreadgroup", "xgroup create": "xgroup|create", "XINFO STREAM": "xinfo|stream",
		"xgroup": "xgroup", "XGROUP BAD": "xgroup", "client list": "client|list", "XLEN create": "xlen",
	} {
		c, ok := engine.Lookup(strings.Fields(words)...)
		if !ok || c.Name != name {
			t.Errorf("Lookup(%q) = %q, %v", words, c.Name, ok)
		}
	}
	for _, words := range [][]string{nil, {""}, {"bad"}, {"xgroup|create"}} {
		if c, ok := engine.Lookup(words...); ok {
			t.Errorf("Lookup(%q) finds %q", words, c.Name)
		}
	}
}

// TestEveryCommandChecksItsArity runs each with one word too few, and with one
// too many where that is too many.
func TestEveryCommandChecksItsArity(t *testing.T) {
	w := enginetest.NewWorld(t, engine.Options{Compat: engine.Redis810})
	for _, c := range allCommands() {
		words := strings.Split(c.Name, "|")
		want := "ERR wrong number of arguments for '" + c.Name + "' command"
		if c.Name == "exec" { // it ends the transaction
			want = "EXECABORT Transaction discarded because of: " + strings.TrimPrefix(want, "ERR ")
		}
		if fewest := max(c.Arity, -c.Arity); fewest > len(words) {
			if r := w.Do(padded(words, fewest-1)...); r.Str != want {
				t.Errorf("%s with too few: %q", c.Name, r.Str)
			}
		}
		if c.Arity > 0 {
			if r := w.Do(padded(words, c.Arity+1)...); r.Str != want {
				t.Errorf("%s with too many: %q", c.Name, r.Str)
			}
		}
	}
}

func padded(words []string, n int) []string {
	for len(words) < n {
		words = append(words, "x")
	}
	return words
}

// TestTheCommandsThatWerePromised holds the list of commands that were promised.
func TestTheCommandsThatWerePromised(t *testing.T) {
	const promised = `
		xadd xlen xrange xrevrange xread xreadgroup xack xackdel xnack xpending xclaim xautoclaim xdel xdelex xtrim xsetid xcfgset xidmprecord
		xgroup xgroup|create xgroup|createconsumer xgroup|delconsumer xgroup|destroy xgroup|help xgroup|setid
		xinfo xinfo|consumers xinfo|groups xinfo|help xinfo|stream
		del unlink exists type keys scan rename renamenx copy select move swapdb dbsize flushdb flushall
		expire pexpire expireat pexpireat ttl pttl expiretime pexpiretime persist
		object object|encoding memory memory|usage
		get set incr incrby decr decrby append strlen mget mset
		hset hget hmget hgetall hdel hincrby hlen hexists
		sadd srem sismember smembers scard
		lpush rpush lpop rpop blpop brpop lrange llen
		multi exec discard watch unwatch
		publish subscribe psubscribe unsubscribe punsubscribe spublish ssubscribe sunsubscribe
		pubsub pubsub|channels pubsub|help pubsub|numpat pubsub|numsub pubsub|shardchannels pubsub|shardnumsub
		command command|count command|docs command|getkeys command|getkeysandflags command|help command|info command|list
		info monitor ping echo time auth hello reset quit
		client client|getname client|help client|id client|info client|kill client|list client|no-evict client|reply client|setinfo client|setname client|unblock
		config config|get config|help config|resetstat config|rewrite config|set`
	for _, name := range strings.Fields(promised) {
		if c, ok := engine.Lookup(strings.Split(name, "|")...); !ok || c.Name != name {
			t.Errorf("there is no command %s", name)
		}
	}
}
