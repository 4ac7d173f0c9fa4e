package pdf

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// CacheDir is where compiled PDFium code is kept between runs; empty for nowhere. Set it before the first Read.
var CacheDir string

// compileAfter is the number of documents after which compiling PDFium (about 4 s once, then cached) pays. Before that,
// and on machines for which wazero has no compiler (loong64), PDFium runs in the interpreter: it is ready in half a
// second and takes some 70 ms a page, compiled it takes 5.
const compileAfter = 4

// workers bounds how many documents are open at once; each is a WebAssembly instance of its own, so a hostile file
// reaches neither another document nor the disk.
const workers = 2

var engine struct {
	mu        sync.Mutex
	slow      pdfium.Pool
	fast      pdfium.Pool
	compiling bool
	used      int
}

// instance borrows a PDFium instance; the caller closes it.
func instance(ctx context.Context) (pdfium.Pdfium, error) {
	pool, err := enginePool()
	if err != nil {
		return nil, fmt.Errorf("PDF 引擎无法启动：%w", err)
	}
	return pool.GetInstanceWithContext(ctx)
}

func enginePool() (pdfium.Pool, error) {
	engine.mu.Lock()
	defer engine.mu.Unlock()
	engine.used++
	if engine.fast != nil {
		return engine.fast, nil
	}
	if engine.used > compileAfter && !engine.compiling {
		engine.compiling = true
		go compile()
	}
	if engine.slow == nil {
		pool, err := newPool(wazero.NewRuntimeConfigInterpreter())
		if err != nil {
			return nil, err
		}
		engine.slow = pool
	}
	return engine.slow, nil
}

// compile makes the fast pool while the slow one works on.
func compile() {
	defer func() { _ = recover() }() // no compiler on this machine: the interpreter stays
	cfg := wazero.NewRuntimeConfigCompiler()
	if CacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(CacheDir); err == nil {
			cfg = cfg.WithCompilationCache(cache)
		}
	}
	pool, err := newPool(cfg)
	if err != nil {
		return
	}
	engine.mu.Lock()
	engine.fast = pool
	engine.mu.Unlock()
}

func newPool(cfg wazero.RuntimeConfig) (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		MaxIdle: workers, MaxTotal: workers,
		RuntimeConfig: cfg.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCloseOnContextDone(true).WithMemoryLimitPages(4096), // 256 MiB for one document
		FSConfig: wazero.NewFSConfig(), // no file of the machine can be reached
		Stdout:   io.Discard,
		Stderr:   io.Discard,
	})
}

// waitForInstance is how long a document waits for a free instance before it gives up.
const waitForInstance = 2 * time.Minute
