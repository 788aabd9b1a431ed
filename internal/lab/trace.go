package lab

import (
	"fmt"
	"strings"

	"streamlab/engine"
	"streamlab/engine/past"
	"streamlab/engine/rediscli"
	"streamlab/internal/life"
)

// Trace tells the life of an entry of database 0, as :trace does.
func (l *Lab) Trace(key string, id engine.ID) Outcome {
	return l.do(func(a *act) {
		now := a.stage.Moment()
		a.tell(key, id, life.Of(now.Past, now.Snapshot, 0, key, id), now.Past)
	})
}

// trace is ":trace [KEY] ID".
func (a *act) trace(text string) {
	words, err := rediscli.Split(text)
	if err != nil || len(words) == 0 || len(words) > 2 {
		a.refuse("write the entry's ID, as in :trace 1-0, and its stream before it where several have that ID")
		return
	}
	id, ok := engine.ParseID(words[len(words)-1])
	if !ok {
		a.refuse(fmt.Sprintf("%q is no entry ID", words[len(words)-1]))
		return
	}
	now := a.stage.Moment()
	client, _ := now.Snapshot.Client(now.Clients[a.client])
	keys := words[:len(words)-1]
	if len(keys) == 0 {
		keys = life.Keys(now.Past, now.Snapshot, client.DB, id)
	}
	switch len(keys) {
	case 0:
		a.say(Notice, fmt.Sprintf("no stream is known to have had an entry %s", id)+a.forgotten(now.Past))
	case 1:
		a.tell(keys[0], id, life.Of(now.Past, now.Snapshot, client.DB, keys[0], id), now.Past)
	default:
		a.refuse(fmt.Sprintf("%s is in %s: name the stream, as in :trace %s %s", id, strings.Join(keys, ", "), keys[0], id))
	}
}

// forgotten says that more may have happened than is told.
func (a *act) forgotten(log past.Log) string {
	if log.Forgotten() == 0 {
		return ""
	}
	return fmt.Sprintf("; of what happened, the last %d events are kept", log.Len()-log.Forgotten())
}

// tell writes an entry's life, a row for each thing that happened.
func (a *act) tell(key string, id engine.ID, l life.Life, log past.Log) {
	if len(l.Rows) == 0 {
		a.say(Notice, fmt.Sprintf("%s is not known to have had an entry %s", key, id)+a.forgotten(log))
		return
	}
	a.say(Notice, fmt.Sprintf("%s of %s", id, key))
	if l.Forgotten {
		a.say(Notice, fmt.Sprintf("what was before is forgotten: the last %d events are kept", log.Len()-log.Forgotten()))
	}
	who := 0
	for _, r := range l.Rows {
		who = max(who, len(r.Who))
	}
	who = min(who, maxWho)
	for _, r := range l.Rows {
		when := timeText(r.At)
		if r.Now {
			when = "now"
		}
		a.say(Notice, fmt.Sprintf("%-12s  %-*s  %s", when, who, r.Who, r.What))
	}
}

// maxWho is how wide the column of clients gets.
const maxWho = 16
