package lab

import (
	"os"
	"sync"

	"streamlab/lessons"
)

// SmallCourse is the course that the tests play, read once.
var SmallCourse = sync.OnceValues(func() (*lessons.Course, error) {
	src, err := os.ReadFile("testdata/course.yaml")
	if err != nil {
		return nil, err
	}
	return lessons.Parse("course.yaml", src)
})
