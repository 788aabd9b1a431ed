package server

import (
	"time"

	"streamlab/engine/resp"
)

// Limits bound what clients may cost. A zero field of Clients, Request, Normal or
// Subscribed stands for the field of DefaultLimits.
type Limits struct {
	Clients    int           // connections at once (maxclients)
	Idle       time.Duration // how long a client may be silent that neither waits nor listens (timeout); 0 is for ever
	Request    resp.Limits
	Normal     OutputLimit // of clients that do not listen
	Subscribed OutputLimit // of those that do
}

// An OutputLimit bounds the bytes that wait to be sent to a client, as
// client-output-buffer-limit does: a client that has more than Hard is closed, and
// one that has had more than Soft for longer than For. 0 is no bound.
type OutputLimit struct {
	Hard, Soft int
	For        time.Duration
}

// DefaultLimits are Redis's, but for Normal: Redis leaves that without a bound.
var DefaultLimits = Limits{
	Clients:    10000,
	Request:    resp.DefaultLimits,
	Normal:     OutputLimit{Hard: 1 << 30},
	Subscribed: OutputLimit{Hard: 32 << 20, Soft: 8 << 20, For: time.Minute},
}

func (l Limits) orDefault() Limits {
	if l.Clients == 0 {
		l.Clients = DefaultLimits.Clients
	}
	if l.Normal == (OutputLimit{}) {
		l.Normal = DefaultLimits.Normal
	}
	if l.Subscribed == (OutputLimit{}) {
		l.Subscribed = DefaultLimits.Subscribed
	}
	return l
}
