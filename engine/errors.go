package engine

import (
	"fmt"
	"strings"
)

// wireError is an error reply's text with its code, exactly as Redis sends it.
type wireError string

func (e wireError) Error() string { return string(e) }

// Redis's errors, word for word.
const (
	errSyntax            wireError = "ERR syntax error"
	errNotInteger        wireError = "ERR value is not an integer or out of range"
	errWrongType         wireError = "WRONGTYPE Operation against a key holding the wrong kind of value"
	errNoKey             wireError = "ERR no such key"
	errBadID             wireError = "ERR Invalid stream ID specified as stream command argument"
	errBadStart          wireError = "ERR invalid start ID for the interval"
	errBadEnd            wireError = "ERR invalid end ID for the interval"
	errOverflow          wireError = "ERR increment or decrement would overflow"
	errHashNotInteger    wireError = "ERR hash value is not an integer"
	errClientName        wireError = "ERR Client names cannot contain spaces, newlines or special characters."
	errClientID          wireError = "ERR Invalid client ID"
	errClientWaits       wireError = "ERR this client is blocked; its reply must come first"
	errNoClient          wireError = "ERR no such client"
	errBothStrategies    wireError = "ERR syntax error, MAXLEN and MINID options at the same time are not compatible"
	errMaxLen            wireError = "ERR The MAXLEN argument must be >= 0."
	errLimit             wireError = "ERR The LIMIT argument must be >= 0."
	errLimitAlone        wireError = "ERR syntax error, LIMIT cannot be used without specifying a trimming strategy"
	errLimitExact        wireError = "ERR syntax error, LIMIT cannot be used without the special ~ option"
	errNoStrategy        wireError = "ERR syntax error, XTRIM must be called with a trimming strategy"
	errZeroID            wireError = "ERR The ID specified in XADD must be greater than 0-0"
	errExhausted         wireError = "ERR The stream has exhausted the last possible ID, unable to add more items"
	errSmallID           wireError = "ERR The ID specified in XADD is equal or smaller than the target stream top item"
	errTooLarge          wireError = "ERR Elements are too large to be stored"
	errIntRange          wireError = "ERR value is out of range, value must between -2147483648 and 2147483647"
	errDatabaseRange     wireError = "ERR DB index is out of range"
	errFirstDatabase     wireError = "ERR invalid first DB index"
	errSecondDatabase    wireError = "ERR invalid second DB index"
	errSameObject        wireError = "ERR source and destination objects are the same"
	errCursor            wireError = "ERR invalid cursor"
	errExpireNX          wireError = "ERR NX and XX, GT or LT options at the same time are not compatible"
	errExpireGT          wireError = "ERR GT and LT options at the same time are not compatible"
	errBusyGroup         wireError = "BUSYGROUP Consumer Group name already exists"
	errEntriesRead       wireError = "ERR value for ENTRIESREAD must be positive or -1"
	errGroupNeedsKey     wireError = "ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the MKSTREAM option to create an empty stream automatically."
	errMissingGroup      wireError = "ERR Missing GROUP option for XREADGROUP"
	errTimeout           wireError = "ERR timeout is not an integer or out of range"
	errTimeoutNegative   wireError = "ERR timeout is negative"
	errTimeoutRange      wireError = "ERR timeout is out of range"
	errNewInXREAD        wireError = "ERR The > ID can be specified only when calling XREADGROUP using the GROUP <group> <consumer> option."
	errLastInGroup       wireError = "ERR The $ ID is meaningless in the context of XREADGROUP: you want to read the history of this consumer by specifying a proper ID, or use the > ID to get new messages. The $ ID would just return an empty result set."
	errClaimCount        wireError = "ERR COUNT must be > 0"
	errClaimMinIdle      wireError = "ERR Invalid min-idle-time argument for XCLAIM"
	errClaimIdle         wireError = "ERR Invalid IDLE option argument for XCLAIM"
	errClaimTime         wireError = "ERR Invalid TIME option argument for XCLAIM"
	errClaimRetries      wireError = "ERR Invalid RETRYCOUNT option argument for XCLAIM"
	errAutoMinIdle       wireError = "ERR Invalid min-idle-time argument for XAUTOCLAIM"
	errClaimMemory       wireError = "ERR Insufficient memory, failed allocating transient memory, COUNT too high."
	errEntriesAdded      wireError = "ERR entries_added must be positive"
	errSetIDMaxDeleted   wireError = "ERR The ID specified in XSETID is smaller than the provided max_deleted_entry_id"
	errSetIDDeleted      wireError = "ERR The ID specified in XSETID is smaller than current max_deleted_entry_id"
	errSetIDTop          wireError = "ERR The ID specified in XSETID is smaller than the target stream top item"
	errSetIDLength       wireError = "ERR The entries_added specified in XSETID is smaller than the target stream length"
	errGroupGone         wireError = "NOGROUP the consumer group this client was blocked on no longer exists"
	errKeyGone           wireError = "UNBLOCKED the stream key no longer exists"
	errNoAuth            wireError = "NOAUTH Authentication required."
	errNotInMulti        wireError = "ERR Command not allowed inside a transaction"
	errNestedMulti       wireError = "ERR MULTI calls can not be nested"
	errExecAlone         wireError = "ERR EXEC without MULTI"
	errDiscardAlone      wireError = "ERR DISCARD without MULTI"
	errWatchInMulti      wireError = "ERR WATCH inside MULTI is not allowed"
	errExecAbort         wireError = "EXECABORT Transaction discarded because of previous errors."
	errNumIDs            wireError = "ERR Number of IDs must be a positive integer"
	errNumIDsMatch       wireError = "ERR The `numids` parameter must match the number of arguments"
	errNoIDs             wireError = "ERR IDS option is required"
	errIDMPTwice         wireError = "ERR syntax error, IDMP/IDMPAUTO specified multiple times"
	errIDMPAutoProducer  wireError = "ERR syntax error, IDMPAUTO requires a non-empty producer ID"
	errIDMPProducer      wireError = "ERR syntax error, IDMP requires a non-empty producer ID"
	errIDMPEmpty         wireError = "ERR syntax error, IDMP requires a non-empty idempotent ID"
	errIDMPExplicit      wireError = "ERR syntax error, IDMP/IDMPAUTO can be used only with auto-generated IDs"
	errNothingToSet      wireError = "ERR At least one parameter must be specified"
	errIDMPDuration      wireError = "ERR IDMP-DURATION must be between 1 and 86400 seconds"
	errIDMPDurationTwice wireError = "ERR IDMP-DURATION specified multiple times"
	errIDMPMaxSize       wireError = "ERR IDMP-MAXSIZE must be between 1 and 10000 entries"
	errIDMPMaxSizeTwice  wireError = "ERR IDMP-MAXSIZE specified multiple times"
	errNoProducer        wireError = "ERR producer ID must be non-empty"
	errNoIID             wireError = "ERR idempotent ID must be non-empty"
	errNoEntry           wireError = "ERR No such message in stream"
	errIIDTaken          wireError = "ERR IID already exists for this producer with a different stream ID"
	errMinIdle           wireError = "ERR min-idle-time is not an integer or out of range"
	errMinIdleNegative   wireError = "ERR min-idle-time must be a positive integer"
	errMaxCount          wireError = "ERR MAXCOUNT must be a positive integer"
	errMaxSize           wireError = "ERR MAXSIZE must be a positive integer"
	errMaxCountBelow     wireError = "ERR MAXCOUNT must be greater than or equal to COUNT"
	errNewestInGroup     wireError = "ERR The + ID is meaningless in the context of XREADGROUP: you want to read the history of this consumer by specifying a proper ID, or use the > ID to get new messages. The + ID would just return an empty result set."
	errNackMode          wireError = "ERR mode must be SILENT, FAIL, or FATAL"
	errNackNumIDs        wireError = "ERR numids must be a positive integer"
	errNackNumIDsMatch   wireError = "ERR number of IDs doesn't match numids"
	errNackRetries       wireError = "ERR Invalid RETRYCOUNT value, must be >= 0"
	errNackNoIDs         wireError = "ERR syntax error, expected IDS keyword"
	errDecrement         wireError = "ERR decrement would overflow"
	errTooLong           wireError = "ERR string exceeds maximum allowed size (proto-max-bulk-len)"
	errNotPositive       wireError = "ERR value is out of range, must be positive"
	errTimeoutFloat      wireError = "ERR timeout is not a float or out of range"
)

// wireErrorf builds an error that quotes what the client sent: as in Redis,
// texts end at a NUL byte and line ends become spaces.
func wireErrorf(format string, texts ...string) wireError {
	quoted := make([]any, len(texts))
	for i, text := range texts {
		quoted[i] = lineEnds.Replace(cString(text))
	}
	return wireError(fmt.Sprintf(format, quoted...))
}

var lineEnds = strings.NewReplacer("\r", " ", "\n", " ")

// cString is what a C program sees of the text.
func cString(text string) string {
	text, _, _ = strings.Cut(text, "\x00")
	return text
}

func errArity(name string) error {
	return wireErrorf("ERR wrong number of arguments for '%s' command", name)
}

// maxQuoted bounds how much of an unknown command's words is quoted back.
const maxQuoted = 128

func errUnknownCommand(args []string) error {
	if len(args) == 0 {
		args = []string{""}
	}
	var rest strings.Builder
	for _, arg := range args[1:] {
		if rest.Len() >= maxQuoted {
			break
		}
		fmt.Fprintf(&rest, "'%s' ", clip(cString(arg), maxQuoted-rest.Len()))
	}
	return wireErrorf("ERR unknown command '%s', with args beginning with: %s",
		clip(args[0], maxQuoted), rest.String())
}

func errUnknownSubcommand(words []string) error {
	return wireErrorf("ERR unknown subcommand '%s'. Try %s HELP.", clip(words[1], maxQuoted), strings.ToUpper(words[0]))
}

// errBadTail is a parser's word for arguments that its subcommand cannot have;
// call.execute makes errSubcommandSyntax of it.
const errBadTail wireError = "ERR bad arguments of a subcommand"

// errSubcommandSyntax quotes the subcommand as it was typed.
func errSubcommandSyntax(words []string) error {
	return wireErrorf("ERR unknown subcommand or wrong number of arguments for '%s'. Try %s HELP.",
		clip(words[1], maxQuoted), strings.ToUpper(words[0]))
}

func errNoGroup(group, key string) error {
	return wireErrorf("NOGROUP No such consumer group '%s' for key name '%s'", group, key)
}

func errNoKeyOrGroup(key, group string) error {
	return wireErrorf("NOGROUP No such key '%s' or consumer group '%s'", key, group)
}

func errReadNoGroup(key, group string) error {
	return wireErrorf("NOGROUP No such key '%s' or consumer group '%s' in XREADGROUP with GROUP option", key, group)
}

func errOnlyXREADGROUP(option string) error {
	return wireErrorf("ERR The %s option is only supported by XREADGROUP. You called XREAD instead.", option)
}

func errClaimOption(word string) error {
	return wireErrorf("ERR Unrecognized XCLAIM option '%s'", word)
}

func errNackOption(word string) error {
	return wireErrorf("ERR Unrecognized XNACK option '%s'", word)
}

func errClientType(word string) error { return wireErrorf("ERR Unknown client type '%s'", word) }

func errExpire(command string) error {
	return wireErrorf("ERR invalid expire time in '%s' command", command)
}

func clip(text string, n int) string {
	if len(text) > n {
		return text[:n]
	}
	return text
}
