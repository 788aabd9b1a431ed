package engine

import "strings"

// Short forms for writing the syntax of commands as data.

var (
	argKey      = Arg{Name: "key", Kind: ArgKey}
	argKeys     = Arg{Name: "key", Kind: ArgKey, Repeat: true}
	argGroup    = Arg{Name: "group", Kind: ArgGroup}
	argConsumer = Arg{Name: "consumer", Kind: ArgConsumer}
	argIDs      = Arg{Name: "id", Kind: ArgID, Repeat: true}
	argMinIdle  = Arg{Name: "min-idle-time", Kind: ArgMillis}
	argCount    = optional(Arg{Name: "count", Kind: ArgInteger, Token: "COUNT"})
	argBlock    = optional(Arg{Name: "milliseconds", Kind: ArgMillis, Token: "BLOCK"})
	argStreams  = Arg{Kind: ArgBlock, Token: "STREAMS", Args: []Arg{
		argKeys, argIDs,
	}}
	argPairs = Arg{Kind: ArgBlock, Repeat: true, Args: []Arg{
		{Name: "field", Kind: ArgField}, {Name: "value", Kind: ArgValue},
	}}
	argEntriesRead = optional(Arg{Name: "entries-read", Kind: ArgInteger, Token: "ENTRIESREAD"})
)

// argPolicy is what becomes of the groups' references to what is removed.
var argPolicy = optional(oneOf(token("KEEPREF"), token("DELREF"), token("ACKED")))

// argMaxCount and argMaxSize bound the reply of a read.
var (
	argMaxCount = optional(Arg{Name: "maxcount", Kind: ArgInteger, Token: "MAXCOUNT"})
	argMaxSize  = optional(Arg{Name: "maxsize", Kind: ArgInteger, Token: "MAXSIZE"})
)

// argNumIDs is IDS with how many follow.
var argNumIDs = Arg{Kind: ArgBlock, Token: "IDS", Args: []Arg{{Name: "numids", Kind: ArgInteger}, argIDs}}

// argTrim is MAXLEN or MINID with all that may follow.
var argTrim = Arg{Kind: ArgBlock, Args: []Arg{
	oneOf(token("MAXLEN"), token("MINID")),
	optional(oneOf(token("="), token("~"))),
	{Name: "threshold", Kind: ArgID},
	optional(Arg{Name: "count", Kind: ArgInteger, Token: "LIMIT"}),
}}

func token(word string) Arg { return Arg{Name: strings.ToLower(word), Kind: ArgToken, Token: word} }

func optional(a Arg) Arg { a.Optional = true; return a }

func oneOf(args ...Arg) Arg { return Arg{Kind: ArgOneOf, Args: args} }

func flag(word string) Arg { return optional(token(word)) }

func id(name string) Arg { return Arg{Name: name, Kind: ArgID} }
