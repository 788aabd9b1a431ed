package engine

// forgetSubscriber ends the subscriptions of a client that goes.
func (e *Engine) forgetSubscriber(*client) {}

// permitSubscriber refuses what a RESP2 client that is subscribed may not run.
func (c *call) permitSubscriber(*client, *Command) error { return nil }

// notify tells a keyspace event to those who listen.
func (c *call) notify(notifyClass, string, string) {}
