package main

import (
	"syscall"
	"unsafe"
)

// doubleClicked reports whether the program was started from the desktop: then its console belongs to it alone.
func doubleClicked() bool {
	list := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if list.Find() != nil {
		return false
	}
	var ids [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}
