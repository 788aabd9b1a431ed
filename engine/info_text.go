package engine

import (
	"fmt"
	"strings"
)

// What each section of INFO tells. The engine has no process, sockets, disk,
// replicas or threads of its own: what would tell of them is left out, or has the
// value of a server that does nothing with them, where clients look for it.

// infoText is INFO being written.
type infoText struct {
	c *call
	b strings.Builder
}

func (t *infoText) text(name, value string) { t.b.WriteString(name + ":" + value + "\r\n") }

func (t *infoText) number(name string, n int64) { t.text(name, decimal(n)) }

// zeros writes fields whose value is 0.
func (t *infoText) zeros(names ...string) {
	for _, name := range names {
		t.number(name, 0)
	}
}

const secondsOfDay = 86_400

func (t *infoText) server() {
	c := t.c
	up := int64(c.now()-c.st().started) / perSecond
	t.text("redis_version", c.e.rules.compat.release())
	t.text("redis_git_sha1", "00000000")
	t.zeros("redis_git_dirty", "redis_build_id")
	t.text("redis_mode", "standalone")
	t.text("os", "streamlab")
	t.number("arch_bits", 64)
	t.number("process_id", 0)
	t.text("run_id", noReplica)
	t.text("tcp_port", portOf(c.self.local))
	t.number("server_time_usec", int64(c.now()))
	t.number("uptime_in_seconds", up)
	t.number("uptime_in_days", up/secondsOfDay)
	t.number("hz", 10)
	t.number("configured_hz", 10)
	t.text("config_file", "")
}

// portOf is the port of an address, "0" where it has none.
func portOf(address string) string {
	if i := strings.LastIndexByte(address, ':'); i >= 0 && !strings.Contains(address, "/") {
		return address[i+1:]
	}
	return "0"
}

func (t *infoText) clients() {
	st, v := t.c.st(), t.c.e.rules
	t.number("connected_clients", int64(st.clients.Len()))
	t.zeros("cluster_connections")
	t.number("maxclients", st.config.maxClients)
	t.zeros("client_recent_max_input_buffer", "client_recent_max_output_buffer")
	t.number("blocked_clients", int64(st.waits.bySeq.Len()))
	t.zeros("tracking_clients")
	if v.infoWatching {
		subscribed, watching := st.countClients()
		t.number("pubsub_clients", subscribed)
		t.number("watching_clients", watching)
	}
	t.number("clients_in_timeout_table", int64(st.waits.byDeadline.Len()))
	if v.infoWatching {
		t.number("total_watched_keys", st.watchedKeys())
	}
	if v.infoBlocking {
		keys, onNoKey := st.waits.countKeys()
		t.number("total_blocking_keys", keys)
		t.number("total_blocking_keys_on_nokey", onNoKey)
	}
}

// countClients counts those that are subscribed to something, and those that
// watch keys.
func (s *state) countClients() (subscribed, watching int64) {
	s.clients.Scan(func(_ ClientID, cl *client) bool {
		if cl.subscribes() {
			subscribed++
		}
		if len(cl.watched) > 0 {
			watching++
		}
		return true
	})
	return subscribed, watching
}

// watchedKeys counts the keys that somebody watches, each once.
func (s *state) watchedKeys() (n int64) {
	last := dbKey{db: -1}
	s.watchers.Scan(func(w watcher) bool {
		if w.dbKey != last {
			last = w.dbKey
			n++
		}
		return true
	})
	return n
}

// countKeys counts the keys that clients wait for, each once, and those of them
// for which somebody waits even if there is no such key, as XREADGROUP does.
func (l *waitList) countKeys() (keys, onNoKey int64) {
	last, counted := dbKey{db: -1}, false
	l.byKey.Scan(func(k keyWait) bool {
		if k.dbKey != last {
			last, counted = k.dbKey, false
			keys++
		}
		var view Wait
		l.at(k).command.describe(&view)
		if view.Group != "" && !counted {
			counted = true
			onNoKey++
		}
		return true
	})
	return keys, onNoKey
}

func (t *infoText) memory() {
	used := t.c.st().memory()
	for _, name := range []string{"used_memory", "used_memory_rss", "used_memory_peak"} {
		t.number(name, used)
		t.text(name+"_human", human(used))
	}
	t.zeros("maxmemory")
	t.text("maxmemory_human", "0B")
	t.text("maxmemory_policy", "noeviction")
	t.text("mem_fragmentation_ratio", "1.00")
	t.text("mem_allocator", "go")
}

// human writes a number of bytes for people.
func human(n int64) string {
	if n < 1<<10 {
		return decimal(n) + "B"
	}
	size, units := float64(n)/(1<<10), "KMGTP"
	for size >= 1<<10 && len(units) > 1 {
		size, units = size/(1<<10), units[1:]
	}
	return fmt.Sprintf("%.2f%c", size, units[0])
}

func (t *infoText) persistence() {
	t.zeros("loading", "async_loading")
	t.number("rdb_changes_since_last_save", t.c.st().dirty)
	t.zeros("rdb_bgsave_in_progress")
	t.number("rdb_last_save_time", int64(t.c.st().started)/perSecond)
	t.text("rdb_last_bgsave_status", "ok")
	t.number("rdb_last_bgsave_time_sec", -1)
	t.number("rdb_current_bgsave_time_sec", -1)
	t.zeros("rdb_saves", "aof_enabled", "aof_rewrite_in_progress", "aof_rewrite_scheduled")
	t.number("aof_last_rewrite_time_sec", -1)
	t.number("aof_current_rewrite_time_sec", -1)
	t.text("aof_last_bgrewrite_status", "ok")
	t.text("aof_last_write_status", "ok")
}

// noReplica is the ID of a replication that there is not.
const noReplica = "0000000000000000000000000000000000000000"

func (t *infoText) replication() {
	t.text("role", "master")
	t.zeros("connected_slaves")
	t.text("master_failover_state", "no-failover")
	t.text("master_replid", noReplica)
	t.text("master_replid2", noReplica)
	t.zeros("master_repl_offset")
	t.number("second_repl_offset", -1)
	t.zeros("repl_backlog_active", "repl_backlog_size", "repl_backlog_first_byte_offset", "repl_backlog_histlen")
}

func (t *infoText) cpu() {
	for _, name := range []string{"used_cpu_sys", "used_cpu_user", "used_cpu_sys_children", "used_cpu_user_children"} {
		t.text(name, "0.000000")
	}
}

func (t *infoText) keyspace() {
	for i := range t.c.st().dbs {
		if d := &t.c.st().dbs[i]; d.keys.Len() > 0 {
			t.text(fmt.Sprintf("db%d", i), fmt.Sprintf("keys=%d,expires=%d,avg_ttl=%d",
				d.keys.Len(), d.expires.byKey.Len(), d.expires.average(t.c.millis())))
		}
	}
}
