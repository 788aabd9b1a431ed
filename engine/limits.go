package engine

import "time"

// Limits are the parameters of CONFIG that bound what clients cost. The engine
// has no connections: whoever owns them keeps the bounds.
type Limits struct {
	Clients     int           // maxclients: how many may be connected
	Idle        time.Duration // timeout: how long one may say nothing, in whole seconds; 0: for ever
	QueryBuffer int64         // client-query-buffer-limit: bytes of requests that were not run yet
	BulkLen     int64         // proto-max-bulk-len: bytes of one argument
	Normal      OutputLimit   // client-output-buffer-limit of clients without a subscription
	Subscribed  OutputLimit   // client-output-buffer-limit of clients with one
}

// OutputLimit bounds the replies that a client has not read, in bytes; a bound of
// 0 is none.
type OutputLimit struct {
	Hard        int64 // above it the client is disconnected at once
	Soft        int64 // above it for longer than SoftSeconds, too
	SoftSeconds int64
}

// Limits returns the bounds as CONFIG SET left them. O(1).
func (e *Engine) Limits() Limits {
	c := e.st.config
	return Limits{
		Clients: int(c.maxClients), Idle: time.Duration(c.idleSeconds) * time.Second,
		QueryBuffer: c.queryBuffer, BulkLen: c.bulkLen,
		Normal: c.output[normalOutput], Subscribed: c.output[pubsubOutput],
	}
}

// begin sets the bounds that were chosen for a new engine.
func (c *config) begin(l Limits) {
	for _, f := range []struct {
		at *int64
		n  int64
	}{
		{&c.maxClients, int64(l.Clients)},
		{&c.idleSeconds, int64((l.Idle + time.Second - 1) / time.Second)},
		{&c.queryBuffer, l.QueryBuffer},
		{&c.bulkLen, l.BulkLen},
	} {
		if f.n != 0 {
			*f.at = f.n
		}
	}
	if l.Normal != (OutputLimit{}) {
		c.output[normalOutput] = l.Normal
	}
	if l.Subscribed != (OutputLimit{}) {
		c.output[pubsubOutput] = l.Subscribed
	}
}

// Config returns the value of a parameter as CONFIG GET tells it; ok is false for
// a name that no version knows.
func (s Snapshot) Config(name string) (value string, ok bool) {
	for _, p := range parameters {
		if p.name == name {
			return p.read(s.state().config), true
		}
	}
	return "", false
}

// nodeLimits says when a node of a stream is full.
func (c *config) nodeLimits() nodeLimits {
	return nodeLimits{int(c.nodeEntries), int(c.nodeBytes)}
}

// trimLimit is LIMIT where ~ comes without one.
func (c *config) trimLimit() int64 {
	const nodes, unbounded, atMost = 100, 10_000, 1_000_000
	if c.nodeEntries <= 0 {
		return unbounded
	}
	return min(c.nodeEntries, atMost/nodes) * nodes
}
