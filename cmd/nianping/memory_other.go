//go:build !linux

package main

// inLargePages does nothing: elsewhere nobody has to ask.
func inLargePages() {}
