package lessons

import (
	"fmt"
	"strconv"
	"strings"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

func (e Answer) apply(p Player, m Moment) (Player, []Effect) {
	text := strings.TrimSpace(e.Text)
	switch kind := p.step().Kind; {
	case kind == Quiz:
		return p.chooseText(text, m)
	case kind != Predict:
		return p, []Effect{Tell{"This step asks no question."}}
	case p.answer.given:
		return p, []Effect{Tell{"This question is answered. `:reset` asks it again."}}
	case text == "":
		return p, []Effect{Tell{notYet[AwaitsAnswer]}}
	}
	p.answer = answer{given: true, text: text}
	return p.runRest(m, whyReturn)
}

// resolve compares an answer with the true figure, which the script has shown.
func (p Player) resolve() (Player, []Effect) {
	figure := p.reh.Steps[p.at].Figure
	p.answer.right = sameFigure(p.answer.text, figure)
	said := []Effect{Tell{p.withExplanation(p.verdict(figure))}}
	p, passed := p.pass(Solved)
	return p, append(said, passed...)
}

func (p Player) verdict(figure string) string {
	switch {
	case p.answer.shown:
		return fmt.Sprintf("It is %s.", code(figure))
	case p.answer.right:
		return fmt.Sprintf("*Right*: it is %s.", code(figure))
	}
	return fmt.Sprintf("You said %s. It is %s.", code(p.answer.text), code(figure))
}

// sameFigure compares an answer with a figure. Letter case, quotes, redis-cli's
// "(integer)", a full stop and the zeros that an ID may leave out don't count.
func sameFigure(answer, figure string) bool {
	answer = strings.TrimSpace(strings.TrimPrefix(answer, "(integer)"))
	answer = strings.Trim(answer, `"'().`)
	if strings.EqualFold(answer, strings.Trim(figure, `"'()`)) {
		return true
	}
	a, okA := engine.ParseID(answer)
	f, okF := engine.ParseID(figure)
	return okA && okF && a == f
}

// code writes any text as inline code, cut where it is long.
func code(text string) string {
	text = strings.ReplaceAll(rediscli.Safe(text), "`", "'")
	if runes := []rune(text); len(runes) > maxQuoted {
		text = string(runes[:maxQuoted]) + "…"
	}
	return "`" + text + "`"
}

// maxQuoted is how many characters of an answer are repeated.
const maxQuoted = 200

func (e Choose) apply(p Player, m Moment) (Player, []Effect) {
	if p.step().Kind != Quiz {
		return Answer{strconv.Itoa(e.N)}.apply(p, m)
	}
	choices := p.step().Choices
	if e.N < 1 || e.N > len(choices) {
		return p, []Effect{Tell{fmt.Sprintf("Pick a number from 1 to %d.", len(choices))}}
	}
	choice := choices[e.N-1]
	p.answer = answer{given: true, text: p.interpolate(choice.Text), choice: e.N, right: choice.Right}
	said := []Effect{Tell{p.explained(choice)}}
	if p.complete {
		return p, said
	}
	p, passed := p.pass(Solved)
	return p, append(said, passed...)
}

// chooseText reads a quiz's answer, the number of a choice.
func (p Player) chooseText(text string, m Moment) (Player, []Effect) {
	n, err := strconv.Atoi(strings.TrimSuffix(text, "."))
	if err != nil {
		n = 0
	}
	return Choose{n}.apply(p, m)
}

// explained says whether a choice is right, and why.
func (p Player) explained(c Choice) string {
	verdict := "*Not so*"
	if c.Right {
		verdict = "*Right*"
	}
	if c.Say != "" {
		return p.withExplanation(verdict + ": " + p.interpolate(c.Say))
	}
	return p.withExplanation(verdict + ".")
}

// withExplanation adds what the step says after any answer.
func (p Player) withExplanation(said string) string {
	if why := p.step().Explain; why != "" {
		said += "\n\n" + Interpolate(why, p.reh.Steps[p.at].Learned)
	}
	return said
}
