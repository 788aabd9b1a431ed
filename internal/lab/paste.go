package lab

import "strings"

// CutPaste cuts pasted text into its lines without the empty ones, and tells
// how many bytes the longest has. Lines end in LF, CR LF or CR.
func CutPaste(text string) (lines []string, longest int) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	for _, line := range strings.Split(text, "\n") {
		longest = max(longest, len(line))
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return lines, longest
}
