package main

import (
	"errors"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// A script is a list of requests in the form in which they are sent.
type script struct {
	bytes []byte
	ends  []int // where each request ends
}

func (s *script) add(words ...string) {
	s.bytes = appendRequest(s.bytes, words...)
	s.ends = append(s.ends, len(s.bytes))
}

func (s *script) len() int { return len(s.ends) }

// slice returns the requests from one to another in one piece.
func (s *script) slice(from, to int) []byte {
	begin := 0
	if from > 0 {
		begin = s.ends[from-1]
	}
	return s.bytes[begin:s.ends[to-1]]
}

// A load is what is sent to a server in one measurement. All connections are
// served by one thread with poll(2), as redis-benchmark does it, for a thread a
// connection would take the processors from a server that can use two of them.
type load struct {
	addr     unix.SockaddrInet4
	clients  int
	pipeline int           // requests that a client sends at once, before it reads
	script   *script       // what the clients share: each takes the next requests of it
	repeat   bool          // begin the script again at its end
	want     string        // how each reply begins
	limit    time.Duration // no request is sent after it
}

// A sample is what a load reached.
type sample struct {
	requests int
	elapsed  time.Duration
}

// rate returns requests a second.
func (s sample) rate() float64 { return float64(s.requests) / s.elapsed.Seconds() }

// patience is how long a server may be silent before a measurement is given up.
const patience = 60 * time.Second

// run sends the load and waits for every reply.
func (l load) run() (sample, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	r, err := l.connect()
	defer r.close()
	if err != nil {
		return sample{}, err
	}
	began := time.Now()
	for i := range r.conns {
		if err := r.send(i); err != nil {
			return sample{}, err
		}
	}
	for r.open > 0 {
		if err := r.step(began); err != nil {
			return sample{}, err
		}
	}
	return sample{r.replies, time.Since(began)}, nil
}

// running is a load on its way.
type running struct {
	load
	conns   []*conn
	polled  []unix.PollFd // in the order of conns; a negative descriptor is passed over
	open    int           // connections that still wait for replies
	next    int           // the script's request that goes out next
	replies int
	late    bool // the limit has passed
}

// A conn is one client.
type conn struct {
	fd      int
	sent    int // requests without a reply
	replies skimmer
	buf     []byte
	held    int // bytes of buf that belong to a header that is not whole
}

func (l load) connect() (*running, error) {
	r := &running{load: l}
	for range l.clients {
		fd, err := dial(&l.addr)
		if err != nil {
			return r, err
		}
		r.conns = append(r.conns, &conn{fd: fd, replies: skimmer{want: l.want}, buf: make([]byte, 64<<10)})
		r.polled = append(r.polled, unix.PollFd{Fd: -1, Events: unix.POLLIN})
	}
	return r, nil
}

// dial opens a connection that sends small packets at once.
func dial(addr *unix.SockaddrInet4) (fd int, err error) {
	fd, err = unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		return -1, fmt.Errorf("open socket: %w", err)
	}
	if err := errors.Join(
		unix.Connect(fd, addr),
		unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1),
	); err != nil {
		_ = unix.Close(fd)
		return -1, fmt.Errorf("connect to port %d: %w", addr.Port, err)
	}
	return fd, nil
}

func (r *running) close() {
	for _, c := range r.conns {
		_ = unix.Close(c.fd)
	}
}

// send gives a client its next requests; without any, it is done.
func (r *running) send(i int) error {
	from := r.next
	if from == r.script.len() && r.repeat {
		from = 0
	}
	to := min(from+r.pipeline, r.script.len())
	if from == to || r.late {
		r.watch(i, false)
		return nil
	}
	r.watch(i, true)
	c := r.conns[i]
	c.sent, r.next = to-from, to
	return c.write(r.script.slice(from, to))
}

// watch says whether replies are still to come on a connection.
func (r *running) watch(i int, on bool) {
	p := &r.polled[i]
	switch {
	case on && p.Fd < 0:
		p.Fd = int32(r.conns[i].fd)
		r.open++
	case !on && p.Fd >= 0:
		p.Fd = -1
		r.open--
	}
}

// step waits for replies and answers each client that has all of its own.
func (r *running) step(began time.Time) error {
	n, err := unix.Poll(r.polled, int(patience.Milliseconds()))
	switch {
	case errors.Is(err, unix.EINTR):
		return nil
	case err != nil:
		return fmt.Errorf("wait for replies: %w", err)
	case n == 0:
		return fmt.Errorf("wait for replies: none came within %v", patience)
	}
	r.late = time.Since(began) >= r.limit
	for i := range r.polled {
		if r.polled[i].Fd < 0 || r.polled[i].Revents == 0 {
			continue
		}
		if err := r.receive(i); err != nil {
			return err
		}
	}
	return nil
}

func (r *running) receive(i int) error {
	c := r.conns[i]
	before := c.replies.replies
	if err := c.read(); err != nil {
		return err
	}
	got := c.replies.replies - before
	r.replies += got
	c.sent -= got
	if c.sent > 0 {
		return nil
	}
	return r.send(i)
}

func (c *conn) write(b []byte) error {
	for len(b) > 0 {
		n, err := unix.Write(c.fd, b)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil {
			return fmt.Errorf("send requests: %w", err)
		}
		b = b[n:]
	}
	return nil
}

// read takes what has arrived.
func (c *conn) read() error {
	n, err := unix.Read(c.fd, c.buf[c.held:])
	switch {
	case errors.Is(err, unix.EINTR):
		return nil
	case err != nil:
		return fmt.Errorf("read replies: %w", err)
	case n == 0:
		return errors.New("read replies: the server closed the connection")
	}
	b := c.buf[:c.held+n]
	used, err := c.replies.feed(b)
	c.held = copy(c.buf, b[used:])
	return err
}
