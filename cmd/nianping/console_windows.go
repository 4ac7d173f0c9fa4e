package main

import "syscall"

const utf8CodePage = 65001

// consoleInChinese lets the console take what is written through a pipe or by a program that is run from here for UTF-8,
// as which it was written; what goes straight to the console is UTF-16 by Go's own doing. restore puts back what was set.
func consoleInChinese() (restore func()) {
	kernel := syscall.NewLazyDLL("kernel32.dll")
	get, set := kernel.NewProc("GetConsoleOutputCP"), kernel.NewProc("SetConsoleOutputCP")
	if get.Find() != nil || set.Find() != nil {
		return func() {}
	}
	before, _, _ := get.Call()
	if before == 0 || before == utf8CodePage { // no console, or nothing to do
		return func() {}
	}
	if ok, _, _ := set.Call(utf8CodePage); ok == 0 {
		return func() {}
	}
	return func() { _, _, _ = set.Call(before) } // the console may be gone
}
