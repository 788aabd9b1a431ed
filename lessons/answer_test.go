package lessons_test

import (
	"strings"
	"testing"

	"streamlab/lessons"
)

const questions = `steps:
  - id: how-many
    kind: predict
    ask: How many?
    answer: key numbers added
    run: |
      XADD numbers 1-0 n 1
      XADD numbers 2-0 n 2
      XADD numbers 3-0 n 3
    explain: Three.
  - id: will-it
    kind: predict
    ask: Will it wait?
    answer: client a blocked
    run: |
      @a XREAD BLOCK 0 STREAMS numbers $
    explain: It waits.
`

// What is asked for is told without the answer itself.
func TestTheExampleIsNotTheAnswer(t *testing.T) {
	d := drive(rehearse(t, questions)).at("how-many")
	d.event(lessons.Answer{Text: "maybe"})
	d.says(t, "The answer is a number, such as 7.")
	if d.player.Complete() {
		t.Error("the question is used up")
	}
}

func TestAYesOrNoIsAskedFor(t *testing.T) {
	for answer, want := range map[string]string{
		"yes": "*Right*", " Yes. ": "*Right*", "y": "*Right*", `"yes"`: "*Right*",
		"no": "You said `no`. It is `yes`.", "N": "You said `N`. It is `yes`.",
		"maybe": "The answer is yes or no.", "1": "The answer is yes or no.", "yes and no": "The answer is yes or no.",
	} {
		d := drive(rehearse(t, questions)).at("will-it")
		d.event(lessons.Answer{Text: answer})
		if said := strings.Join(d.told, ""); !strings.Contains(said, want) {
			t.Errorf("%q: it says %q, want %q", answer, d.told, want)
		}
		if open := strings.HasPrefix(want, "The"); d.player.Complete() == open {
			t.Errorf("%q: complete is %v", answer, d.player.Complete())
		}
	}
}
