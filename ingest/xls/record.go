package xls

import (
	"encoding/binary"
	"math"
)

// The records that are read ([MS-XLS] 2.3).
const (
	recBOF        = 0x0809
	recEOF        = 0x000A
	recContinue   = 0x003C
	recSheet      = 0x0085
	recSST        = 0x00FC
	recFormat     = 0x041E
	recFormat5    = 0x001E
	recFont       = 0x0031
	recXF         = 0x00E0
	recDateMode   = 0x0022
	recCodePage   = 0x0042
	recFilePass   = 0x002F
	recRow        = 0x0208
	recColInfo    = 0x007D
	recMerge      = 0x00E5
	recNote       = 0x001C
	recObject     = 0x005D
	recText       = 0x01B6
	recHeader     = 0x0014
	recFooter     = 0x0015
	recRK         = 0x027E
	recMulRK      = 0x00BD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recLabelSST   = 0x00FD
	recRString    = 0x00D6
	recBoolErr    = 0x0205
	recFormula    = 0x0006
	recFormula4   = 0x0406
	recString     = 0x0207
	recordHeader  = 4
	formulaString = 0
)

// record is one record of the stream.
type record struct {
	id   int
	data []byte
}

// records walks the stream.
type records struct {
	stream []byte
	at     int
}

// next gives the next record; false where the stream ends or breaks off.
func (s *records) next() (record, bool) {
	if s.at < 0 || s.at+recordHeader > len(s.stream) {
		return record{}, false
	}
	id, n := int(binary.LittleEndian.Uint16(s.stream[s.at:])), int(binary.LittleEndian.Uint16(s.stream[s.at+2:]))
	if n > len(s.stream)-s.at-recordHeader {
		return record{}, false
	}
	data := s.stream[s.at+recordHeader : s.at+recordHeader+n]
	s.at += recordHeader + n
	return record{id, data}, true
}

// continued gives the data of a record and of the CONTINUE records behind it.
func (s *records) continued(first []byte) segments {
	out := segments{parts: [][]byte{first}}
	for s.at+recordHeader <= len(s.stream) && int(binary.LittleEndian.Uint16(s.stream[s.at:])) == recContinue {
		r, ok := s.next()
		if !ok {
			break
		}
		out.parts = append(out.parts, r.data)
	}
	return out
}

// segments is data that is cut into records.
type segments struct {
	parts [][]byte
	at    int // in parts[0]
	short bool
}

// rest is what the current record still holds; the next record begins where it is used up.
func (s *segments) rest() []byte {
	for len(s.parts) > 0 && s.at >= len(s.parts[0]) {
		s.parts, s.at = s.parts[1:], 0
	}
	if len(s.parts) == 0 {
		return nil
	}
	return s.parts[0][s.at:]
}

// skip passes over n bytes that records may cut anywhere; short is set where they end before.
func (s *segments) skip(n int) {
	for n > 0 {
		b := s.rest()
		if len(b) == 0 {
			s.short = true
			return
		}
		k := min(n, len(b))
		s.at += k
		n -= k
	}
}

func (s *segments) byte() int {
	b := s.rest()
	if len(b) == 0 {
		s.short = true
		return 0
	}
	s.at++
	return int(b[0])
}

func (s *segments) u16() int { return s.byte() | s.byte()<<8 }
func (s *segments) u32() int { return s.u16() | s.u16()<<16 }

func u16(b []byte, at int) int {
	if at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) int {
	if at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}

func float(b []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(b)) }

// rk unpacks a number of four bytes ([MS-XLS] 2.5.217).
func rk(n int) float64 {
	var v float64
	if n&2 != 0 {
		v = float64(int32(uint32(n)) >> 2)
	} else {
		v = math.Float64frombits(uint64(uint32(n)&^3) << 32)
	}
	if n&1 != 0 {
		v /= 100
	}
	return v
}
