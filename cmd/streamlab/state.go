package main

import (
	"fmt"
	"io"
	"path/filepath"

	"streamlab/internal/progress"
	"streamlab/lessons"
)

// A keeper is what is kept between runs. One whose folder is not known keeps
// nothing.
type keeper struct {
	dir   string // "" where there is none
	store *progress.Store
	past  progress.Progress
}

// openKeeper reads what was kept. What is wrong is said and is no reason to
// stop: lessons play without it.
func (o *options) openKeeper(problems io.Writer) *keeper {
	dir, err := progress.Dir()
	if err != nil {
		say(problems, fmt.Errorf("progress is not kept: %w", err))
		return &keeper{}
	}
	k := &keeper{dir: dir, store: progress.Open(dir)}
	if path, err := filepath.Abs(o.lessons); o.lessons != "" && err == nil {
		k.store = progress.OpenFor(dir, path)
	}
	if k.past, err = k.store.Load(); err != nil {
		say(problems, err)
	}
	return k
}

// Records returns what was kept, by lesson.
func (k *keeper) Records() map[string]lessons.Record { return k.past.Lessons }

// Save keeps a lesson's record.
func (k *keeper) Save(r lessons.Record) error {
	if k.store == nil {
		return nil
	}
	return k.store.Save(r)
}
