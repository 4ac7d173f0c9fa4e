// Package atstart makes memory ready at the start of the program; it is enough to import it. It needs so little itself that it is
// initialised before the largest library, as a test holds: its tables of 1.4 MB are not there yet when the collection here walks over
// all that is in use.
package atstart

import (
	"runtime"
	"runtime/debug"
)

// A short run is over before anything is collected: after a collection that counts 7.5 MB, which are let go then, extract, which passes
// through its files, has the next at nine times that.
func init() {
	percent := debug.SetGCPercent(-1) // a collection that began by itself might find in use what is let go here, and keep it
	inLargePages()
	counted := make([]byte, 7.5*(1<<20)) // which nobody writes to, so that it takes none of the machine's memory
	runtime.GC()
	runtime.KeepAlive(counted)
	debug.SetGCPercent(percent)
}
