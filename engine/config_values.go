package engine

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// How the values of parameters are read and written.

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

var memoryUnits = map[string]uint64{
	"": 1, "b": 1, "k": 1000, "kb": 1 << 10, "m": 1000_000, "mb": 1 << 20, "g": 1000_000_000, "gb": 1 << 30,
}

// parseMemory reads a number of bytes such as "64mb". As in Redis no digits at
// all are 0; what is too large becomes the largest number.
func parseMemory(text string) (n uint64, ok bool) {
	digits := strings.TrimRight(text, "bkmgBKMG")
	unit, ok := memoryUnits[strings.ToLower(text[len(digits):])]
	if !ok || digits == "" {
		return 0, ok
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrSyntax):
		return 0, false
	case n > math.MaxUint64/unit:
		return math.MaxUint64, true
	}
	return n * unit, true
}

// The classes of clients that have a bound on their output.
const (
	normalOutput = iota
	slaveOutput
	pubsubOutput
	outputClasses
)

var outputNames = [outputClasses]string{"normal", "slave", "pubsub"}

func readOutputLimits(c *config) string {
	var parts []string
	for class, limit := range c.output {
		parts = append(parts, outputNames[class], decimal(limit.Hard), decimal(limit.Soft), decimal(limit.SoftSeconds))
	}
	return strings.Join(parts, " ")
}

func writeOutputLimits(c *config, text string) error {
	if text == "" {
		return nil
	}
	words := strings.Split(text, " ")
	if len(words)%4 != 0 {
		return errConfigLimitWords
	}
	for ; len(words) > 0; words = words[4:] {
		class := outputClass(words[0])
		if class < 0 {
			return errConfigLimitClass
		}
		hard, okHard := parseMemory(words[1])
		soft, okSoft := parseMemory(words[2])
		seconds, err := strconv.ParseInt(words[3], 10, 64)
		if !okHard || !okSoft || err != nil || seconds < 0 {
			return errConfigLimit
		}
		c.output[class] = OutputLimit{int64(min(hard, most)), int64(min(soft, most)), seconds}
	}
	return nil
}

func outputClass(name string) int {
	if strings.EqualFold(name, "replica") {
		return slaveOutput
	}
	for class, other := range outputNames {
		if strings.EqualFold(name, other) {
			return class
		}
	}
	return -1
}
