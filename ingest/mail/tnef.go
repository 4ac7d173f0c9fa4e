package mail

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"nianping/ingest/charset"
	"nianping/ingest/document"
)

// Attributes of a TNEF stream ([MS-OXTNEF] 2.1.3.2), without their types.
const (
	tnefSubject    = 0x8004
	tnefBody       = 0x800C
	tnefTitle      = 0x8010
	tnefData       = 0x800F
	tnefNewAttach  = 0x9002
	tnefMessage    = 0x9003
	tnefAttachment = 0x9005
)

var tnefMagic = []byte{0x78, 0x9F, 0x3E, 0x22}

func isTNEF(data []byte) bool { return bytes.HasPrefix(data, tnefMagic) }

// tnef takes a winmail.dat apart into the mail that it belongs to.
func (s *splitting) tnef(m *Message, data []byte) error {
	var parts []Part
	p := 6
	for p+9 <= len(data) {
		id := binary.LittleEndian.Uint16(data[p+1:])
		size := int64(binary.LittleEndian.Uint32(data[p+5:]))
		p += 9
		if size+2 > int64(len(data)-p) {
			m.Parts = append(m.Parts, kept(parts)...)
			return fmt.Errorf("%w（winmail.dat 不完整）", document.ErrCorrupt)
		}
		value := data[p : p+int(size)]
		p += int(size) + 2
		var last *Part
		if len(parts) > 0 {
			last = &parts[len(parts)-1]
		}
		switch id {
		case tnefNewAttach:
			parts = append(parts, Part{})
		case tnefSubject:
			if m.Subject == "" {
				m.Subject = tnefText(value)
			}
		case tnefBody:
			m.Text = join(m.Text, tnefText(value))
		case tnefMessage:
			m.fill(tnefProperties(value))
		case tnefTitle:
			if last != nil && last.Name == "" {
				last.Name = base(tnefText(value))
			}
		case tnefData:
			if last != nil {
				last.Data = value
				if err := s.take(value); err != nil {
					return err
				}
			}
		case tnefAttachment:
			if last != nil {
				if long := tnefProperties(value).attachment(); long.Name != "" {
					last.Name = long.Name
				}
			}
		}
	}
	m.Parts = append(m.Parts, kept(parts)...)
	return nil
}

// kept are the attachments that hold something.
func kept(parts []Part) []Part {
	var out []Part
	for _, p := range parts {
		if p.Data != nil {
			p.Name = orText(p.Name, fmt.Sprintf("附件%d", len(out)+1))
			out = append(out, p)
		}
	}
	return out
}

func tnefText(b []byte) string {
	text, _ := charset.Decode(b, "")
	return untilZero(text)
}

// tnefProperties reads a list of properties ([MS-OXTNEF] 2.1.3.4); what breaks off ends it.
func tnefProperties(b []byte) properties {
	out := properties{}
	r := &cursor{b: b, ok: true}
	for n := r.u32(); n > 0 && r.ok; n-- {
		kind, id := r.u16(), r.u16()
		if id >= 0x8000 { // a named property: its name comes first
			r.skip(16)
			if r.u32() == 0 {
				r.skip(4)
			} else {
				r.skip(pad(r.u32()))
			}
		}
		v, ok := r.value(kind)
		if !ok {
			break
		}
		if _, twice := out[id]; !twice {
			out[id] = property{kind &^ typeMultiple, v}
		}
	}
	return out
}

// cursor reads little-endian numbers; ok turns false at the end.
type cursor struct {
	b  []byte
	ok bool
}

func (c *cursor) next(n uint32) []byte {
	if !c.ok || int64(n) > int64(len(c.b)) {
		c.ok = false
		return make([]byte, 8)
	}
	v := c.b[:n]
	c.b = c.b[n:]
	return v
}

func (c *cursor) u16() uint16   { return binary.LittleEndian.Uint16(c.next(2)) }
func (c *cursor) u32() uint32   { return binary.LittleEndian.Uint32(c.next(4)) }
func (c *cursor) skip(n uint32) { c.next(n) }

// pad rounds a length up to four bytes; one that is absurd becomes one that no file has.
func pad(n uint32) uint32 {
	if n > 1<<30 {
		return 1 << 31
	}
	return (n + 3) &^ 3
}

// value reads the value of a property of the given type; of several, the first.
func (c *cursor) value(kind uint16) ([]byte, bool) {
	count := uint32(1)
	base := kind &^ typeMultiple
	variable := base == typeString8 || base == typeUnicode || base == typeBinary || base == typeObject
	if kind&typeMultiple != 0 || variable {
		count = c.u32()
	}
	var first []byte
	for i := uint32(0); i < count && c.ok; i++ {
		var v []byte
		switch base {
		case 0x0002, typeInt32, 0x0004, typeBool, 0x000A:
			v = c.next(4)
		case 0x0005, 0x0006, 0x0007, 0x0014, typeTime:
			v = c.next(8)
		case 0x0048:
			v = c.next(16)
		default:
			if !variable {
				return nil, false
			}
			n := c.u32()
			v = c.next(pad(n))
			if int64(n) <= int64(len(v)) {
				v = v[:n]
			}
		}
		if i == 0 {
			first = v
		}
	}
	return first, c.ok
}
