package pdf

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"

	"nianping/ingest/document"
)

// CacheDir is where compiled PDFium code is kept between runs; empty for nowhere. Set it before the first Read.
var CacheDir string

// PDFium is a WebAssembly module. Interpreted it is ready after a third of a second of the processor and takes a fifth for a page;
// compiled it takes a fiftieth for a page, but compiling takes four seconds. So the first documents are interpreted, and it is
// compiled when that pays: after compileAfter documents, or for one whose other pages would take longer than that. What was compiled is
// kept in CacheDir and ready at once in the next run. Where wazero has no compiler (loong64) everything is interpreted.
const (
	compileAfter   = 4
	compilePages   = 16 // a document of more pages is not begun with the interpreter
	compileWorkers = 1  // a second one takes 50 MB more
	garbage        = 30 // per cent of what is in use, before it is collected: what PDFium takes is much, and is to stay under 400 MB
	compileCosts   = 12 // as much time as starting the interpreter
)

// workers bounds how many instances are at work at once.
const workers = 2

// seats are taken by instances at work.
var seats = make(chan struct{}, workers)

var engine struct {
	mu    sync.Mutex
	slow  *machine      // interpreted; nil where it is not needed
	fast  *machine      // compiled; nil until it is made
	works int           // instances at work
	slows int           // those of slow among them
	ease  func()        // undoes that memory is collected sooner while instances are at work
	used  int           // documents
	start time.Duration // what starting the interpreter took: as slow as this machine, busy as it is
}

// begin counts a document, and has PDFium compiled where that is due.
func begin(ctx context.Context) {
	engine.mu.Lock()
	engine.used++
	due := engine.fast == nil && (engine.used > compileAfter || cached())
	engine.mu.Unlock()
	if due {
		compile(ctx)
	}
}

// borrow gives an instance of the fastest kind that is ready. Its user closes it.
func borrow(ctx context.Context) (i *instance, err error) {
	defer document.Pause(ctx)() // starting it is nobody's time
	engine.mu.Lock()
	defer engine.mu.Unlock()
	if engine.works++; engine.works == 1 {
		engine.ease = collectSooner()
	}
	defer func() {
		if err != nil {
			done()
		}
	}()
	m := engine.fast
	if m == nil && engine.slow == nil {
		before := time.Now()
		if engine.slow, err = newMachine(context.Background(), wazero.NewRuntimeConfigInterpreter()); err != nil {
			return nil, err
		}
		engine.start = time.Since(before)
	}
	if m == nil {
		m = engine.slow
	}
	if i, err = m.instance(ctx); err != nil {
		return nil, err
	}
	if i.fast = m == engine.fast; !i.fast {
		engine.slows++
	}
	return i, nil
}

// Close gives an instance back.
func (i *instance) Close() {
	i.close()
	engine.mu.Lock()
	defer engine.mu.Unlock()
	done()
	if i.fast {
		return
	}
	if engine.slows--; engine.fast != nil {
		retire()
	}
}

// done counts an instance that is no longer at work. The caller holds the lock.
func done() {
	if engine.works--; engine.works == 0 {
		engine.ease()
	}
}

// collectSooner has memory collected when what is in use has grown by garbage, or by less where that holds already, until the
// function that it gives is called.
func collectSooner() (ease func()) {
	before := debug.SetGCPercent(garbage)
	if before >= 0 && before < garbage {
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}

// retire gives the interpreter's memory back unless it is at work. The caller holds the lock.
func retire() {
	if engine.slow != nil && engine.slows == 0 {
		engine.slow.close()
		engine.slow = nil
	}
}

// compileTime is about how long compiling would take here and now.
func compileTime() time.Duration {
	engine.mu.Lock()
	defer engine.mu.Unlock()
	return compileCosts * engine.start
}

// compiler reports whether there is one for this machine.
func compiler() bool { return runtime.GOARCH == "amd64" || runtime.GOARCH == "arm64" }

// compile makes the compiled machine, once; without a compiler it does nothing. It is made for all documents: the clock of the
// one that is being read stands still.
func compile(ctx context.Context) {
	defer document.Pause(ctx)()
	engine.mu.Lock()
	defer engine.mu.Unlock()
	if engine.fast != nil || !compiler() {
		return
	}
	retire() // it would not be used again: not both in memory
	runtime.GC()
	cfg := wazero.NewRuntimeConfig() // compiles, but where the system forbids to run code that was made
	if CacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(CacheDir); err == nil {
			cfg = cfg.WithCompilationCache(cache)
		}
	}
	defer collectSooner()()
	if m, err := newMachine(experimental.WithCompilationWorkers(context.Background(), compileWorkers), cfg); err == nil {
		engine.fast = m
		retire()
	}
	runtime.GC() // what compiling left behind, before documents are read into it
}

// cached reports whether compiled code of an earlier run is at hand. After an update of PDFium it is of no use, and is made
// anew once.
func cached() bool {
	if CacheDir == "" {
		return false
	}
	files, _ := filepath.Glob(filepath.Join(CacheDir, "wazero-*", "*")) // the pattern is well formed
	for _, f := range files {
		if info, err := os.Stat(f); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
			return true
		}
	}
	return false
}
