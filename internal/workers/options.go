package workers

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// An Option is one NAME=VALUE of a definition.
type Option struct {
	Name    string
	Form    string // how the value is written; words of it that are fixed stand apart by |
	Summary string
	kinds   []Kind
	set     func(*Def, string) error
}

// Options lists the options of a kind of worker.
func Options(k Kind) (list []Option) {
	for _, o := range options {
		if slices.Contains(o.kinds, k) {
			list = append(list, o)
		}
	}
	return list
}

// Who has an option.
var (
	producers = []Kind{Producer}
	readers   = []Kind{Reader}
	members   = []Kind{Consumer}
	takers    = []Kind{Reader, Consumer}
	everyone  = []Kind{Producer, Reader, Consumer}
)

var options = []Option{
	{"rate", "N", "entries a second: 100000, 100k or 0.5; else 1000", producers, func(d *Def, v string) (err error) { d.Rate, err = ParseRate(v); return }},
	{"n", "natural|even|odd", "which numbers it adds; else natural", producers, func(d *Def, v string) error { return oneOf(&d.Numbers, v, numberNames) }},
	{"from", "N", "its first number; else 1", producers, func(d *Def, v string) error { return whole(&d.From, v, 0) }},
	{"fields", "NAME:VALUE,…", "what an entry holds, with {n} and {n%100} for the number; else n:{n}", producers, func(d *Def, v string) (err error) { d.Fields, err = parseTemplate(v); return }},
	{"total", "N", "how many entries it adds; else without end", producers, func(d *Def, v string) error { return whole(&d.Total, v, 1) }},
	{"maxlen", "N", "trims the stream to about so many entries as it adds", producers, func(d *Def, v string) error { return whole(&d.MaxLen, v, 1) }},
	{"count", "N", "how many entries it reads at once; else 10", takers, func(d *Def, v string) error { return whole(&d.Count, v, 1) }},
	{"block", "TIME|no", "how long a read waits for entries; else 1s", takers, setBlock},
	{"work", "TIME|uniform(A,B)|exp(MEAN)", "how long an entry takes it; else no time", takers, func(d *Def, v string) (err error) { d.Work, err = parseSpan(v); return }},
	{"ack", "after|before|together|never", "when it acknowledges an entry, or sets its checkpoint; else after", takers, func(d *Def, v string) error { return oneOf(&d.Ack, v, ackNames) }},
	{"field", "NAME", "the field that holds the number; else n", takers, func(d *Def, v string) error { d.Field = v; return nil }},
	{"crash", "CHANCE", "of crashing before an entry's work: 0.01", takers, func(d *Def, v string) error { return chance(&d.Crash, v) }},
	{"crash-after", "CHANCE", "of crashing after an entry's work, before it is acknowledged", takers, func(d *Def, v string) error { return chance(&d.CrashAfter, v) }},
	{"restart", "TIME", "how long after a crash it comes back; else it stays away", takers, func(d *Def, v string) error { return span(&d.Restart, v, time.Millisecond) }},
	{"fail", "CHANCE", "that an entry fails, every time and at every consumer", members, func(d *Def, v string) error { return chance(&d.Fail, v) }},
	{"poison", "VALUE", "entries whose number is this fail, every time", members, func(d *Def, v string) error { d.Poison = v; return nil }},
	{"on-fail", "go-on|crash", "what it does when an entry fails; else go-on", members, func(d *Def, v string) error { return oneOf(&d.OnFail, v, failNames) }},
	{"history", "first|no", "whether it reads what it still owns first, when it begins; else first", members, setHistory},
	{"claim", "TIME", "takes over entries that nobody touched for so long; else none", members, func(d *Def, v string) error { return span(&d.Claim, v, time.Millisecond) }},
	{"checkpoint", "KEY", "the hash that keeps the last ID that it worked on", readers, func(d *Def, v string) error { d.Checkpoint = v; return nil }},
	{"only", "even|odd|N", "works on even numbers, odd ones, or those that N divides", readers, setOnly},
	{"sum", "KEY", "adds up the numbers there", everyone, func(d *Def, v string) error { d.Sum = v; return nil }},
	{"seed", "N", "of its chances", everyone, func(d *Def, v string) (err error) { return whole(&d.Seed, v, 0) }},
}

// largest is the greatest number that an option takes.
const largest = 1_000_000_000_000

// oneOf reads one of the words that stand for the values from 0 on.
func oneOf[T ~uint8](into *T, text string, words []string) error {
	i := slices.Index(words, text)
	if i < 0 {
		return fmt.Errorf("%q is none of %s", text, strings.Join(words, ", "))
	}
	*into = T(i)
	return nil
}

func whole[T int64 | uint64](into *T, text string, least int64) error {
	n, err := strconv.ParseInt(strings.ReplaceAll(text, "_", ""), 10, 64)
	if err != nil || n < least || n > largest {
		return fmt.Errorf("%q is not a whole number from %d on", text, least)
	}
	*into = T(n)
	return nil
}

func chance(into *Chance, text string) error {
	p, err := strconv.ParseFloat(text, 64)
	if err != nil || !(p >= 0 && p <= 1) {
		return fmt.Errorf("%q is not a chance: write a number from 0 to 1", text)
	}
	*into = Chance(math.MaxUint64)
	if p < 1 {
		*into = Chance(math.Ldexp(p, 64))
	}
	return nil
}

func span(into *time.Duration, text string, least time.Duration) error {
	d, err := parseTime(text)
	if err != nil || d < least {
		return fmt.Errorf("%q is not a time: write 500ms, 5s or 1m, from %v to 1h", text, least)
	}
	*into = d
	return nil
}

func setBlock(d *Def, text string) error {
	if text == "no" {
		d.Block = -1
		return nil
	}
	return span(&d.Block, text, time.Millisecond)
}

func setHistory(d *Def, text string) error {
	if text != "first" && text != "no" {
		return fmt.Errorf("%q is neither first nor no", text)
	}
	d.History = text == "first"
	return nil
}

func setOnly(d *Def, text string) error {
	switch text {
	case "even":
		d.Only = Only{2, 0}
		return nil
	case "odd":
		d.Only = Only{2, 1}
		return nil
	}
	if err := whole(&d.Only.By, text, 1); err != nil {
		return fmt.Errorf("%q is neither even nor odd nor a number", text)
	}
	return nil
}

// maxRate is the highest rate: one entry a microsecond, the clock's grain.
const maxRate = 1_000_000

// ParseRate reads a number of entries a second: "100000", "100k", "0.5".
func ParseRate(text string) (Rate, error) {
	digits, factor := strings.ReplaceAll(text, "_", ""), 1000.0
	if cut, ok := strings.CutSuffix(digits, "k"); ok {
		digits, factor = cut, 1_000_000
	}
	f, err := strconv.ParseFloat(digits, 64)
	r := Rate(math.Round(f * factor))
	if err != nil || !(f*factor >= 1 && f*factor <= maxRate*1000) {
		return 0, fmt.Errorf("%q is not a rate: write entries a second, such as 1000, 100k or 0.5, at most %d", text, maxRate)
	}
	return r, nil
}
