package lessons

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"streamlab/engine"
	"streamlab/engine/rediscli"
)

func (e Answer) apply(p Player, m Moment) (Player, []Effect) {
	text := strings.TrimSpace(e.Text)
	switch kind := p.step().Kind; {
	case p.finished:
		return p, []Effect{Tell{notYet[AwaitsEnd]}}
	case kind == Quiz:
		return p.choose(text)
	case kind != Predict:
		return p, []Effect{Tell{"This step asks no question."}}
	case p.answer.given:
		return p, []Effect{Tell{"This question is answered. `:reset` asks it again."}}
	case text == "":
		return p, []Effect{Tell{notYet[AwaitsAnswer]}}
	}
	value, ok := p.readAnswer(text)
	if !ok {
		return p, []Effect{Tell{p.askedFor()}}
	}
	p.answer = answer{given: true, text: text, value: value}
	return p.runRest(m, whyReturn)
}

// readAnswer finds what an answer says, in the form of the true figure.
func (p Player) readAnswer(text string) (value string, ok bool) {
	figure := p.reh.Step(p.at).Figure
	if isYesOrNo(figure) {
		return readYesOrNo(text)
	}
	if !isFigure(figure) {
		text = strings.Trim(text, `"'().`)
		if a, okA := engine.ParseID(text); okA && isID(figure) {
			text = a.String()
		}
		return text, true
	}
	return readFigure(text)
}

// askedFor says what an answer has to be, without giving it away.
func (p Player) askedFor() string {
	figure := p.reh.Step(p.at).Figure
	if isYesOrNo(figure) {
		return "The answer is yes or no."
	}
	example := "3"
	if figure == example {
		example = "7"
	}
	return "The answer is a number, such as " + example + ". Type it in figures."
}

var isYesOrNo = isOneOf("yes", "no")

// readYesOrNo finds yes or no in an answer: "Yes.", "n".
func readYesOrNo(text string) (value string, ok bool) {
	switch strings.Trim(strings.ToLower(text), ` "'().!`) {
	case "yes", "y":
		return "yes", true
	case "no", "n":
		return "no", true
	}
	return "", false
}

// figureWords are words that say a figure.
var figureWords = map[string]string{
	"nil": nullFigure, "null": nullFigure, "unknown": nullFigure, "none": "0", "no": "0", "nothing": "0",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
	"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}

// readFigure finds the one figure in an answer: "1", "(integer) 1", "one",
// "1 entry", "1.".
func readFigure(text string) (figure string, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	for _, word := range words {
		if said, known := figureWords[word]; known {
			word = said
		}
		switch n, err := strconv.ParseInt(word, 10, 64); {
		case err != nil && word != nullFigure:
			continue
		case ok:
			return "", false
		case err == nil:
			word = strconv.FormatInt(n, 10)
		}
		figure, ok = word, true
	}
	return figure, ok
}

// resolve compares an answer with the true figure, which the script has shown.
// Who ran the script before answering has seen it.
func (p Player) resolve() (Player, []Effect) {
	if !p.answer.given {
		p = p.showing()
	}
	figure := p.reh.Step(p.at).Figure
	p.answer.right = strings.EqualFold(p.answer.value, figure)
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
	switch {
	case p.finished:
		return p, []Effect{Tell{notYet[AwaitsEnd]}}
	case p.step().Kind != Quiz:
		return Answer{strconv.Itoa(e.N)}.apply(p, m)
	case e.N < 1 || e.N > len(p.step().Choices):
		return p, []Effect{Tell{p.pickOne()}}
	}
	choice := p.step().Choices[e.N-1]
	p.answer = answer{given: true, text: p.interpolate(choice.Text), choice: e.N, right: choice.Right}
	said := []Effect{Tell{p.explained(choice)}}
	if p.complete || !choice.Right {
		return p, said
	}
	p, passed := p.pass(Solved)
	return p, append(said, passed...)
}

func (p Player) choose(text string) (Player, []Effect) {
	n, ok := p.ChoiceNamed(text)
	if !ok {
		return p, []Effect{Tell{p.pickOne()}}
	}
	return Choose{n}.apply(p, Moment{})
}

func (p Player) pickOne() string {
	return fmt.Sprintf("Pick a letter from a to %s.", ChoiceLabel(len(p.step().Choices)))
}

// ChoiceLabel returns the letter of choice n of a quiz, counted from 1.
func ChoiceLabel(n int) string { return string(rune('a' + n - 1)) }

// ChoiceNamed returns which choice of a quiz an answer names, counted from 1: by
// its letter, or by its whole text.
func (p Player) ChoiceNamed(text string) (n int, ok bool) {
	text = strings.Trim(strings.ToLower(text), " ().")
	for i, c := range p.step().Choices {
		if text == ChoiceLabel(i+1) || strings.EqualFold(text, p.interpolate(c.Text)) {
			return i + 1, true
		}
	}
	return 0, false
}

// explained says whether a choice is right, and why. A wrong one leaves the
// question open.
func (p Player) explained(c Choice) string {
	said := func(verdict string) string {
		if c.Say != "" {
			return verdict + ": " + p.interpolate(c.Say)
		}
		return verdict + "."
	}
	switch {
	case c.Right:
		return p.withExplanation(said("*Right*"))
	case p.complete:
		return said("*Not so*")
	}
	return said("*Not so*") + "\n\nPick again."
}

// withExplanation adds what the step says after any answer.
func (p Player) withExplanation(said string) string {
	if why := p.step().Explain; why != "" {
		said += "\n\n" + Interpolate(why, p.reh.Step(p.at).Learned)
	}
	return said
}
