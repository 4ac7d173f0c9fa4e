package pdf

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero/api"
)

// library calls the functions of one PDFium by their names. The wrappers of go-pdfium take and free memory for each result
// of each call, twenty calls a character; this takes it once. An error of a call stays (err), and later calls do nothing and
// give 0: only a killed or broken instance has one.
type library struct {
	ctx    context.Context // when it is done, PDFium stops whatever it does
	module api.Module
	known  map[string]api.Function
	stack  [12]uint64
	room   uint32 // memory of PDFium for results
	err    error
}

const roomBytes = 64

var errNoLibrary = errors.New("PDFium 的函数不可用")

// newLibrary takes the module out of an instance of go-pdfium.
func newLibrary(ctx context.Context, in pdfium.Pdfium) (*library, error) {
	l := &library{ctx: ctx, known: map[string]api.Function{}}
	v := reflect.ValueOf(in.GetImplementation())
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil, errNoLibrary
	}
	field := v.Elem().FieldByName("Module")
	if !field.IsValid() || !field.CanInterface() {
		return nil, errNoLibrary
	}
	l.module, _ = field.Interface().(api.Module)
	if l.module == nil {
		return nil, errNoLibrary
	}
	if l.room = uint32(l.call("malloc", roomBytes)); l.room == 0 {
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
		if f = l.module.ExportedFunction(name); f == nil {
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

// number calls a function that gives an int.
func (l *library) number(name string, args ...uint64) int { return int(int32(l.call(name, args...))) }

// at is the address of a place in the room for results.
func (l *library) at(offset uint32) uint64 { return uint64(l.room + offset) }

// double is a result of type double at an offset of the room.
func (l *library) double(offset uint32) float64 {
	v, _ := l.module.Memory().ReadFloat64Le(l.room + offset)
	return v
}

// float is a result of type float at an offset of the room.
func (l *library) float(offset uint32) float64 {
	v, _ := l.module.Memory().ReadFloat32Le(l.room + offset)
	return float64(v)
}

// floatBits is a float that a function returns.
func floatBits(v uint64) float64 { return float64(math.Float32frombits(uint32(v))) }

// give puts bytes into PDFium's memory; 0 where they have no room.
func (l *library) give(data []byte) uint64 {
	at := l.call("malloc", uint64(len(data)))
	if at == 0 || !l.module.Memory().Write(uint32(at), data) {
		return 0
	}
	return at
}
