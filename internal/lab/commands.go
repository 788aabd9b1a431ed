package lab

import (
	"slices"

	"streamlab/lessons"
)

// A Command is a lab command: what begins with a colon at a prompt.
type Command struct {
	Name    string // without the colon
	Syntax  string // what follows the name; "" for nothing
	Summary string // one sentence
	Front   bool   // only a front end can do it, see Outcome.Front
}

// Commands lists the lab commands as :help shows them. Do not change it.
func Commands() []Command { return commands }

var commands = slices.Concat(labCommands, workerCommands(), frontCommands)

var labCommands = []Command{
	{Name: "help", Syntax: "[COMMAND]", Summary: "Lists these commands, or explains one of them or of Redis's."},
	{Name: "why", Syntax: "[@NAME]", Summary: "Explains the last reply from the state, or the last one to another client."},
	{Name: "trace", Syntax: "[KEY] ID", Summary: "Tells an entry's life: who added it, who was given it, what became of it."},
	{Name: "diff", Syntax: "[MARK]", Summary: "Tells what changed since a bookmark, or in the last act: keys, groups, consumers, entries."},
	{Name: "save", Syntax: "FILE", Summary: "Writes what led to this state to a file, from which it can be played again."},
	{Name: "undo", Summary: "Takes the last act back: a command, a wait, a step."},
	{Name: "redo", Summary: "Repeats what was undone last."},
	{Name: "mark", Syntax: "[MARK]", Summary: "Puts a bookmark here, or lists them; :goto mark MARK leads back to one."},
	{Name: "wait", Syntax: "TIME", Summary: "Moves the clock on, at once: 5s, 1m30s, 500ms."},
	{Name: "pause", Summary: "Stops the clock, or lets it run."},
	{Name: "client", Syntax: "[NAME]", Summary: "Makes the prompt another client's; without a name, lists the clients."},
	{Name: "step", Syntax: "next|back", Summary: "Goes to the next step, done or not, or to the one before."},
	{Name: "hint", Summary: "Shows the step's next hint."},
	{Name: "solution", Summary: "Does what the step asks for."},
	{Name: "answer", Syntax: "TEXT", Summary: "Answers the step's question; in a quiz, by a choice's letter."},
	{Name: "reset", Summary: "Begins the step again; without a lesson, empties the sandbox."},
	{Name: "goto", Syntax: "PLACE [MARK|N]", Summary: "Goes to LESSON/STEP, a lesson, a step by its name or number, mark MARK, or act N of the timeline."},
	{Name: "free", Summary: "Leaves the lesson's script for free play."},
	{Name: "return", Summary: "Ends free play: back to the lesson's own state."},
	{Name: "speed", Syntax: "N", Summary: "How fast the running clock goes: 0.1 to 100 times as fast as yours."},
	{Name: "event", Summary: "Lets the next single thing happen: a worker's step, or the end of a BLOCK."},
	{Name: "workers", Summary: "Lists the simulated programs and what they are doing."},
}

var frontCommands = []Command{
	{Name: "timeline", Syntax: "[N]", Summary: "Shows every act since the beginning, also those that were undone; :goto act N goes to one.", Front: true},
	{Name: "serve", Summary: "Lets Redis clients share this lab over the network.", Front: true},
	{Name: "state", Summary: "Shows the keys, groups and pending entries as text.", Front: true},
	{Name: "raw", Summary: "Prints replies as redis-cli prints them to a pipe, or no more.", Front: true},
	{Name: "redraw", Summary: "Draws the screen anew.", Front: true},
	{Name: "quit", Summary: "Leaves.", Front: true},
}

// actions are what the commands do that are not a front end's, with the text
// after the name.
var actions = map[string]func(a *act, rest string){
	"help":     (*act).help,
	"why":      (*act).why,
	"trace":    (*act).trace,
	"diff":     (*act).diff,
	"save":     (*act).save,
	"undo":     func(a *act, _ string) { undo(a) },
	"redo":     func(a *act, _ string) { redo(a) },
	"mark":     (*act).mark,
	"wait":     (*act).waitFor,
	"pause":    func(a *act, _ string) { a.pause(a.clock.running) },
	"client":   (*act).chooseOrList,
	"step":     (*act).step,
	"hint":     func(a *act, _ string) { a.lessonEvent(lessons.Hint{}) },
	"solution": func(a *act, _ string) { a.lessonEvent(lessons.Solution{}) },
	"answer":   func(a *act, rest string) { a.lessonEvent(lessons.Answer{Text: rest}) },
	"reset":    func(a *act, _ string) { a.reset() },
	"goto":     (*act).goToPlace,
	"free":     func(a *act, _ string) { a.lessonEvent(lessons.Free{}) },
	"return":   func(a *act, _ string) { a.lessonEvent(lessons.Return{}) },
	"speed":    (*act).setSpeed,
	"event":    func(a *act, _ string) { a.event() },
	"workers":  func(a *act, _ string) { a.listWorkers() },
}
