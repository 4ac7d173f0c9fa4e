package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The collection at the start walks over what the libraries have built by then.
func TestMemoryIsMadeReadyBeforeTheLargestLibrary(t *testing.T) {
	t.Parallel()
	run := exec.Command(os.Args[0], "-test.run", "^$")
	run.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := run.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	ready := strings.Index(string(trace), "init nianping/cmd/atstart ")
	library := strings.Index(string(trace), "init github.com/xuri/excelize/v2 ")
	if ready < 0 || library < ready {
		t.Errorf("memory is made ready at %d of the trace, the largest library at %d", ready, library)
	}
}
