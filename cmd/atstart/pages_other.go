//go:build !linux

package atstart

// inLargePages does nothing: elsewhere nobody has to ask.
func inLargePages() {}
