package ingest

import (
	"runtime"
	"testing"
	"time"
)

func TestAGoroutineThatReadsKeepsNothingOfWhatItHasRead(t *testing.T) {
	t.Parallel()
	gone := make(chan bool, 1)
	func() {
		data := make([]byte, 1<<20)
		runtime.AddCleanup(&data[0], func(bool) { gone <- true }, true)
		done := make(chan int, 1)
		begin(func() { done <- len(data) })
		<-done
	}()
	for range 100 {
		runtime.GC()
		select {
		case <-gone:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Error("a file that has been read is kept")
}
