package lessons

import (
	"fmt"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
	"streamlab/internal/workers"
)

// readScript returns the commands of a block, one in each line. Empty lines and
// lines that begin with # are for the author. With fails, a command that Redis
// refuses at once is meant so.
func (r *reader) readScript(n *node, what string, fails bool) []Command {
	t, ok := r.readExact(n, what)
	if !ok {
		return nil
	}
	r.checkNames(t, false)
	var script []Command
	at := 0
	for line := range strings.Lines(t.value) {
		if c, ok := r.readCommand(t, at, strings.TrimRight(line, "\n"), fails); ok {
			script = append(script, c)
		}
		at += len(line)
	}
	if len(script) == 0 {
		r.fault(n.at, what+" has no command", "write one, or remove it")
	}
	return script
}

// readCommand reads the line of a script that begins at an offset of its text.
func (r *reader) readCommand(t text, at int, line string, fails bool) (Command, bool) {
	bare := strings.TrimSpace(line)
	if bare == "" || bare[0] == '#' {
		return Command{}, false
	}
	at += strings.Index(line, bare)
	c := Command{Pos: t.at(at)}
	client, rest, err := SplitClient(bare)
	if err != nil {
		r.fault(t.at(at), err.Error(), clientRule)
		return c, true
	}
	c.Client, c.Line = client, rest
	at += len(bare) - len(rest)
	if _, err := rediscli.Split(c.Line); err != nil {
		at += wrongQuote(c.Line)
	}
	if problem, remedy := r.commandProblem(c, fails); problem != "" {
		r.fault(t.at(at), problem, remedy)
	}
	return c, true
}

// commandProblem says what is wrong with a scripted command, "" if nothing.
func (r *reader) commandProblem(c Command, fails bool) (problem, remedy string) {
	words, err := rediscli.Split(c.Line)
	switch {
	case err != nil:
		return errQuotes, closeQuote
	case len(words) == 0:
		return "there is no command for @" + c.Client, "write it behind the client's name"
	case c.IsLab():
		return labProblem(c)
	case fails:
		return "", ""
	}
	return redisProblem(words, r.compat)
}

// labProblem says what is wrong with a scripted lab command.
func labProblem(c Command) (problem, remedy string) {
	_, ok := c.Wait()
	words := c.workerWords()
	switch {
	case words != nil && c.Client != "":
		return "workers are everybody's", "remove the @" + c.Client
	case words != nil:
		return workerProblem(words)
	case !strings.HasPrefix(c.Line, ":wait"):
		return "this lab command cannot be in a lesson", "there are :wait, :producer, :consumer, :reader, :kill, :restart, :rate and :stop"
	case !ok:
		return "this is not a time to wait", "write :wait 5s, at most a year"
	case c.Client != "":
		return "time passes for all clients", "remove the @" + c.Client
	}
	return "", ""
}

// workerProblem says what is wrong with a scripted command that workers take.
func workerProblem(words []string) (problem, remedy string) {
	if len(words) > 1 && !ValidClient(words[1]) {
		return fmt.Sprintf("%q cannot be a worker's name", words[1]), clientRule
	}
	if err := workers.Check(words); err != nil {
		return err.Error(), ":help " + words[0] + " lists what may be written"
	}
	return "", ""
}

// redisProblem says what a version of Redis would refuse at once.
func redisProblem(words []string, version engine.Compat) (problem, remedy string) {
	c, ok := engine.LookupOf(version, words...)
	later, comes := engine.Lookup(words...)
	switch {
	case !ok && comes:
		problem = fmt.Sprintf("%s came with Redis %s, and the file is for %s", later.Title(), later.Since, version)
		remedy = "choose another command, or a newer compat"
	case !ok:
		problem, remedy = fmt.Sprintf("unknown command %q", words[0]), Suggest(words[0], commandNames(engine.CommandsOf(version)))
	case len(c.Subcommands) > 0 && len(words) == 1:
		problem, remedy = c.Title()+" needs a subcommand", "it has: "+strings.Join(commandNames(c.Subcommands), ", ")
	case len(c.Subcommands) > 0:
		problem, remedy = fmt.Sprintf("unknown subcommand %q of %s", words[1], c.Title()), Suggest(words[1], commandNames(c.Subcommands))
	case c.Arity >= 0 && len(words) != c.Arity, c.Arity < 0 && len(words) < -c.Arity:
		problem, remedy = "wrong number of arguments for "+c.Title(), "write "+c.Syntax()
	default:
		return "", ""
	}
	return problem, remedy + " (a lesson that means to show the error has an (error) line in expect)"
}

// commandNames lists the last word of each command, in capitals.
func commandNames(commands []engine.Command) []string {
	names := make([]string, len(commands))
	for i, c := range commands {
		words := strings.Fields(c.Title())
		names[i] = words[len(words)-1]
	}
	return names
}
