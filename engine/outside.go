package engine

import "strings"

// Commands of Redis that this engine is not for. Their errors say so, for "unknown
// command" would send people looking for a typing error.

// outsides are the names of such commands by what they belong to.
var outsides = map[string]string{
	"no scripting":   "EVAL EVALSHA EVAL_RO EVALSHA_RO SCRIPT FUNCTION FCALL FCALL_RO",
	"no replication": "REPLICAOF SLAVEOF PSYNC SYNC REPLCONF FAILOVER ROLE WAIT WAITAOF",
	"no cluster":     "CLUSTER READONLY READWRITE ASKING MIGRATE RESTORE-ASKING",
	"no modules":     "MODULE",
	"no persistence": "SAVE BGSAVE BGREWRITEAOF LASTSAVE SHUTDOWN DUMP RESTORE",
	"no debugging":   "DEBUG PFDEBUG PFSELFTEST",
}

var outsideOf = func() map[string]string {
	all := map[string]string{}
	for what, names := range outsides {
		for _, name := range strings.Fields(names) {
			all[name] = what
		}
	}
	return all
}()

// errNoCommand is the error of a command that is not in the table.
func errNoCommand(args []string) error {
	if len(args) > 0 && len(args[0]) < longestName {
		name := strings.ToUpper(args[0])
		if what, ok := outsideOf[name]; ok {
			return wireErrorf("ERR %s: streamlab has %s", name, what)
		}
	}
	return errUnknownCommand(args)
}
