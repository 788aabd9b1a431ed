package lab

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/lessons"
)

// run does what a line asks for.
func (a *act) run(client, line string) {
	line = Trim(line)
	if whole, ok := spelledOut[strings.ToLower(line)]; ok {
		line = whole
	}
	switch {
	case line == "":
		a.enter()
	case line[0] == ':':
		a.labCommand(line)
	case line[0] == '@':
		a.runAs(line)
	default:
		a.typed(client, line)
	}
}

// Trim cuts off a line's ends the bytes at which redis-cli ends a word. All
// others, white space of Unicode too, are the command's.
func Trim(line string) string { return strings.Trim(line, " \t\r\n") }

// spelledOut are the words that redis-cli takes itself, and what they are here.
var spelledOut = map[string]string{
	"quit": ":quit", "exit": ":quit", "help": ":help", "?": ":help", "clear": ":redraw",
}

// enter is Enter on an empty prompt: a lesson goes on, the sandbox does not.
func (a *act) enter() {
	if a.player.Lesson() != nil {
		a.lessonEvent(lessons.Go{})
	}
}

// runAs runs "@NAME command"; "@NAME" alone chooses the client. Lab commands
// are nobody's.
func (a *act) runAs(line string) {
	client, rest, err := lessons.SplitClient(line)
	switch {
	case err != nil:
		a.refuse(err.Error() + ": letters, digits, _ - and . make a name")
	case rest == "":
		a.choose(client)
	case rest[0] == ':':
		a.labCommand(rest)
	default:
		a.command(client, rest, false)
	}
}

// typed takes a line without prefix: an answer where the lesson asks, else a
// command.
func (a *act) typed(client, line string) {
	if client == "" {
		client = a.client
	}
	if a.isAnswer(line) {
		a.journal.add(Line{Kind: Typed, Client: client, Text: rediscli.Safe(line)})
		a.lessonEvent(lessons.Answer{Text: strings.TrimSpace(line)})
		return
	}
	a.command(client, line, false)
}

// isAnswer tells an answer from a command, which a learner may run at any time:
// what begins with a command's name is a command; among choices, which are one
// word, what has several and begins with a letter is one, too.
func (a *act) isAnswer(line string) bool {
	switch a.player.Awaits() {
	case lessons.AwaitsAnswer:
		known, _ := isCommand(line)
		return !known
	case lessons.AwaitsChoice, lessons.AwaitsNext:
		_, named := a.player.ChoiceNamed(line)
		known, looksSo := isCommand(line)
		return named || a.player.Awaits() == lessons.AwaitsChoice && !known && !looksSo
	}
	return false
}

// isCommand tells whether a line begins with a command's name, and whether it
// looks like one that is mistyped.
func isCommand(line string) (known, looksSo bool) {
	words, err := rediscli.Split(line)
	if err != nil || len(words) == 0 {
		return false, false
	}
	_, known = engine.Lookup(words...)
	first, _ := utf8.DecodeRuneInString(words[0])
	return known, len(words) > 1 && unicode.IsLetter(first)
}

// command runs a Redis command.
func (a *act) command(client, text string, scripted bool) {
	args, err := rediscli.Split(text)
	if err != nil {
		a.refuse(err.Error())
		return
	}
	if len(args) == 0 || !a.ready(client, args) {
		return
	}
	if a.label == "" {
		a.by = client
	}
	a.becomes(text, "@"+client+" "+text)
	a.journal.add(Line{Kind: Typed, Client: client, Text: rediscli.Safe(text), Scripted: scripted})
	before, expected := a.stage.Moment(), a.player.Expects(client, args)
	a.before = before.Snapshot // of several commands, the last one's changes are told
	turn := a.stage.Run(client, args)
	a.moment = a.stage.Moment()
	a.ran(client, args, before, turn)
	a.replied(client, turn)
	a.point(false)
	lines, visit := a.journal.Len(), a.player.Visit()
	a.play(lessons.Ran{
		Client: client, Text: text, Args: args,
		Reply: turn.Reply, Blocked: turn.Blocked,
	})
	if !scripted && !expected {
		a.explainTurn(client, lines, visit)
	}
}

// replied adds a command's reply, then those of the clients that it woke.
func (a *act) replied(client string, turn lessons.Turn) {
	if w, waits := a.moment.Waiting(client); waits {
		a.journal.add(Line{Kind: Waits, Client: client, Text: "waits (" + lessons.BlockText(w) + ")"})
	} else {
		a.journal.add(Line{Kind: Replied, Client: client, Reply: turn.Reply})
	}
	a.told(turn.Delivered)
}

// ready reports whether a client can run a command. One that waits cannot,
// unless the lesson's script has it so: then its BLOCK runs out first.
func (a *act) ready(client string, args []string) bool {
	w, waits := a.moment.Waiting(client)
	if !waits {
		return true
	}
	if w.Deadline != 0 && a.player.Expects(client, args) {
		a.told(a.stage.WaitUntil(w.Deadline).Delivered)
		return true
	}
	a.refuse(fmt.Sprintf("%s still waits (%s): %s", client, lessons.BlockText(w), wayOut(w)))
	return false
}

// wayOut says what to do about a client that waits.
func wayOut(w engine.Wait) string {
	others := "type @NAME and a command for another client"
	if w.Deadline == 0 || w.Timeout > lessons.MaxWait {
		return others + ", or :undo"
	}
	return fmt.Sprintf("%s, %s, or :undo", others, lessons.WaitLine(w.Timeout))
}

// choose makes a client the one whose prompt it is.
func (a *act) choose(handle string) {
	if !lessons.ValidClient(handle) {
		a.refuse(fmt.Sprintf("%q cannot be a client's name: letters, digits, _ - and . make a name", handle))
		return
	}
	if handle == a.client {
		a.say(Notice, "the prompt is "+handle+"'s already")
		return
	}
	a.client = handle
	a.becomes(":client "+handle, "")
	a.say(Notice, "the prompt is "+handle+"'s now")
}
