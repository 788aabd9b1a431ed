package engine

import "fmt"

// The sections of INFO that tell of the counters.

func (t *infoText) stats() {
	st := t.c.st()
	s := &st.stats
	t.number("total_connections_received", s.connections)
	t.number("total_commands_processed", s.processed)
	t.zeros("instantaneous_ops_per_sec", "total_net_input_bytes", "total_net_output_bytes")
	t.text("instantaneous_input_kbps", "0.00")
	t.text("instantaneous_output_kbps", "0.00")
	t.number("rejected_connections", s.incidents[ConnectionRejected])
	t.zeros("sync_full", "sync_partial_ok", "sync_partial_err")
	t.number("expired_keys", s.expired)
	t.zeros("evicted_keys", "evicted_clients")
	t.number("keyspace_hits", s.hits)
	t.number("keyspace_misses", s.misses)
	t.number("pubsub_channels", int64(st.topics[channelTopic].counts.Len()))
	t.number("pubsub_patterns", int64(st.topics[patternTopic].counts.Len()))
	t.number("pubsubshard_channels", int64(st.topics[shardTopic].counts.Len()))
	t.zeros("latest_fork_usec", "total_forks", "tracking_total_keys", "unexpected_error_replies")
	t.number("total_error_replies", s.allErrors())
	if t.c.e.rules.infoCuts {
		t.number("client_query_buffer_limit_disconnections", s.incidents[QueryBufferFull])
		t.number("client_output_buffer_limit_disconnections", s.incidents[OutputBufferFull])
	}
}

// allErrors is how many error replies there were.
func (s *stats) allErrors() (n int64) {
	s.errors.Scan(func(_ string, count int64) bool {
		n += count
		return true
	})
	return n
}

func (t *infoText) commandStats() {
	t.commandStatsOf(t.c.e.commands.list)
}

func (t *infoText) commandStatsOf(list []Command) {
	counted := t.c.st().stats.commands
	for i := range list {
		c := &list[i]
		if c.number < len(counted) && counted[c.number] != (commandStats{}) {
			row := counted[c.number]
			t.text("cmdstat_"+c.Name, fmt.Sprintf("calls=%d,usec=0,usec_per_call=0.00,rejected_calls=%d,failed_calls=%d",
				row.calls, row.rejected, row.failed))
		}
		t.commandStatsOf(c.Subcommands)
	}
}

func (t *infoText) errorStats() {
	t.c.st().stats.errors.Scan(func(code string, n int64) bool {
		t.text("errorstat_"+code, fmt.Sprintf("count=%d", n))
		return true
	})
}
