package main

import (
	"os"
	"runtime/debug"

	_ "nianping/cmd/atstart" // makes memory ready
)

// heapInView is the size of the program, in bytes, from which on memory is collected sooner than at twice what is in use. It
// is no wall: a pile that needs more gets more, and takes longer.
const heapInView = 350 << 20

// boundMemory keeps the program near heapInView where it can be; GOMEMLIMIT in the environment has the last word.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(heapInView)
	}
}

// passingThrough tells the collector of memory that the command keeps little or nothing from one file to the next: with little in
// use at any time, memory may grow to so many times of it before it is worth collecting, but not past heapInView. GOGC in the
// environment has the last word.
func passingThrough(times int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(100 * (times - 1))
	}
}

// untouched is memory that nobody writes to, and that so takes none of the machine's. The collector counts it: while it is kept, a
// short run is over before 64 MB are in use and anything is collected, and a long one takes 32 MB more at most.
func untouched() []byte { return make([]byte, 32<<20) }
