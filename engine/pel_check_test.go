package engine

import (
	"errors"
	"fmt"
)

func (s *stream) checkPELs() error {
	var errs []error
	s.groups.Scan(func(name string, g *group) bool {
		if err := g.pel.check(); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		}
		return true
	})
	return errors.Join(errs...)
}

func (t *pel) check() error {
	pending, n := map[owner]int{}, 0
	before, some := ID{}, false
	for c := t.pages.first(); c.ok(); t.pages.next(&c) {
		p := t.pages.at(&c)
		if err := p.check(); err != nil {
			return fmt.Errorf("page of %s: %w", p.first, err)
		}
		if some && !before.Less(p.first) {
			return fmt.Errorf("page of %s follows %s", p.first, before)
		}
		before, some, n = p.top, true, n+p.live
		for _, s := range p.owners {
			pending[s.owner] += int(s.live)
		}
	}
	if n != t.len() {
		return fmt.Errorf("%d rows, but len %d", n, t.len())
	}
	return t.checkOwners(pending)
}

func (t *pel) checkOwners(pending map[owner]int) error {
	for o := range owner(t.owners.used) {
		if row := t.owners.of(o); row.pending != pending[o] {
			return fmt.Errorf("owner %d %q has %d rows, but counts %d", o, row.name, pending[o], row.pending)
		}
		delete(pending, o)
	}
	for o, n := range pending {
		if n > 0 {
			return fmt.Errorf("%d rows of owner %d, who is not known", n, o)
		}
	}
	return nil
}

func (p *pelPage) check() error {
	live, owned := 0, make([]int32, len(p.owners))
	for i := range p.rows {
		switch {
		case i > 0 && !p.id(i-1).Less(p.id(i)):
			return fmt.Errorf("row %d %s not in order", i, p.id(i))
		case !p.living(i):
			continue
		case p.at(i) < p.bound:
			return fmt.Errorf("row %d of %d is older than %d", i, p.at(i), p.bound)
		}
		live++
		owned[p.place(i)]++
	}
	for k, s := range p.owners {
		if s.live != owned[k] {
			return fmt.Errorf("owner %d has %d rows, but counts %d", s.owner, owned[k], s.live)
		}
	}
	if live != p.live || live == 0 || p.rows > p.room || p.id(0) != p.first || p.id(p.rows-1) != p.top {
		return fmt.Errorf("%d living of %d rows, room for %d, first %s, but counts %d", live, p.rows, p.room, p.id(0), p.live)
	}
	return nil
}
