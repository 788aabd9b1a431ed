// Package lessons reads lesson files and plays them.
//
// [Parse] turns a file into a [Course], or says everything that is wrong with
// it as [Faults]; [Lint] adds advice. [Rehearse] plays a lesson as its file means it to go, as far
// as it is asked for, and tells where what happens differs from what the file says. A [Player] is a learner's
// place in a lesson: a pure value that turns events into the next value and
// effects. A [Stage] is what both play on: an engine with named clients and a
// clock that moves only when told. Nothing here reads a clock, starts a
// goroutine or touches the disk; all values but Stage are safe to share.
//
// What follows is the file format, field by field, for authors.
//
// # A whole file
//
//	format: 1
//	compat: "7.2"
//	lessons:
//	  - id: first-read
//	    title: Read as a group
//	    summary: A group hands out each entry once.
//	    setup: |
//	      XGROUP CREATE numbers group0 0 MKSTREAM
//	      @producer XADD numbers * n 0
//	    bind:
//	      zero: entry numbers n=0
//	    steps:
//	      - id: take-it
//	        kind: show
//	        as: consumerA
//	        say: |
//	          `>` asks for what nobody in the group was given yet.
//	        run: XREADGROUP GROUP group0 consumerA STREAMS numbers >
//	        expect: |
//	          1) 1) "numbers"
//	             2) 1) 1) "${zero}"
//	                   2) 1) "n"
//	                      2) "0"
//	      - id: done-with-it
//	        kind: task
//	        goals:
//	          - text: nothing is pending in group0
//	            check: group numbers group0 pending=0
//	        hints:
//	          - Which command says that an entry is dealt with?
//	          - XACK takes the key, the group, and IDs.
//	        solution: XACK numbers group0 ${zero}
//
// # The file
//
// It is YAML, one document, at most 1 MB of UTF-8 without tabs or other control
// characters, in lines of at most 2000 bytes, and of at most 60,000 parts
// (names, values, punctuation). Anchors, aliases, tags and merge keys are
// refused, and so are keys that are not in the lists below or that stand twice.
//
//	format   required   1
//	compat   required   the server version that every reply is true for: "7.0" to "8.10"
//	lessons  required   a list of lessons, in the order they are played
//
// # A lesson
//
//	id       required   unique in the file: small letters, digits, single dashes, at most 48
//	title    required   one line
//	summary             one line for the list of lessons
//	start               the clock at the first step: 2025-01-01T12:00:00Z, which is also the default
//	tick                how far the clock moves from one step to the next: 1s by default, 0s lets it stand
//	setup               commands that run before the first step, on an empty engine
//	bind                values found after setup, see below
//	steps    required   a list of steps
//
// The clock stands still but for the tick and for :wait, so IDs and idle times
// are the same for everyone. Never write an ID into a file: bind it.
//
// # A step
//
// Every step has:
//
//	id       required   unique in the lesson; progress is kept by it, so it should stay
//	kind     required   say, show, task, predict, quiz or play
//	title               one line above the text; without it, the id's words
//	as                  the client whose prompt it is; without it, that of the step before; at first "you"
//	say                 prose; a step of kind say must have it
//	notes               prose for a presenter
//
// What more it must and may have depends on its kind:
//
//	say      nothing more               the learner reads and goes on
//	show     run                        Enter types each command, Enter again runs it
//	         may: expect bind wrong
//	task     goals solution             the learner reaches the goals by any commands
//	         may: expect bind hints wrong
//	predict  ask answer run explain     the learner says a figure, then the commands run
//	         may: expect bind hints wrong
//	quiz     ask choices                the learner picks choices until one is right
//	         may: explain hints
//	play     for                        Enter lets the clock run, and programs with it, until all
//	                                    goals hold or, without goals, for so long
//	         may: workers goals solution hints wrong bind
//
// The fields:
//
//	run       commands
//	solution  commands that reach the goals; shown when the learner asks
//	expect    what run or solution prints, see below
//	goals     a list of goals, each with text (one line) and check, and where it needs two, also:
//	          a check that must hold with it; all goals must hold, and not all of them when the
//	          step begins
//	hints     a list of prose: a nudge, the command, the whole thing
//	wrong     a list of foreseen wrong turns, each with say (prose) and one or both of
//	          after (the pattern of a command that was just run) and when (a check); where it has
//	          only when, it is told once, when the state comes about
//	ask       prose: the question
//	answer    a query: the figure that is asked for, as it is after run
//	explain   prose that follows the answer; in a quiz, the right one
//	choices   a list of two to eight, each with text (one line), say (prose; required where it is
//	          wrong) and, for exactly one of them, right: true
//	bind      values found after run or solution
//	workers   commands that run before the step begins: those that make its programs, and what
//	          these need; without it, the programs of the play step before it begin anew
//	for       how long the programs run: 5s, at most 10m. It follows the solution, so write there
//	          only what is done before, such as :kill a
//
// The state that a step begins with comes from setup and from the run or
// solution of all steps before it.
//
// # Text
//
// A text stands behind its key in one line, or below it in a block, with | at
// the end of the key's line. Blocks are safe; in one line YAML has traps, and
// Parse refuses each of them rather than read something that was not meant:
//
//	XADD s * n 1 #2    the rest from " #" on is a comment
//	>   |   ~   null   nothing
//	!x y               a tag, and y
//	*now* or &c        an alias, an anchor
//	XADD s * item: tea a key and a value
//	@b XLEN s          cannot be read; nor can text that begins with ` or %
//	"OK" it said       cannot be read: the quotes end the text
//
// So write @ lines, replies and longer prose as blocks. Text over several lines
// without |, and > blocks, are refused, because YAML joins their lines. Quotes
// around a one-line text are fine where the text in them stands as it is;
// commands, checks and patterns may have no quotes or backslashes of YAML's own
// in them. Numbers, dates and words such as yes are taken as they are written.
//
// Prose is a small Markdown: paragraphs, lists, `code`, *emphasis* and fenced
// blocks of code. Everything else is refused, and so is a ` or * without its
// other. A * between spaces, as in XADD numbers * n 0, is only a star.
//
// # Commands
//
// A script (setup, run, solution) has one command in each line, quoted as
// redis-cli takes it. Empty lines and lines that begin with # are for the
// author.
//
//	XADD numbers * n 1            runs as the step's client
//	@consumerB XLEN numbers       runs as consumerB
//	:wait 5s                      moves the clock: 250ms, 5s, 1m30s, or a number of seconds
//	:producer fast numbers rate=100000 total=50000
//	                              makes a simulated program; so do :reader and :consumer, and
//	                              :kill, :restart, :rate and :stop do something to one. :help
//	                              producer at a lab's prompt lists the options
//
// Programs work while time passes, by :wait, from step to step, and on the running
// clock of a play step. They are gone when the next step begins, unless that is a
// play step without workers. Their chances come from a seed, so that all learners
// see the same.
//
// A client's name has up to 32 letters, digits, _ - and ., the first a letter or
// digit. It comes into being when it is first used, with its name as its
// connection name. In setup the default client is "you".
//
// A command that Redis doesn't know, or with a wrong number of arguments, is a
// fault, unless the step's expect has an "(error)" line. A command that fails
// when the lesson is played is one too, unless expect says so.
//
// # Expected replies
//
// expect is compared with what redis-cli prints on a terminal, all replies of
// the script after one another, by whole lines; a line ... matches any lines.
// Where a client waits, the line is "NAME waits (BLOCK 1000)"; the reply that it
// gets later follows a line "NAME»". Without expect nothing is compared.
//
// # Values
//
// bind maps names (small letters, digits, _) to queries. A value is found once,
// when its step has run, and ${name} stands for it in every text of the steps
// that follow; the step's own expect and explain may use it too. A lesson's bind
// is found after its setup. A name is bound once in a lesson.
//
// # Checks and queries
//
// A check is a question to the state that is answered by yes or no, a query one
// that is answered by a value:
//
//	[no] NOUN PLACE... [ATTRIBUTE OP VALUE]...
//	     NOUN PLACE... [ATTRIBUTE OP VALUE]... [ATTRIBUTE]
//
// A check holds if there is such a thing whose attributes are all so; with no in
// front, if there is none. OP is one of = != < <= > >=, without spaces around
// it; a value with spaces stands in quotes: text="two words". In braces a value is
// worked out from queries: one, or a sum, in which each may be taken some times. A query gives the
// attribute at its end, of the first such thing; entry and pending give their
// ID, and string and hash their value, where none is named.
//
//	pending numbers group0 ${one} owner=consumerB deliveries=1
//	no consumer numbers group0 consumerA
//	entry numbers n=1
//	group numbers group0 pending
//	string total value={2 * string truth}
//	group numbers pool entries-read={worker a in + worker b in}
//
// The nouns, their places (those in brackets may be left out) and attributes:
//
//	key KEY                       type (string, hash, set, list or stream), length, and of a stream
//	                              last-id, max-deleted, added (entries ever added)
//	entry KEY [ID]                FIELD: any field of the entry
//	group KEY GROUP               last-id (its last-delivered-id), pending, consumers, lag,
//	                              entries-read
//	consumer KEY GROUP CONSUMER   pending, idle, inactive (-1 before it got anything)
//	pending KEY GROUP [ID]        id, owner, deliveries, idle, deleted (yes if the entry is gone
//	                              from the stream)
//	string KEY                    value
//	hash KEY FIELD                value
//	worker NAME                   a simulated program: state (adding, reading, working, blocked,
//	                              idle, refused, crashed, stopped or done), in, out, failed,
//	                              claimed, crashes, rate, behind (of a reader)
//	client NAME                   blocked (yes or no), id (its number), name (its connection name)
//	ran CLIENT WORD...            a command since the step began: CLIENT may be *, and the words
//	                              are a pattern
//	replied CLIENT REPLY WORD...  such a command that was answered so at once: by a number, or by
//	                              a word such as OK
//	queued CLIENT WORD...         such a command that waits for EXEC
//	transaction CLIENT WORD...    a transaction that EXEC ran, with such a command; & between them
//	                              asks for several
//	event KIND [KEY]              something that happened since the step began, by whomever: group,
//	                              consumer, from (the owner before), id, count, client; KEY may be *
//
// Events that programs cause count as any others. A goal looks at each once, so that
// many cost little; the newest 262,144 are remembered, which is more than programs
// cause between two looks on the running clock, but not in any :wait.
//
// lag and entries-read may be null. Idle times are milliseconds, or durations
// such as 60s. Of IDs, 5 is 5-0. Values of fields, strings and hashes are equal
// if they are the same text; < and > compare numbers as numbers, IDs as IDs, and
// all else as text.
//
// The kinds of event are: added, delivered, redelivered, claimed, acknowledged,
// dropped, deleted, trimmed, released, key-deleted, key-set, group-created,
// group-moved, group-destroyed, consumer-created, consumer-deleted, blocked, served,
// timed-out.
//
// # Patterns
//
// A pattern is the words of a command, after @NAME where only that client is
// meant: "@consumerB XREADGROUP ... 0". The word ... stands for any number of
// words. The names of commands and the keywords of their syntax match in any
// case, all else exactly. Of the lab commands :wait and those to programs
// are seen: ":wait ...", ":kill c".
//
// # Advice
//
// A file without faults may still be hard to learn from: [Lint] tells of steps
// with more text than a small screen shows, titles that are too long, tasks
// without hints, and shown commands whose replies nothing is compared with.
package lessons
