package why

import "slices"

// A reason is one case: when it holds, and what it has to say then.
type reason struct {
	when func(*asked) bool
	tell func(*asked)
	odd  bool // something else was probably wanted
}

// reasons are all cases, what is special before what is general.
var reasons = slices.Concat(
	waitReasons, transactionReasons, groupErrors, readErrors, idErrors, grammarErrors,
	readReasons, ackReasons, claimReasons, groupReasons, entryReasons, lookReasons,
	plainReasons,
)

// on is a case of some commands.
func on(names ...string) func(*asked) bool {
	return func(a *asked) bool { return !a.Reply.IsError() && a.is(names...) }
}

// fails is a case of an error that begins so.
func fails(with string) func(*asked) bool {
	return func(a *asked) bool { return a.failed(with) }
}

// and is a case of which two things hold.
func and(one, two func(*asked) bool) func(*asked) bool {
	return func(a *asked) bool { return one(a) && two(a) }
}

// null is a reply that is one of the two nulls.
func null(a *asked) bool { return a.Reply.IsNull() }
