package repl

// fronts are the lab commands that are ours to do.
var fronts = map[string]func(*session){
	"quit":   func(s *session) { s.left = true },
	"state":  (*session).state,
	"raw":    (*session).toggleRaw,
	"redraw": func(*session) {},
}

func (s *session) front(name, argument string) {
	if name == "timeline" {
		s.timeline(argument)
		return
	}
	if do := fronts[name]; do != nil {
		do(s)
		return
	}
	s.problem(":" + name + " needs the full screen")
}

func (s *session) toggleRaw() {
	s.raw = !s.raw
	text := "replies print as redis-cli prints them to a terminal"
	if s.raw {
		text = "replies print as redis-cli prints them to a pipe"
	}
	s.say(s.theme.Notice(text))
}

// interrupted clears the line, which the editor has done; at once again it
// leaves.
func (s *session) interrupted() {
	s.left = s.wantsOut
	s.wantsOut = true
	if !s.left {
		s.printf("(ctrl-c again leaves)\n")
	}
}

// begin says what there is, where there is anyone to read it.
func (s *session) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Resumed {
		s.offerResume()
		return
	}
	s.flush()
	s.changed()
	switch lesson := s.Lab.View().Player.Lesson(); {
	case lesson == nil && s.Terminal:
		s.printf("streamlab, an embedded Redis %s. :help lists the lab's commands, tab completes, ctrl-d leaves.\n", s.Compat.Title())
	case lesson != nil && s.raw:
		s.printf("Replies print as on a pipe; :raw changes that.\n")
	}
	s.lesson()
}
