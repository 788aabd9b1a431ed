package lessons_test

import (
	"fmt"

	"streamlab/engine"
	"streamlab/lessons"
)

// A lesson file is read whole or not at all; what is wrong with it is told with
// its place and a way out.
func ExampleParse() {
	file := `format: 1
compat: "7.2"
lessons:
  - id: counting
    title: How long is it?
    setup: XADD numbers * n 1 #2
    steps:
      - id: count
        kind: show
        run: XLEM numbers
`
	_, err := lessons.Parse("course.yaml", []byte(file))
	fmt.Println(err)
	// Output:
	// course.yaml:6:31: YAML takes a # behind a space for a comment, which setup loses
	//       setup: XADD numbers * n 1 #2
	//                                 ^
	//   write it in a block: | at the end of this line, the text indented below it; a comment goes into a line of its own
	//
	// course.yaml:10:14: unknown command "XLEM"
	//           run: XLEM numbers
	//                ^
	//   did you mean "XLEN"? (a lesson that means to show the error has an (error) line in expect)
}

// Checks and queries ask any snapshot of an engine.
func ExampleCheck() {
	stage := lessons.NewStage(engine.Options{})
	stage.Run("you", []string{"XADD", "numbers", "7-0", "n", "1"})
	stage.Run("you", []string{"XGROUP", "CREATE", "numbers", "group0", "0"})
	scope := lessons.Scope{Snapshot: stage.Moment().Snapshot}

	check, _ := lessons.ParseCheck("group numbers group0 lag=1 pending=0")
	fmt.Println(check, check.Holds(scope))
	query, _ := lessons.ParseQuery("entry numbers n=1")
	id, _ := query.Value(scope)
	fmt.Println(id)
	// Output:
	// group numbers group0 lag=1 pending=0 true
	// 7-0
}
