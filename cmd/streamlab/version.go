package main

import (
	"runtime/debug"
	"strings"

	"streamlab/engine"
)

// version is the module's version, or the commit that it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return setting.Value
		}
	}
	return "devel"
}

// compatNames lists the server versions.
func compatNames() []string {
	var names []string
	for _, c := range engine.Compats() {
		names = append(names, c.String())
	}
	return names
}

// compatTitles lists the server versions for people.
func compatTitles() string {
	var titles []string
	for _, c := range engine.Compats() {
		titles = append(titles, c.Title())
	}
	return strings.Join(titles, ", ")
}
