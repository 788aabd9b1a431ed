package why

import "strings"

// nearest finds the word that was probably meant: one that differs in few letters,
// and not only in its number, as group0 and group1 do.
func nearest(word string, known []string) (best string, ok bool) {
	distance := len(word)/3 + 1
	for _, k := range known {
		if stem(k) == stem(word) || len(k) > len(word)+distance {
			continue
		}
		if d := differences(strings.ToLower(word), strings.ToLower(k)); d <= distance && (!ok || d < differences(word, best)) {
			best, ok = k, true
		}
	}
	return best, ok
}

// differences counts the letters to insert, drop or change that turn a into b.
func differences(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := diagonal
			if a[i-1] != b[j-1] {
				change++
			}
			diagonal = row[j]
			row[j] = min(change, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

func stem(word string) string { return strings.TrimRight(word, "0123456789") }
