//go:build !windows

package main

// consoleInChinese has nothing to do: terminals here take UTF-8.
func consoleInChinese() (restore func()) { return func() {} }
