// Package why explains the reply to one command from the state: the one before
// it, the one after it, and what happened earlier. Explain is a pure function.
//
// The table of cases is the concatenation in table.go; the first case that holds
// explains. Where none does, the command's own summary and its reply are told,
// so that there is always an answer, and never one that is guessed.
package why
