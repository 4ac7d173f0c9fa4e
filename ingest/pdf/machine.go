package pdf

import (
	"context"
	_ "embed"
	"errors"

	"github.com/klippa-app/go-pdfium/webassembly/imports"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// batchWASM makes many calls of PDFium by one; see batch.wat.
//
//go:embed batch.wasm
var batchWASM []byte

// memoryPages bounds the memory of one instance, in pages of 64 KiB: 256 MiB.
const memoryPages = 4096

// machine makes instances of PDFium, by one interpreter or compiler.
type machine struct {
	runtime       wazero.Runtime
	pdfium, batch wazero.CompiledModule
}

// newMachine makes module, a PDFium, ready.
func newMachine(ctx context.Context, cfg wazero.RuntimeConfig, module []byte) (_ *machine, err error) {
	m := &machine{runtime: wazero.NewRuntimeWithConfig(ctx, cfg.
		WithCoreFeatures(api.CoreFeaturesV2|experimental.CoreFeaturesExceptionHandling). // PDFium's setjmp
		WithCloseOnContextDone(true).WithMemoryLimitPages(memoryPages))}
	defer func() {
		if err != nil {
			m.close()
		}
	}()
	if _, err = wasi_snapshot_preview1.Instantiate(ctx, m.runtime); err != nil {
		return nil, err
	}
	if m.pdfium, err = m.runtime.CompileModule(ctx, module); err != nil {
		return nil, err
	}
	if _, err = imports.Instantiate(ctx, m.runtime, m.pdfium); err != nil {
		return nil, err
	}
	if m.batch, err = m.runtime.CompileModule(ctx, batchWASM); err != nil {
		return nil, err
	}
	return m, nil
}

func (m *machine) close() { m.runtime.Close(context.Background()) }

// instance is one PDFium at work: a sandbox of its own, so that a hostile file reaches neither another document nor the disk.
type instance struct {
	pdfium, batch api.Module
}

// instance starts a PDFium. No file of the machine can be reached by it.
func (m *machine) instance(ctx context.Context) (_ *instance, err error) {
	i := &instance{}
	defer func() {
		if err != nil {
			i.Close()
		}
	}()
	anonymous := wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize")
	if i.pdfium, err = m.runtime.InstantiateModule(ctx, m.pdfium, anonymous); err != nil {
		return nil, err
	}
	if start := i.pdfium.ExportedFunction("FPDF_InitLibrary"); start == nil {
		err = errNoLibrary
	} else {
		_, err = start.Call(ctx)
	}
	if err != nil {
		return nil, err
	}
	resolve := experimental.WithImportResolver(ctx, func(name string) api.Module {
		if name == "pdfium" {
			return i.pdfium
		}
		return nil
	})
	if i.batch, err = m.runtime.InstantiateModule(resolve, m.batch, wazero.NewModuleConfig().WithName("")); err != nil {
		return nil, err
	}
	return i, nil
}

// Close ends it.
func (i *instance) Close() {
	for _, m := range []api.Module{i.batch, i.pdfium} {
		if m != nil {
			m.Close(context.Background())
		}
	}
}

var errNoLibrary = errors.New("PDFium 的函数不可用")
