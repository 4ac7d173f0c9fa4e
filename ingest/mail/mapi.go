package mail

import (
	"encoding/binary"
	"time"
	"unicode/utf16"

	"nianping/ingest/charset"
)

// Properties of a mail and of its attachments ([MS-OXPROPS]).
const (
	propSubject       = 0x0037
	propSubmitTime    = 0x0039
	propHeaders       = 0x007D
	propSenderName    = 0x0C1A
	propSenderAddress = 0x0C1F
	propSenderSMTP    = 0x5D01
	propDelivery      = 0x0E06
	propBody          = 0x1000
	propBodyRTF       = 0x1009
	propBodyHTML      = 0x1013
	propAttachData    = 0x3701
	propShortName     = 0x3704
	propLongName      = 0x3707
	propAttachMime    = 0x370E
	propContentID     = 0x3712
	propDisplayName   = 0x3001
	propCodepage      = 0x3FFD
)

// Types of properties ([MS-OXCDATA] 2.11.1).
const (
	typeInt32    = 0x0003
	typeBool     = 0x000B
	typeObject   = 0x000D
	typeString8  = 0x001E
	typeUnicode  = 0x001F
	typeTime     = 0x0040
	typeBinary   = 0x0102
	typeMultiple = 0x1000
)

// properties are the values of one object, by number.
type properties map[uint16]property

type property struct {
	kind uint16
	data []byte
}

// text is a property for people, "" where it is none.
func (p properties) text(id uint16) string {
	v, ok := p[id]
	if !ok {
		return ""
	}
	switch v.kind {
	case typeUnicode:
		return untilZero(wide(v.data))
	case typeString8, typeBinary:
		text, _ := charset.Decode(v.data, p.charset())
		return charset.Repair(untilZero(text))
	}
	return ""
}

// charset is the encoding of the 8-bit texts, as the object states it.
func (p properties) charset() string {
	if v, ok := p[propCodepage]; ok && len(v.data) >= 4 {
		switch binary.LittleEndian.Uint32(v.data) {
		case 936, 54936, 20936:
			return "gb18030"
		case 950:
			return "big5"
		case 65001:
			return "utf-8"
		case 1252:
			return "windows-1252"
		case 1251:
			return "windows-1251"
		case 932:
			return "shift_jis"
		}
	}
	return ""
}

// time is a FILETIME, zero where there is none.
func (p properties) time(id uint16) time.Time {
	v, ok := p[id]
	if !ok || v.kind != typeTime || len(v.data) < 8 {
		return time.Time{}
	}
	ticks := int64(binary.LittleEndian.Uint64(v.data))
	if ticks <= 0 {
		return time.Time{}
	}
	const epoch = 116444736000000000 // 1970 in ticks of 100 ns since 1601
	return sane(time.Unix((ticks-epoch)/1e7, (ticks-epoch)%1e7*100))
}

// attachment names and takes what an attachment object holds.
func (p properties) attachment() Part {
	name := base(p.text(propLongName))
	if name == "" {
		name = base(p.text(propShortName))
	}
	if name == "" {
		name = base(p.text(propDisplayName))
	}
	return Part{Name: name, Data: p[propAttachData].data}
}

func wide(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

func untilZero(s string) string {
	for i := range len(s) {
		if s[i] == 0 {
			return s[:i]
		}
	}
	return s
}

// fill takes from the properties what every mail has.
func (m *Message) fill(p properties) {
	if m.Subject == "" {
		m.Subject = p.text(propSubject)
	}
	if m.From == "" {
		m.From = p.text(propSenderName)
		address := p.text(propSenderSMTP)
		if address == "" {
			address = p.text(propSenderAddress)
		}
		if address != "" && address != m.From && len(address) < 200 && address[0] != '/' {
			m.From += " <" + address + ">"
		}
	}
	if headers := p.text(propHeaders); headers != "" {
		h, _ := readHeader([]byte(headers))
		m.Received, m.Date = received(h), date(h.get("date"))
	}
	if m.Received.IsZero() {
		m.Received = p.time(propDelivery)
	}
	if m.Date.IsZero() {
		m.Date = p.time(propSubmitTime)
	}
	m.Text = join(m.Text, p.text(propBody))
	if v, ok := p[propBodyHTML]; ok && m.HTML == nil {
		m.HTML, m.Charset = v.data, p.charset()
		if v.kind == typeUnicode {
			m.HTML, m.Charset = []byte(untilZero(wide(v.data))), "utf-8"
		}
	}
}
