package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"streamlab/engine"
	"streamlab/internal/server"
)

// serveOptions are what the flags of serve say.
type serveOptions struct {
	addr, unix      string
	password, users string
	tlsCert, tlsKey string
	maxClients      int
	tui             bool
	timeout         time.Duration
}

func serveCommand(o *options) *cobra.Command {
	s := defaultServe()
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Let Redis clients use the engine over the network",
		Long: "Serve listens for Redis clients (RESP2 and RESP3) until it is interrupted; nothing\n" +
			"is kept afterwards. Without a password it listens on loopback only. A file of\n" +
			"users has a name and a password on each line. With --tui clients share the\n" +
			"sandbox of the full screen, where all that they do can be seen and undone.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if s.tui {
				return s.serveScreen(cmd, o)
			}
			compat, err := o.server()
			if err != nil {
				return err
			}
			return s.serve(cmd, compat)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&s.addr, "addr", s.addr, "listen on this `host:port`; \"\" for a Unix socket alone")
	flags.StringVar(&s.unix, "unixsocket", "", "listen on a Unix socket at this `path`, too")
	flags.StringVar(&s.password, "requirepass", "", "the `password` that clients have to give")
	flags.StringVar(&s.users, "users", "", "a `file` of users and their passwords")
	flags.StringVar(&s.tlsCert, "tls-cert", "", "the `file` of a certificate (PEM): TCP clients have to use TLS")
	flags.StringVar(&s.tlsKey, "tls-key", "", "the `file` of the certificate's key (PEM)")
	flags.IntVar(&s.maxClients, "max-clients", s.maxClients, "how many clients there may be at once")
	flags.DurationVar(&s.timeout, "timeout", 0, "close clients that are silent for this `time` (5m); 0 for never")
	flags.BoolVar(&s.tui, "tui", false, "show the full screen, and share its sandbox")
	return cmd
}

// defaultServe is how to serve where no flag says otherwise.
func defaultServe() *serveOptions {
	return &serveOptions{addr: "127.0.0.1:6399", maxClients: 10_000}
}

// serve serves an empty engine until the program is interrupted.
func (s *serveOptions) serve(cmd *cobra.Command, compat engine.Compat) error {
	passwords, err := s.passwords()
	if err != nil {
		return err
	}
	listeners, err := s.listen(len(passwords) == 0)
	if err != nil {
		return err
	}
	clock := engine.SystemClock{}
	e := engine.New(engine.Options{
		Compat: compat, Start: engine.TimeOf(clock.Now()),
		Password: passwords[defaultUser], Users: others(passwords), Limits: s.limits(),
	})
	host := server.New(server.Options{World: engine.NewHost(e, clock)})
	return untilInterrupted(cmd, host, listeners, compat)
}

// limits are what CONFIG begins with. Redis leaves the output of clients that do
// not listen without a bound; here it has one.
func (s *serveOptions) limits() engine.Limits {
	const output = 1 << 30
	return engine.Limits{Clients: s.maxClients, Idle: s.timeout, Normal: engine.OutputLimit{Hard: output}}
}

// defaultUser is who gives a password without a name.
const defaultUser = "default"

// passwords are those of the users; there are none where everybody may come.
func (s *serveOptions) passwords() (map[string]string, error) {
	list := map[string]string{}
	if s.users != "" {
		f, err := os.Open(s.users)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		if list, err = server.ReadUsers(f); err != nil {
			return nil, fmt.Errorf("read %s: %w", s.users, err)
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("read %s: there are no users in it", s.users)
		}
	}
	if s.password != "" {
		if _, twice := list[defaultUser]; twice {
			return nil, fmt.Errorf("--requirepass and %s both give the password of the user %s", s.users, defaultUser)
		}
		list[defaultUser] = s.password
	}
	return list, nil
}

// others are the users but the default one.
func others(passwords map[string]string) map[string]string {
	list := maps.Clone(passwords)
	delete(list, defaultUser)
	return list
}

// listen opens the listeners that the flags ask for.
func (s *serveOptions) listen(open bool) ([]net.Listener, error) {
	where := server.Where{Addr: s.addr, Unix: s.unix, Open: open}
	switch {
	case s.addr == "" && s.unix == "":
		return nil, errors.New("serve needs an address: --addr or --unixsocket")
	case s.maxClients < 1:
		return nil, errors.New("--max-clients is 1 at least")
	case s.timeout < 0:
		return nil, errors.New("--timeout is 0 at least")
	case s.tlsCert == "" && s.tlsKey == "":
		return server.Listen(where)
	}
	cert, err := tls.LoadX509KeyPair(s.tlsCert, s.tlsKey)
	if err != nil {
		return nil, fmt.Errorf("read the certificate: %w", err)
	}
	where.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
	return server.Listen(where)
}

// untilInterrupted serves until SIGINT or SIGTERM, and ends then without an
// error.
func untilInterrupted(cmd *cobra.Command, s *server.Server, listeners []net.Listener, compat engine.Compat) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- s.Serve(l) }()
	}
	announce(cmd.OutOrStdout(), listeners, compat)
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	return errors.Join(err, s.Close())
}

// announce says in one line where the server listens.
func announce(w io.Writer, listeners []net.Listener, compat engine.Compat) {
	_, _ = fmt.Fprintf(w, "streamlab listens on %s, as Redis %s\n", strings.Join(addresses(listeners), " and "), compat)
}

func addresses(listeners []net.Listener) (list []string) {
	for _, l := range listeners {
		list = append(list, l.Addr().String())
	}
	return list
}
