package ooxml

import (
	"encoding/binary"
	"math/bits"
	"sync"
)

// inflate unpacks deflated data (RFC 1951) into out, all at once: parts are in memory and their sizes known, so that nothing
// needs a window or waits for more. False where the data gives anything but exactly as many bytes as out has room for.
func inflate(out, packed []byte) bool {
	in, ok := inflaters.Get().(*inflater)
	if !ok {
		in = &inflater{}
	}
	defer inflaters.Put(in)
	in.out, in.n, in.packed, in.pos, in.bits, in.held = out, 0, packed, 0, 0, 0
	whole := in.blocks() && in.n == len(out)
	in.out, in.packed = nil, nil
	return whole
}

var inflaters sync.Pool

type inflater struct {
	out    []byte
	n      int // bytes written to out
	packed []byte
	pos    int    // of the bytes read into bits
	bits   uint64 // read and not yet used, the next one lowest; above held they may be set too, as the bytes at pos are
	held   uint   // how many of bits count

	literals, distances, sizes table
	lengths                    [286 + 30]uint8 // of the codes of a block
}

// table finds what a code stands for by the next bits: by the first of them, and where the code is longer by those behind. Each
// entry says what it takes and gives: value<<16 | what<<8 | bits of the code.
type table struct {
	first   uint // bits by which one looks first
	entries []uint32
}

// What an entry is, beside the number of bits to be added to its value.
const (
	isLiteral = 0x80
	isEnd     = 0x40
	isLonger  = 0x20 // value is where the entries for the bits behind begin
	extraBits = 0x0f
)

// maxFirst bounds the first look: the tables of small parts would take longer to make than they serve.
const maxFirst = 9

// What literals, lengths and distances stand for, without the bits of their codes (RFC 1951, 3.2.5).
var literalValues, distanceValues, sizeValues = func() (literals [286]uint32, distances [30]uint32, sizes [19]uint32) {
	for i := range 256 {
		literals[i] = uint32(i)<<16 | isLiteral<<8
	}
	literals[256] = isEnd << 8
	for i, base := 0, uint32(3); i < 28; i++ {
		extra := uint32(max(i/4-1, 0))
		literals[257+i] = base<<16 | extra<<8
		base += 1 << extra
	}
	literals[285] = 258 << 16
	for i, base := 0, uint32(1); i < 30; i++ {
		extra := uint32(max(i/2-1, 0))
		distances[i] = base<<16 | extra<<8
		base += 1 << extra
	}
	for i := range sizes {
		sizes[i] = uint32(i) << 16
	}
	return literals, distances, sizes
}()

// sizeOrder is the order in which a block gives the lengths of the codes for its lengths (3.2.7).
var sizeOrder = [...]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// blocks unpacks all blocks.
func (in *inflater) blocks() bool {
	for last := false; !last; {
		head, ok := in.take(3)
		if !ok {
			return false
		}
		last = head&1 != 0
		switch head >> 1 {
		case 0:
			ok = in.stored()
		case 1:
			ok = in.fixed() && in.symbols()
		case 2:
			ok = in.dynamic() && in.symbols()
		default:
			ok = false
		}
		if !ok {
			return false
		}
	}
	return true
}

// fill reads on until there are enough bits for a length and a distance with all that belongs to them, or the data ends.
func (in *inflater) fill() {
	if in.pos+8 <= len(in.packed) {
		in.bits |= binary.LittleEndian.Uint64(in.packed[in.pos:]) << in.held
		in.pos += int(63-in.held) >> 3
		in.held |= 56
		return
	}
	for in.held <= 56 && in.pos < len(in.packed) {
		in.bits |= uint64(in.packed[in.pos]) << in.held
		in.pos++
		in.held += 8
	}
}

// take takes the next bits, at most 16.
func (in *inflater) take(n uint) (uint32, bool) {
	if in.held < n {
		in.fill()
		if in.held < n {
			return 0, false
		}
	}
	v := uint32(in.bits) & (1<<n - 1)
	in.bits >>= n
	in.held -= n
	return v, true
}

// stored copies a block that is not packed.
func (in *inflater) stored() bool {
	in.take(in.held & 7)
	in.pos -= int(in.held / 8)
	in.bits, in.held = 0, 0
	if in.pos+4 > len(in.packed) {
		return false
	}
	size := int(binary.LittleEndian.Uint16(in.packed[in.pos:]))
	check := int(binary.LittleEndian.Uint16(in.packed[in.pos+2:]))
	in.pos += 4
	if size != check^0xffff || size > len(in.packed)-in.pos || size > len(in.out)-in.n {
		return false
	}
	in.n += copy(in.out[in.n:], in.packed[in.pos:in.pos+size])
	in.pos += size
	return true
}

// fixed makes the tables of a block with the fixed codes.
func (in *inflater) fixed() bool {
	var lengths [288]uint8
	for i := range lengths {
		switch {
		case i < 144 || i >= 280:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		default:
			lengths[i] = 7
		}
	}
	var five [32]uint8
	for i := range five {
		five[i] = 5
	}
	return in.literals.build(lengths[:], literalValues[:]) && in.distances.build(five[:], distanceValues[:])
}

// dynamic reads the codes of a block and makes its tables.
func (in *inflater) dynamic() bool {
	head, ok := in.take(14)
	literals, distances, sizes := int(head&31)+257, int(head>>5&31)+1, int(head>>10)+4
	if !ok || literals > 286 || distances > 30 {
		return false
	}
	var first [19]uint8
	for _, at := range sizeOrder[:sizes] {
		n, ok := in.take(3)
		if !ok {
			return false
		}
		first[at] = uint8(n)
	}
	if !in.sizes.build(first[:], sizeValues[:]) {
		return false
	}
	lengths := in.lengths[:literals+distances]
	for i := 0; i < len(lengths); {
		in.fill()
		e := in.sizes.entries[in.bits&(1<<in.sizes.first-1)]
		if n := uint(e & 0xff); n == 0 || !in.skip(n) {
			return false
		}
		size, again, extra := uint8(e>>16), uint32(1), uint32(0)
		switch size {
		case 16:
			if i == 0 {
				return false
			}
			size, again = lengths[i-1], 3
			extra, ok = in.take(2)
		case 17:
			size, again = 0, 3
			extra, ok = in.take(3)
		case 18:
			size, again = 0, 11
			extra, ok = in.take(7)
		}
		if again += extra; !ok || int(again) > len(lengths)-i {
			return false
		}
		for ; again > 0; again-- {
			lengths[i] = size
			i++
		}
	}
	return in.literals.build(lengths[:literals], literalValues[:]) && in.distances.build(lengths[literals:], distanceValues[:])
}

// skip takes bits that have been looked at.
func (in *inflater) skip(n uint) bool {
	if n > in.held {
		return false
	}
	in.bits >>= n
	in.held -= n
	return true
}

// build makes a table of the lengths of codes; what stands for a code beyond values is an error. False for lengths that are no
// code: too many, or too few; a single distance of one bit is allowed (3.2.7), and none.
func (t *table) build(lengths []uint8, values []uint32) bool {
	var count, next [16]uint32
	for _, n := range lengths {
		count[n]++
	}
	count[0] = 0
	code, longest := uint32(0), uint(0)
	for n := uint(1); n < 16; n++ {
		code = (code + count[n-1]) << 1
		next[n] = code
		if count[n] > 0 {
			longest = n
		}
		if code+count[n] > 1<<n {
			return false
		}
	}
	few := longest <= 1
	if !few && next[longest]+count[longest] != 1<<longest {
		return false
	}
	t.first = min(max(longest, 1), maxFirst)
	t.entries = append(t.entries[:0], make([]uint32, 1<<t.first)...)
	behind := longest - min(longest, t.first) // bits of the second look
	for i, n := range lengths {
		if n == 0 {
			continue
		}
		entry := uint32(0)
		if i < len(values) {
			entry = values[i] | uint32(n)
		}
		at := uint(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		if uint(n) <= t.first {
			for ; at < 1<<t.first; at += 1 << n {
				t.entries[at] = entry
			}
			continue
		}
		low := at & (1<<t.first - 1)
		if t.entries[low] == 0 {
			t.entries[low] = uint32(len(t.entries))<<16 | (isLonger|uint32(behind))<<8 | uint32(t.first)
			t.entries = append(t.entries, make([]uint32, 1<<behind)...)
		}
		second := t.entries[t.entries[low]>>16:][:1<<behind]
		for at >>= t.first; at < 1<<behind; at += 1 << (uint(n) - t.first) {
			second[at] = entry - uint32(t.first) // of whose bits the first look takes some
		}
	}
	return true
}

// symbols unpacks a block by its tables.
func (in *inflater) symbols() bool {
	literals, literalMask := in.literals.entries, uint64(1)<<in.literals.first-1
	distances, distanceMask := in.distances.entries, uint64(1)<<in.distances.first-1
	out, n := in.out, in.n
	for {
		in.fill()
		e := literals[in.bits&literalMask]
		for e>>8&isLiteral != 0 && n < len(out) && in.held >= 48 { // the usual case, as long as bits are left for all that may follow
			out[n] = byte(e >> 16)
			n++
			in.bits >>= e & 0xff
			in.held -= uint(e & 0xff)
			e = literals[in.bits&literalMask]
		}
		if in.held < 48 {
			in.fill()
		}
		if e>>8&isLonger != 0 && !in.longer(&e, literals) || e&0xff == 0 || !in.skip(uint(e&0xff)) {
			return false
		}
		switch what := e >> 8; {
		case what&isLiteral != 0:
			if n == len(out) {
				return false
			}
			out[n] = byte(e >> 16)
			n++
			continue
		case what&isEnd != 0:
			in.n = n
			return true
		}
		length, ok := in.value(e)
		d := distances[in.bits&distanceMask]
		if !ok || d>>8&isLonger != 0 && !in.longer(&d, distances) || d&0xff == 0 || !in.skip(uint(d&0xff)) {
			return false
		}
		distance, ok := in.value(d)
		if !ok || distance > n || length > len(out)-n {
			return false
		}
		for length > 0 { // what is copied may be part of what is to be copied
			k := copy(out[n:n+length], out[n-distance:n])
			n, length, distance = n+k, length-k, distance+k
		}
	}
}

// longer follows an entry to the one for the bits behind.
func (in *inflater) longer(e *uint32, entries []uint32) bool {
	if !in.skip(uint(*e & 0xff)) {
		return false
	}
	*e = entries[uint64(*e>>16)+in.bits&(1<<(*e>>8&extraBits)-1)]
	return true
}

// value is a length or a distance with the bits that are added to it.
func (in *inflater) value(e uint32) (int, bool) {
	n := uint(e >> 8 & extraBits)
	v := int(e>>16) + int(in.bits&(1<<n-1))
	return v, in.skip(n)
}
