package lab

import (
	"fmt"
	"strings"

	"streamlab/engine/rediscli"
	"streamlab/internal/workers"
	"streamlab/lessons"
)

// workerCommands are the commands that workers take.
func workerCommands() (list []Command) {
	for _, c := range workers.Commands() {
		list = append(list, Command{Name: c.Name, Syntax: c.Syntax, Summary: c.Summary})
	}
	return list
}

// isWorkers reports whether a lab command is one that workers take.
func isWorkers(name string) bool {
	_, ok := workers.CommandNamed(name)
	return ok
}

// tellWorkers does a command that workers take, without its colon.
func (a *act) tellWorkers(client, line string) {
	words, err := rediscli.Split(line)
	if err == nil {
		words[0] = strings.ToLower(words[0])
		_, err = a.runWorkers(words)
	}
	if err != nil {
		a.refuse(err.Error())
		return
	}
	text := ":" + strings.Join(words, " ")
	a.becomes(text, text)
	a.say(Notice, a.didTo(words))
	a.point(false)
	a.play(lessons.Ran{Client: client, Text: text, Args: append([]string{":" + words[0]}, words[1:]...)})
}

// runWorkers runs a command that workers take, and takes up what it changed.
func (a *act) runWorkers(words []string) (lessons.Turn, error) {
	turn, err := a.stage.RunWorkers(words)
	a.told(turn.Delivered)
	a.moment = a.stage.Moment()
	return turn, err
}

// didTo says what became of the worker that a command names.
func (a *act) didTo(words []string) string {
	w, _ := a.moment.Workers.Worker(words[1])
	text := workerText(w)
	switch {
	case a.clock.running:
		return text
	case a.player.Awaits() == lessons.AwaitsPlay:
		return text + "; the clock stands: Enter lets it run"
	}
	return text + "; the clock stands: :pause lets it run"
}

// listWorkers is ":workers".
func (a *act) listWorkers() {
	all := a.moment.Workers.Workers()
	if len(all) == 0 {
		a.say(Notice, "there are no workers: :producer, :consumer and :reader make them")
	}
	for _, w := range all {
		a.say(Notice, ":"+w.Line()+"  "+workerText(w))
	}
}

// workerText says in one line what a worker is doing.
func workerText(w workers.Worker) string {
	text := fmt.Sprintf("%s is %s", w.Name, w.State)
	if !w.Entry.IsZero() {
		text += " on " + w.Entry.String()
	}
	if w.Trouble != "" {
		text += " (" + w.Trouble + ")"
	}
	if w.Kind == workers.Producer {
		text += fmt.Sprintf(": %d added", w.Out)
	} else {
		text += fmt.Sprintf(": %d taken, %d done", w.In, w.Out)
	}
	if w.Works() {
		text += fmt.Sprintf(", %d a second", w.OutRate)
	}
	for _, figure := range []struct {
		n    int64
		name string
	}{{w.Failed, "failed"}, {w.Claimed, "claimed"}, {w.Crashes, "crashed"}} {
		if figure.n > 0 {
			text += fmt.Sprintf(", %s %d×", figure.name, figure.n)
		}
	}
	return text
}

// helpOptions lists the options of a kind of worker.
func (a *act) helpOptions(c Command) {
	kind, ok := workers.KindNamed(c.Name)
	if !ok {
		return
	}
	for _, o := range workers.Options(kind) {
		a.say(Notice, fmt.Sprintf("  %-34s %s", o.Name+"="+o.Form, o.Summary))
	}
}
