package pdf

import (
	"context"
	"runtime/debug"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"

	"nianping/ingest/document"
)

// CacheDir is where compiled PDFium code is kept between runs; empty for nowhere. Set it before the first Read.
var CacheDir string

// workers bounds how many instances are at work at once.
const workers = 2

// seats are taken by instances at work.
var seats = make(chan struct{}, workers)

// PDFium is a WebAssembly module of six thousand functions, and text takes a fifth of them (lean.txt). These are compiled in half
// a second of the processor, all of them in four; compiled, a page takes a fiftieth of a second, interpreted eighteen times as long.
// So what a run begins with is lean; full is compiled for pictures, and for a document that needs a function that lean lacks. What
// was compiled is kept in CacheDir and ready at once in the next run. Where wazero has no compiler (loong64) both are interpreted.
var (
	lean = &engine{module: leanModule, workers: workers}
	full = &engine{module: fullModule, workers: 1} // a second one takes 50 MB more
)

// engine is a module of PDFium that is made ready when it is first needed.
type engine struct {
	module    func() []byte
	workers   int  // that compile at once
	interpret bool // even where there is a compiler
	mu        sync.Mutex
	made      *machine // nil until it is needed
}

// borrow starts an instance, which its user closes.
func (e *engine) borrow(ctx context.Context) (*instance, error) {
	defer document.Pause(ctx)() // starting it is nobody's time
	m, err := e.machine()
	if err != nil {
		return nil, err
	}
	return m.instance(ctx)
}

// machine is the module made ready, once for all documents.
func (e *engine) machine() (_ *machine, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.made == nil {
		e.made, err = newMachine(experimental.WithCompilationWorkers(context.Background(), e.workers), e.config(), e.module())
	}
	return e.made, err
}

func (e *engine) config() wazero.RuntimeConfig {
	if e.interpret || !compiler() {
		return wazero.NewRuntimeConfigInterpreter()
	}
	cfg := wazero.NewRuntimeConfigCompiler()
	if CacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(CacheDir); err == nil {
			return cfg.WithCompilationCache(cache)
		}
	}
	return cfg
}

// compiler reports whether there is one for this machine, and the system allows to run code that was made.
var compiler = sync.OnceValue(func() (there bool) {
	defer func() { there = recover() == nil }() // it panics where there is none
	ctx := context.Background()
	return wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigCompiler()).Close(ctx) == nil
})

// garbage is how much, in per cent of what is in use, waits to be collected while a document is read: what PDFium takes is much, and
// is to stay under 400 MB.
const garbage = 30

var reads struct {
	mu   sync.Mutex
	now  int    // at once
	ease func() // undoes that memory is collected sooner
}

// collectSooner has memory collected when what is in use has grown by garbage, or by less where that holds already, until each of
// the reads has called the function that it was given.
func collectSooner() (ease func()) {
	reads.mu.Lock()
	defer reads.mu.Unlock()
	if reads.now++; reads.now == 1 {
		before := debug.SetGCPercent(garbage)
		if before >= 0 && before < garbage {
			debug.SetGCPercent(before)
		}
		reads.ease = func() { debug.SetGCPercent(before) }
	}
	return func() {
		reads.mu.Lock()
		defer reads.mu.Unlock()
		if reads.now--; reads.now == 0 {
			reads.ease()
		}
	}
}
