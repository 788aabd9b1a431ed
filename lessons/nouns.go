package lessons

import (
	"strconv"

	"streamlab/engine"
	"streamlab/engine/past"
)

// nouns is everything that a check or a query can speak about. The package
// documentation has the same list, and a test compares them.
var nouns = []noun{
	define(noun{name: "key", places: []string{"KEY"}}, eachKey,
		col("type", keyType, keyRow.typeName, "string, hash, set, list or stream"),
		col("length", number, keyRow.length, "entries of a stream, fields of a hash, bytes of a string"),
		col("last-id", entryID, ofStream(engine.Stream.LastID), "the stream's last-generated-id"),
		col("max-deleted", entryID, ofStream(engine.Stream.MaxDeletedID), "the highest ID that was deleted, 0-0 if none"),
		col("added", number, keyRow.added, "entries ever added to the stream"),
	),
	{
		name: "entry", places: []string{"KEY", "ID?"}, main: true, free: true, each: subjects(eachEntry, fieldsOf),
		attrs: []attribute{{"FIELD", anyValue, "the value of the entry's first field of that name"}},
	},
	define(noun{name: "group", places: []string{"KEY", "GROUP"}}, eachGroup,
		col("last-id", entryID, func(g engine.Group) (string, bool) { return g.LastID().String(), true }, "its last-delivered-id"),
		col("pending", number, func(g engine.Group) (string, bool) { return integer(g.PendingLen()) }, "the length of its PEL"),
		col("consumers", number, func(g engine.Group) (string, bool) { return integer(len(g.Consumers())) }, "how many consumers it has"),
		col("lag", orNull, func(g engine.Group) (string, bool) { return known(g.Lag()) }, "entries not yet delivered to it"),
		col("entries-read", orNull, func(g engine.Group) (string, bool) { return known(g.EntriesRead()) }, "entries delivered to it since the stream began"),
	),
	define(noun{name: "consumer", places: []string{"KEY", "GROUP", "CONSUMER"}}, eachConsumer,
		col("pending", number, consumerRow.pending, "pending entries that it owns"),
		col("idle", millis, consumerRow.idle, "since its last attempt to read or claim"),
		col("inactive", millis, consumerRow.inactive, "since it last got an entry, -1 if it never did"),
	),
	define(noun{name: "pending", places: []string{"KEY", "GROUP", "ID?"}, main: true}, eachPending,
		col("id", entryID, func(p pendingRow) (string, bool) { return p.ID.String(), true }, "the entry's ID"),
		col("owner", word, func(p pendingRow) (string, bool) { return p.Owner, true }, "the consumer that holds it"),
		col("deliveries", number, func(p pendingRow) (string, bool) { return integer(p.Deliveries) }, "how often it was delivered"),
		col("idle", millis, func(p pendingRow) (string, bool) { return integer(p.now.Sub(p.Delivered).Milliseconds()) }, "since its last delivery"),
		col("deleted", yesNo, pendingRow.deleted, "whether the entry is gone from the stream"),
	),
	define(noun{name: "string", places: []string{"KEY"}, main: true}, eachString,
		col("value", anyValue, func(value string) (string, bool) { return value, true }, "what the key holds"),
	),
	define(noun{name: "hash", places: []string{"KEY", "FIELD"}, main: true}, eachField,
		col("value", anyValue, func(f engine.Field) (string, bool) { return f.Value, true }, "what the field holds"),
	),
	define(noun{name: "worker", places: []string{"NAME"}}, eachWorker,
		col("state", word, workerRow.state, "adding, reading, working, blocked, idle, refused, crashed, stopped or done"),
		col("in", number, func(w workerRow) (string, bool) { return integer(w.In) }, "entries that it was given, or added"),
		col("out", number, func(w workerRow) (string, bool) { return integer(w.Out) }, "entries that it finished"),
		col("failed", number, func(w workerRow) (string, bool) { return integer(w.Failed) }, "how often an entry failed"),
		col("claimed", number, func(w workerRow) (string, bool) { return integer(w.Claimed) }, "entries that it took over"),
		col("crashes", number, func(w workerRow) (string, bool) { return integer(w.Crashes) }, "how often it crashed, or was killed"),
		col("rate", number, func(w workerRow) (string, bool) { return integer(w.OutRate) }, "entries that it finished in the last second"),
		col("behind", number, workerRow.behind, "of a reader: entries of its stream that it has not finished"),
	),
	define(noun{name: "client", places: []string{"NAME"}}, eachClient,
		col("blocked", yesNo, clientRow.blocked, "whether it waits in a blocking command"),
		col("id", number, func(c clientRow) (string, bool) { return integer(int64(c.ID)) }, "its number, as CLIENT ID tells it"),
		col("name", word, func(c clientRow) (string, bool) { return c.Name, true }, "its connection name"),
	),
	define(noun{name: "ran", places: []string{"CLIENT"}, words: true}, eachRan),
	define(noun{name: "replied", places: []string{"CLIENT", "REPLY"}, words: true}, eachReplied),
	define(noun{name: "queued", places: []string{"CLIENT"}, words: true}, eachQueued),
	define(noun{name: "transaction", places: []string{"CLIENT"}, words: true}, eachTransaction),
	define(noun{name: "event", places: []string{"KIND", "KEY?"}}, eachEvent,
		col("group", word, func(e past.Happened) (string, bool) { return e.Group, true }, "the consumer group"),
		col("consumer", word, func(e past.Happened) (string, bool) { return e.Consumer, true }, "the consumer"),
		col("from", word, func(e past.Happened) (string, bool) { return e.From, true }, "the consumer that held the entry before"),
		col("id", entryID, func(e past.Happened) (string, bool) { return e.ID.String(), true }, "the entry's ID"),
		col("count", number, func(e past.Happened) (string, bool) { return integer(e.Count) }, "deliveries so far, or entries lost"),
		col("client", word, func(e past.Happened) (string, bool) { return e.Who, e.Who != "" }, "the client that caused it, or that waited"),
	),
}

// integer prints a whole number.
func integer[N int | int64](n N) (string, bool) { return strconv.FormatInt(int64(n), 10), true }

// known prints a figure as XINFO does: null where Redis cannot tell it.
func known(n int64, ok bool) (string, bool) {
	if !ok {
		return nullFigure, true
	}
	return integer(n)
}
