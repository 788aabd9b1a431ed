package tui

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// terminalPath is where a terminal can be opened once more.
func terminalPath(terminal *os.File) string { return fmt.Sprintf("/dev/fd/%d", terminal.Fd()) }

// discard drops what a terminal was sent and has not taken, and lets it take
// what comes.
func discard(terminal *os.File) {
	raw, err := terminal.SyscallConn()
	if err != nil {
		return
	}
	_ = raw.Control(func(fd uintptr) {
		_ = unix.IoctlSetInt(int(fd), unix.TCFLSH, unix.TCOFLUSH)
		_ = unix.IoctlSetInt(int(fd), unix.TCXONC, unix.TCOON)
	})
}
