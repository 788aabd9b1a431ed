package engine

import (
	"slices"
	"strings"
)

// INFO: its sections in order, and which of them are asked for.

// infoSection is one part of what INFO tells.
type infoSection struct {
	name   string // as INFO takes it
	title  string
	extra  bool // it is told only where it is asked for
	module bool // "all" leaves it out
	write  func(*infoText)
}

// infoSections are in the order in which they are told.
var infoSections = []infoSection{
	{name: "server", title: "Server", write: (*infoText).server},
	{name: "clients", title: "Clients", write: (*infoText).clients},
	{name: "memory", title: "Memory", write: (*infoText).memory},
	{name: "persistence", title: "Persistence", write: (*infoText).persistence},
	{name: "stats", title: "Stats", write: (*infoText).stats},
	{name: "replication", title: "Replication", write: (*infoText).replication},
	{name: "cpu", title: "CPU", write: (*infoText).cpu},
	{name: "modules", title: "Modules", module: true, write: func(*infoText) {}},
	{name: "commandstats", title: "Commandstats", extra: true, write: (*infoText).commandStats},
	{name: "errorstats", title: "Errorstats", write: (*infoText).errorStats},
	{name: "latencystats", title: "Latencystats", extra: true, write: func(*infoText) {}},
	{name: "cluster", title: "Cluster", write: func(t *infoText) { t.number("cluster_enabled", 0) }},
	{name: "keyspace", title: "Keyspace", write: (*infoText).keyspace},
}

func parseINFO(args []string, _ *rules) (runner, error) {
	wanted := make([]string, len(args))
	for i, arg := range args {
		wanted[i] = strings.ToLower(arg)
	}
	if len(wanted) == 0 {
		wanted = []string{"default"}
	}
	return runFunc(func(c *call) error {
		c.w.text(c.info(wanted))
		return nil
	}), nil
}

func (c *call) info(wanted []string) string {
	t := infoText{c: c}
	for _, s := range infoSections {
		if !s.isWanted(wanted) {
			continue
		}
		if t.b.Len() > 0 {
			t.b.WriteString("\r\n")
		}
		t.b.WriteString("# " + s.title + "\r\n")
		s.write(&t)
	}
	return t.b.String()
}

func (s *infoSection) isWanted(wanted []string) bool {
	return slices.ContainsFunc(wanted, func(word string) bool {
		return word == s.name || word == "everything" ||
			word == "all" && !s.module || word == "default" && !s.extra
	})
}
