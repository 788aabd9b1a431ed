package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"streamlab"
	"streamlab/lessons"
)

// course reads the lesson file that the flags name, or the one built in.
func (o *options) course() (*lessons.Course, error) {
	if o.lessons == "" {
		return lessons.Parse("lessons.yaml", streamlab.Lessons)
	}
	return readCourse(o.lessons)
}

// readCourse reads a lesson file, no further than to find out that it is too
// long.
func readCourse(name string) (*lessons.Course, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	src, err := io.ReadAll(io.LimitReader(file, lessons.MaxFileSize+1))
	if err != nil {
		return nil, err
	}
	return lessons.Parse(name, src)
}

// pick returns the lessons of those IDs, all where there is none.
func pick(course *lessons.Course, ids []string) (list []*lessons.Lesson, err error) {
	if len(ids) == 0 {
		ids = names(course)
	}
	for _, id := range ids {
		lesson, ok := course.Lesson(id)
		if !ok {
			return nil, fmt.Errorf("no lesson %q: there are %s", id, strings.Join(names(course), ", "))
		}
		list = append(list, lesson)
	}
	return list, nil
}

func names(course *lessons.Course) []string {
	list := make([]string, len(course.Lessons))
	for i, lesson := range course.Lessons {
		list[i] = lesson.ID
	}
	return list
}
