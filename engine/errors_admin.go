package engine

import (
	"fmt"
	"strings"
)

// Redis's errors to do with connections and the server, word for word.
const (
	errMonitorInExec  wireError = "ERR MONITOR isn't allowed for DENY BLOCKING client"
	errShardInExec    wireError = "ERR SSUBSCRIBE isn't allowed for a DENY BLOCKING client"
	errNoLFU          wireError = "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust."
	errMonitorKeys    wireError = "ERR Replica can't interact with the keyspace"
	errCommandUnknown wireError = "ERR Invalid command specified"
	errCommandKeyless wireError = "ERR The command has no key arguments"
	errCommandArity   wireError = "ERR Invalid number of arguments specified for command"
	errNoConfigFile   wireError = "ERR The server is running without a config file"
	errWrongPass      wireError = "WRONGPASS invalid username-password pair or user is disabled."
	errNoPassword     wireError = "ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?"
	errProtocol       wireError = "NOPROTO unsupported protocol version"
	errProtocolNumber wireError = "ERR Protocol version is not an integer or out of range"
	errUnblockReason  wireError = "ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR"
	errUnblocked      wireError = "UNBLOCKED client unblocked via CLIENT UNBLOCK"
	errNoSuchClient   wireError = "ERR No such client"
	errClientIDZero   wireError = "ERR client-id should be greater than 0"
	errMaxAge         wireError = "ERR maxage is not an integer or out of range"
	errMaxAgeZero     wireError = "ERR maxage should be greater than 0"
)

// Why CONFIG SET refuses a value; errConfigSet makes the error of it.
const (
	errConfigInteger    wireError = "argument couldn't be parsed into an integer"
	errConfigMemory     wireError = "argument must be a memory value"
	errConfigImmutable  wireError = "can't set immutable config"
	errConfigTwice      wireError = "duplicate parameter"
	errConfigFixed      wireError = "streamlab has no other value"
	errConfigNotify     wireError = "Invalid event class character. Use 'Ag$lshzxeKEtmdn'."
	errConfigLimitWords wireError = "Wrong number of arguments in buffer limit configuration."
	errConfigLimitClass wireError = "Invalid client class specified in buffer limit configuration."
	errConfigLimit      wireError = "Error in hard, soft or soft_seconds setting in buffer limit configuration."
)

func errConfigRange(low, high int64) error {
	return wireError(fmt.Sprintf("argument must be between %d and %d inclusive", low, high))
}

func errConfigSet(name string, why error) error {
	return wireErrorf("ERR CONFIG SET failed (possibly related to argument '%s') - %s", name, why.Error())
}

func errConfigUnknown(name string) error {
	return wireErrorf("ERR Unknown option or number of arguments for CONFIG SET - '%s'", name)
}

func errHelloOption(word string) error {
	return wireErrorf("ERR Syntax error in HELLO option '%s'", word)
}

func errNoUser(name string) error { return wireErrorf("ERR No such user '%s'", name) }

func errInfoOption(word string) error { return wireErrorf("ERR Unrecognized option '%s'", word) }

func errInfoValue(option string) error {
	return wireErrorf("ERR %s cannot contain spaces, newlines or special characters.", option)
}

func errSubscribed(name string) error {
	return wireErrorf("ERR Can't execute '%s': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context", name)
}

// errExecRefused is the error of an EXEC that may not run, for another error.
func errExecRefused(why error) error {
	return wireErrorf("EXECABORT Transaction discarded because of: %s", strings.TrimPrefix(why.Error(), "ERR "))
}
