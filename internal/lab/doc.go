// Package lab is one learner's world: an engine, named clients, a clock, a
// lesson, and the way back. Every front end drives a Lab; it knows nothing of
// how it is drawn.
//
// # One prompt
//
// Run takes whatever a prompt takes: a Redis command as redis-cli reads it,
// "@NAME command" for another client, a lab command that begins with a colon,
// an answer where the lesson asks a question, and nothing (Enter) to go on.
// It never waits: a command that blocks leaves its client waiting, as data, and
// the reply comes later as a Late line of the transcript.
//
// # The timeline
//
// What a learner does is an act: a command, a :wait, going a step on or back,
// an answer, a solution, choosing a client, going into free play, a reset. Each
// act keeps the whole state behind it, which costs O(1), and the state it began
// from. The acts are a tree: undo goes back to where the last one began, redo
// forth along what was undone, and a new act after an undo is another branch. Visit
// goes to any. Hints and typing into the prompt are not acts. What a running clock
// does by itself belongs to the act before it; what workers do is an act a second.
//
// States that much has happened since are let go, but for a few; to go there means
// to simulate again what led there. That takes a while, and is an errand: Sync goes
// on with it, anything else breaks it off.
//
// The transcript only grows, and tells of an undo, too. Of a very long session
// the oldest acts are forgotten, and the oldest lines of the transcript, with
// their replies.
//
// # The clock
//
// In a lesson the clock stands still: it moves by the tick from one step to the
// next, by :wait, and in free play as long as the learner lets it run. Without a
// lesson it runs from Options.Now and can be paused.
package lab
