package lessons_test

import (
	"slices"
	"testing"

	"streamlab/lessons"
)

const together = `steps:
  - id: aside
    kind: task
    goals:
      - {text: a copy is there, check: entry dead n=1}
      - text: it was made in one go
        check: transaction * XADD dead ... & SET done yes
      - text: no set is there by itself
        check: no key other
        also: ran * SET done ...
    hints:
      - "Queue both."
      - |
        ` + "```" + `
        MULTI
        EXEC
        ` + "```" + `
    solution: |
      MULTI
      XADD dead * n 1
      SET done yes
      EXEC
    wrong:
      - after: XADD dead ...
        when: no queued * XADD dead ...
        say: That is in no transaction.
`

// A command of the solution is a wrong turn where those before it were others.
func TestACommandOfTheSolutionMayBeAWrongTurn(t *testing.T) {
	d := drive(rehearse(t, together))
	d.types("MULTI")
	d.types("EXEC")
	d.says(t)
	d.types("XADD dead * n 1")
	d.says(t, "Reached: a copy is there", "That is in no transaction.")
	d.types("SET done yes")
	if d.player.Complete() {
		t.Error("the step is complete without a transaction")
	}
}

// The solution itself is none, and reaches all goals.
func TestTheSolutionIsNoWrongTurn(t *testing.T) {
	d := drive(rehearse(t, together))
	d.types("MULTI")
	d.types("XADD dead * n 1")
	d.types("SET done yes")
	d.types("EXEC")
	if !d.player.Complete() || slices.Contains(d.told, "That is in no transaction.") {
		t.Errorf("complete is %v, told %q", d.player.Complete(), d.told)
	}
}

// A goal with a second check holds while both do.
func TestAGoalMayHaveTwoChecks(t *testing.T) {
	d := drive(rehearse(t, together))
	if d.player.Goals()[2].Done {
		t.Error("it holds before anything is done")
	}
	d.types("SET done no")
	if !d.player.Goals()[2].Done {
		t.Error("it does not hold where both checks do")
	}
	d.types("SET other 1")
	if d.player.Goals()[2].Done {
		t.Error("it holds where its first check does not")
	}
}

// A fence is one only where a line begins.
func TestAHintOfCommandsStandsBelowItsHeading(t *testing.T) {
	d := drive(rehearse(t, together))
	d.event(lessons.Hint{})
	d.says(t, "*Hint 1 of 2*: Queue both.")
	d.event(lessons.Hint{})
	d.says(t, "*Hint 2 of 2*:\n\n```\nMULTI\nEXEC\n```")
}
