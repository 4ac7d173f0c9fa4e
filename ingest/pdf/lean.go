package pdf

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"
	_ "unsafe" // for go:linkname

	_ "github.com/klippa-app/go-pdfium/webassembly" // has pdfium.wasm
)

// pdfiumWASM is PDFium. go-pdfium keeps it to itself, behind a pool whose instances cannot be linked with batch.wasm.
//
//go:linkname pdfiumWASM github.com/klippa-app/go-pdfium/webassembly.pdfiumWasm
var pdfiumWASM []byte

// leanTable is the SHA-256 of the pdfium.wasm that it was made for, and the functions that text takes: their places in the code
// section, as numbers and ranges of them. How it is made: see TestLeanTableIsForThisPDFium.
//
//go:embed lean.txt
var leanTable string

func fullModule() []byte { return pdfiumWASM }

// leanModule is PDFium without the functions that reading text does not need: to call one of those is a trap. A PDFium that
// leanTable was not made for stays full.
func leanModule() []byte {
	sum, functions, _ := strings.Cut(leanTable, "\n")
	if have := sha256.Sum256(pdfiumWASM); hex.EncodeToString(have[:]) != sum {
		return pdfiumWASM
	}
	return keep(pdfiumWASM, numbers(functions))
}

// numbers reads numbers and ranges of them (12-15).
func numbers(list string) map[int]bool {
	set := map[int]bool{}
	for _, f := range strings.Fields(list) {
		from, to, ranged := strings.Cut(f, "-")
		first, _ := strconv.Atoi(from) // the table is our own, and a test reads it
		last := first
		if ranged {
			last, _ = strconv.Atoi(to)
		}
		for n := first; n <= last; n++ {
			set[n] = true
		}
	}
	return set
}

// codeSection is the section of a WebAssembly module that holds the bodies of its functions, each with its length before it.
const codeSection = 10

// trap is the body of a function that has no variables, and stops the program (unreachable, end).
var trap = []byte{3, 0, 0x00, 0x0b}

// keep gives a module with the functions that are kept; the others trap.
func keep(module []byte, kept map[int]bool) []byte {
	out := append(make([]byte, 0, len(module)), module[:8]...) // magic number and version
	for at := 8; at < len(module); {
		contents, end := sized(module, at+1)
		if module[at] != codeSection {
			out = append(out, module[at:end]...)
		} else {
			code := keepBodies(module[contents:end], kept)
			out = binary.AppendUvarint(append(out, codeSection), uint64(len(code)))
			out = append(out, code...)
		}
		at = end
	}
	return out
}

func keepBodies(code []byte, kept map[int]bool) []byte {
	count, at := binary.Uvarint(code)
	out := append(make([]byte, 0, len(code)), code[:at]...)
	for n := range int(count) {
		_, end := sized(code, at)
		if kept[n] {
			out = append(out, code[at:end]...)
		} else {
			out = append(out, trap...)
		}
		at = end
	}
	return out
}

// sized finds the contents of something that begins with their length.
func sized(data []byte, at int) (begin, end int) {
	size, n := binary.Uvarint(data[at:])
	return at + n, at + n + int(size)
}
