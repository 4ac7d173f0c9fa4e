package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/tetratelabs/wazero/api"

	"nianping/ingest/document"
)

// library calls the functions of one PDFium by their names. An error of a call stays (err), and later calls do nothing and
// give 0: only a killed or broken instance has one.
type library struct {
	*instance
	ctx   context.Context // when it is done, PDFium stops whatever it does
	known map[string]api.Function
	stack [12]uint64
	room  uint64 // memory of PDFium for results
	err   error
}

// roomBytes are the room for results, and for the records of one batch.
const roomBytes = 64 << 10

func newLibrary(ctx context.Context, in *instance) (*library, error) {
	l := &library{instance: in, ctx: ctx, known: map[string]api.Function{}}
	if l.room = l.call("malloc", roomBytes); l.room == 0 {
		return nil, errors.Join(errNoLibrary, l.err)
	}
	return l, nil
}

// call calls a function; numbers of the C side are their bits.
func (l *library) call(name string, args ...uint64) uint64 {
	if l.err != nil {
		return 0
	}
	f := l.known[name]
	if f == nil {
		if f = l.pdfium.ExportedFunction(name); f == nil {
			f = l.batch.ExportedFunction(name)
		}
		if f == nil {
			l.err = fmt.Errorf("%w：%s", errNoLibrary, name)
			return 0
		}
		l.known[name] = f
	}
	copy(l.stack[:], args)
	if l.err = f.CallWithStack(l.ctx, l.stack[:]); l.err != nil {
		return 0
	}
	return l.stack[0]
}

// corrupt is why a document cannot be read: an ErrCorrupt, errTrapped where a call had an error.
func (l *library) corrupt() error {
	if l.err != nil {
		return errTrapped
	}
	return document.ErrCorrupt
}

// number calls a function that gives an int.
func (l *library) number(name string, args ...uint64) int { return int(int32(l.call(name, args...))) }

// records are what a function of batch.wat writes of the first count things of one that PDFium knows. A record is of size bytes, and
// gone with the next call.
func (l *library) records(name string, of uint64, count, size int) iter.Seq[record] {
	return func(yield func(record) bool) {
		for i, most := 0, roomBytes/size; i < count; i += most {
			end := min(i+most, count)
			l.call(name, of, uint64(i), uint64(end), l.room)
			data, ok := l.pdfium.Memory().Read(uint32(l.room), uint32((end-i)*size))
			if l.err != nil || !ok {
				return
			}
			for r := range slices.Chunk(data, size) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// record is what a function of batch.wat wrote of one thing; the offsets stand there.
type record []byte

func (r record) is(offset int) bool { return r[offset] != 0 }

func (r record) int(offset int) int { return int(int32(binary.LittleEndian.Uint32(r[offset:]))) }

func (r record) float(offset int) float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(r[offset:])))
}

func (r record) double(offset int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r[offset:]))
}

// floatBits is a float that a function returns.
func floatBits(v uint64) float64 { return float64(math.Float32frombits(uint32(v))) }

// give puts bytes into PDFium's memory; 0 where they have no room.
func (l *library) give(data []byte) uint64 {
	at := l.call("malloc", uint64(len(data)))
	if at == 0 || !l.pdfium.Memory().Write(uint32(at), data) {
		return 0
	}
	return at
}
