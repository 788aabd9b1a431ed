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

	"no pausing of clients":                 "CLIENT|PAUSE CLIENT|UNPAUSE",
	"no client-side caching":                "CLIENT|TRACKING CLIENT|CACHING CLIENT|GETREDIR CLIENT|TRACKINGINFO",
	"no account of when keys were used":     "OBJECT|IDLETIME",
	"no figures of an allocator of its own": "MEMORY|DOCTOR MEMORY|MALLOC-STATS MEMORY|PURGE MEMORY|STATS",
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
		if err := errOutside(args[0]); err != nil {
			return err
		}
	}
	return errUnknownCommand(args)
}

// errNoSubcommand is the error of a subcommand that is not in the table.
func errNoSubcommand(args []string) error {
	if len(args[1]) < longestName {
		if err := errOutside(args[0] + "|" + args[1]); err != nil {
			return err
		}
	}
	return errUnknownSubcommand(args)
}

// errOutside is the error of a command that this engine is not for, nil for others.
func errOutside(name string) error {
	name = strings.ToUpper(name)
	what, ok := outsideOf[name]
	if !ok {
		return nil
	}
	return wireErrorf("ERR %s: streamlab has %s", strings.ReplaceAll(name, "|", " "), what)
}
