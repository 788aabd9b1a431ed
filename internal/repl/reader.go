package repl

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"streamlab/internal/lab"
)

// A reader gives a session its lines.
type reader interface {
	// Line shows the prompt, if there is anyone to see it, and returns what is
	// typed, without its line end; prefill stands in the prompt already and can
	// be edited. The error is io.EOF at the end, errInterrupted, a
	// *lineTooLong or a *pasted, after which reading goes on.
	Line(prompt, prefill string) (string, error)

	// Stop makes the present and all later calls of Line return io.EOF, where
	// that can be done. Any goroutine may call it.
	Stop()
}

// errInterrupted says that the line was given up with Ctrl-C.
var errInterrupted = errors.New("interrupted")

// lineTooLong says that a line was dropped whole.
type lineTooLong struct{ size int }

func (e *lineTooLong) Error() string {
	return fmt.Sprintf("a line of %d bytes was dropped: at most %d are taken", e.size, lab.MaxLine)
}

// pipe reads lines where nobody types.
type pipe struct{ in *bufio.Reader }

func newPipe(in io.Reader) *pipe { return &pipe{bufio.NewReader(in)} }

// Line reads a line, which may end in CR LF. The last one need not end at all.
func (p *pipe) Line(_, _ string) (string, error) {
	var line []byte
	size := 0
	for {
		part, err := p.in.ReadSlice('\n')
		size += len(part)
		if size <= lab.MaxLine+len("\r\n") {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || size == 0) {
			return "", err
		}
		return bounded(strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r"), size)
	}
}

// Stop does nothing: reading from a pipe cannot be given up.
func (p *pipe) Stop() {}

// bounded refuses a line that is too long; size is what was read of it, its end
// included.
func bounded(line string, size int) (string, error) {
	if len(line) > lab.MaxLine || size > lab.MaxLine+len("\r\n") {
		return "", &lineTooLong{max(len(line), size-1)}
	}
	return line, nil
}
