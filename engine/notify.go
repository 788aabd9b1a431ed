package engine

import "strings"

// notifyFlags are the classes of keyspace events that somebody wants told, with
// K and E for the two kinds of channel: a bit for each letter of notifyLetters.
type notifyFlags uint16

// notifyLetters are the letters of notify-keyspace-events in the order in which
// CONFIG GET tells them. The first notifyInAll are those that A stands for.
const (
	notifyLetters = "g$lshzxetdnKEm"
	notifyInAll   = "g$lshzxetd"
)

func notifyBit(letter byte) notifyFlags {
	if i := strings.IndexByte(notifyLetters, letter); i >= 0 {
		return 1 << i
	}
	return 0
}

const notifyAll notifyFlags = 1<<len(notifyInAll) - 1

// String writes the classes as CONFIG GET does.
func (f notifyFlags) String() string {
	var b strings.Builder
	hidden := notifyFlags(0)
	if f&notifyAll == notifyAll {
		b.WriteByte('A')
		hidden = notifyAll | notifyBit('n')
	}
	for i := range len(notifyLetters) {
		if f&^hidden&(1<<i) != 0 {
			b.WriteByte(notifyLetters[i])
		}
	}
	return b.String()
}

// writeNotify reads the classes of notify-keyspace-events.
func writeNotify(c *config, text string) error {
	var all notifyFlags
	text = cString(text)
	for i := range len(text) {
		bit := notifyBit(text[i])
		if text[i] == 'A' {
			bit = notifyAll
		}
		if bit == 0 {
			return errConfigNotify
		}
		all |= bit
	}
	c.notify = all
	return nil
}

// notify tells a keyspace event to those who listen, if its class is wanted.
func (c *call) notify(class notifyClass, event, key string) {
	wanted := c.e.st.config.notify
	if wanted == 0 || wanted&notifyBit(byte(class)) == 0 {
		return
	}
	db := decimal(int64(c.db))
	if wanted&notifyBit('K') != 0 {
		c.publish(channelTopic, "__keyspace@"+db+"__:"+key, event)
	}
	if wanted&notifyBit('E') != 0 {
		c.publish(channelTopic, "__keyevent@"+db+"__:"+event, key)
	}
}
