package main

import (
	"context"
	"errors"
	"net"
	"strings"

	"github.com/spf13/cobra"

	"streamlab/engine"
	"streamlab/internal/lab"
	"streamlab/internal/server"
	"streamlab/internal/tui"
)

// serveScreen shows the full screen and lets clients share its sandbox.
func (s *serveOptions) serveScreen(cmd *cobra.Command, o *options) error {
	screen, err := o.screen(tui.Sandbox, nil)
	if err != nil {
		return err
	}
	keep := o.openKeeper(cmd.ErrOrStderr())
	screen.Progress, screen.History, screen.Version = keep, keep.dir, cmd.Root().Version
	screen.Shared = true
	return runShared(cmd.Context(), screen, s)
}

// runShared shows the full screen, from within which a lab can be shared.
func runShared(ctx context.Context, screen tui.Options, s *serveOptions) error {
	passwords, err := s.passwords()
	if err != nil {
		return err
	}
	h := &sharer{serve: s, open: len(passwords) == 0}
	screen.Share, screen.After = h.share, engine.SystemClock{}.AfterFunc
	screen.Guard = lab.Guard{Password: passwords[defaultUser], Users: others(passwords), Limits: s.limits()}
	return errors.Join(tui.Run(ctx, screen), h.close())
}

// sharer lets clients share one lab at a time.
type sharer struct {
	serve  *serveOptions
	open   bool // without a password
	lab    *lab.Lab
	server *server.Server
	addr   string
}

// share serves a lab, and no other any more; nil is none.
func (h *sharer) share(l *lab.Lab) (addr string, err error) {
	if l == nil {
		return "", h.close()
	}
	if h.lab == l {
		return h.addr, nil
	}
	if err := h.close(); err != nil {
		return "", err
	}
	listeners, err := h.serve.listen(h.open)
	if err != nil {
		return "", err
	}
	h.lab, h.server = l, server.New(server.Options{World: l})
	h.addr = strings.Join(addresses(listeners), " and ")
	for _, listener := range listeners {
		serving := h.server
		go func() {
			if err := serving.Serve(listener); err != nil && !errors.Is(err, net.ErrClosed) {
				l.Report(err)
			}
		}()
	}
	return h.addr, nil
}

// close ends the server, if there is one.
func (h *sharer) close() error {
	if h.server == nil {
		return nil
	}
	s := h.server
	h.lab.Share("")
	h.lab, h.server = nil, nil
	return s.Close()
}
