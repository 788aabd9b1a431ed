package engine

import "fmt"

// EventKind is what happened to an entry, a group, a consumer or a client.
type EventKind uint8

// The kinds of event, with the fields of Event that each fills beside Client,
// At and Kind.
const (
	EntryAdded        EventKind = iota // Key, ID
	EntryDelivered                     // Key, Group, Consumer, ID, Count (deliveries so far; 0 with NOACK), From (previous owner after XGROUP SETID backwards)
	EntryRedelivered                   // Key, Group, Consumer, ID, Count: a history read
	EntryClaimed                       // Key, Group, Consumer, From, ID, Count
	EntryAcknowledged                  // Key, Group, From, ID
	EntryDropped                       // Key, Group, From, ID: left the PEL without XACK (its consumer or its entry was deleted)
	EntryDeleted                       // Key, ID
	EntryTrimmed                       // Key, ID
	EntryReleased                      // Key, Group, From (nobody if it was not pending, or released already), ID, Count: XNACK
	KeyDeleted                         // Key
	KeySet                             // Key: something other than a stream was written, or what it holds came from another key
	GroupCreated                       // Key, Group, ID
	GroupMoved                         // Key, Group, ID: XGROUP SETID
	GroupDestroyed                     // Key, Group
	ConsumerCreated                    // Key, Group, Consumer
	ConsumerDeleted                    // Key, Group, Consumer, Count (pending entries lost)
	ClientBlocked                      // Key (the first it waits for), Group, Consumer
	ClientServed                       // a waiting client got its reply
	ClientTimedOut                     // a waiting client's BLOCK ran out
)

var eventNames = [...]string{
	"added", "delivered", "redelivered", "claimed", "acknowledged", "dropped", "deleted", "trimmed", "released",
	"key-deleted", "key-set", "group-created", "group-moved", "group-destroyed",
	"consumer-created", "consumer-deleted", "blocked", "served", "timed-out",
}

// String returns the kind's name as lesson files write it: "added", "claimed". A
// number that is no kind becomes "EventKind(99)".
func (k EventKind) String() string {
	if int(k) >= len(eventNames) {
		return fmt.Sprintf("EventKind(%d)", uint8(k))
	}
	return eventNames[k]
}

// ParseEventKind is the inverse of EventKind.String.
func ParseEventKind(name string) (EventKind, bool) {
	for kind, n := range eventNames {
		if n == name {
			return EventKind(kind), true
		}
	}
	return 0, false
}

// An Event is one change, in the engine's own terms. Which fields are set
// depends on Kind.
type Event struct {
	Kind     EventKind
	Client   ClientID // who caused it; for the last three kinds, who waited
	Key      string
	Group    string
	Consumer string
	From     string // the consumer that owned the pending entry before
	ID       ID
	Count    int64
	At       Time // when
	DB       int  // the database of Key
}
