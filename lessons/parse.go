package lessons

import (
	"crypto/sha256"
	"encoding/hex"

	"streamlab/engine"
)

// Format is the newest version of the lesson file's format that Parse reads.
const Format = 1

// MaxFileSize is how many bytes a lesson file may have.
const MaxFileSize = 1 << 20

// Parse reads a lesson file, whose name is for messages only. It takes nothing
// on trust: unknown keys are faults, every text is compared with the line that
// it came from, and what the text says (commands, checks, patterns, names,
// Markdown) is parsed too. The error is a Faults, with everything that was
// found, in the order of the file's lines.
func Parse(file string, src []byte) (*Course, error) {
	r := &reader{src: newSource(file, src)}
	course := r.read(src)
	if len(r.faults) > 0 {
		return nil, r.faults.sorted()
	}
	sum := sha256.Sum256(src)
	course.File, course.Hash = file, hex.EncodeToString(sum[:])
	return course, nil
}

// A reader turns a lesson file into a course and collects what is wrong.
type reader struct {
	src    *source
	faults Faults

	named map[string]bool // the bindings that hold where the reader is
	own   map[string]bool // those that the present step adds

	compat engine.Compat // of the file: the version whose commands its scripts may have
}

// enoughFaults is how many faults are collected: a file of more is no lesson
// file.
const enoughFaults = 1000

func (r *reader) fault(at Position, problem, remedy string) {
	if len(r.faults) >= enoughFaults {
		return
	}
	r.faults = append(r.faults, r.src.fault(at, problem, remedy))
}

// read goes on from one stage to the next only while the file is sound.
func (r *reader) read(src []byte) *Course {
	r.checkBytes(src)
	if len(r.faults) > 0 {
		return nil
	}
	root := r.tree()
	if root == nil {
		return nil
	}
	return r.course(root)
}
