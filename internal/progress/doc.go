// Package progress keeps a learner's results and place between runs, in one
// small file: progress.json, in the folder streamlab under the user's state
// directory ($XDG_STATE_HOME, or ~/.local/state).
//
// The lessons of another file than the built-in one are kept apart, in
// progress-HASH.json, HASH being of that file's absolute path.
//
// The file is JSON:
//
//	{
//	  "format": 1,
//	  "last": "joining-groups",
//	  "lessons": {
//	    "joining-groups": {
//	      "course": "<hash of the lesson file>",
//	      "steps": {"empty-view": "solved", "take-one": "shown"},
//	      "step": "how-many",
//	      "lines": ["@consumerB XLEN numbers"],
//	      "client": "consumerB"
//	    }
//	  }
//	}
//
// It is written whole into a file beside it, which then takes its name, so that
// it is never half written. Before that it is read again: another program's
// lessons stay, and a result never becomes worse. A file that cannot be read,
// or that a newer streamlab wrote, is moved aside under another name, never
// overwritten.
package progress
