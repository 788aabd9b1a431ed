// Package streamlab holds the course that the program brings along. The engine
// beneath it is streamlab/engine, the lesson format streamlab/lessons, the
// program streamlab/cmd/streamlab.
package streamlab

import _ "embed" // for the course

// Lessons is the course, a lesson file as lessons.Parse reads it. Do not change
// it.
//
//go:embed lessons.yaml
var Lessons []byte
