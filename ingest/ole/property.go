package ole

import (
	"encoding/binary"
	"strings"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// summary and company are the properties kept, by their number ([MS-OLEPS] 3); persons' names are not among them.
var (
	summary = map[uint32]string{2: "title", 3: "subject", 5: "keywords", 6: "description", 12: "created", 13: "modified", 18: "application"}
	company = map[uint32]string{15: "company"}
)

const (
	pageProperty = 1       // the code page of a set's texts
	dictionary   = 0       // the names of a set's own properties
	maxProps     = 1 << 10 // of one set
)

// Properties gives what the file says of itself, under the names that the readers of OOXML use (title, created …), and
// the properties that its writer named. nil where it says nothing, or says it in a broken way.
func (f *File) Properties() map[string]string {
	out := map[string]string{}
	for _, set := range [...]struct {
		stream string
		names  map[uint32]string
	}{{"SummaryInformation", summary}, {"DocumentSummaryInformation", company}} {
		names := set.names
		b, err := f.Read(set.stream)
		if err != nil || len(b) < 28 {
			continue
		}
		sets := min(le32(b, 24), 2)
		for i := range sets {
			at := le32(b, 28+20*i+16)
			if at >= uint32(len(b)) {
				continue
			}
			if i == 1 {
				names = nil // the second set holds the writer's own
			}
			readSet(b[at:], names, out)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// readSet reads a property set. Without names it brings its own.
func readSet(b []byte, names map[uint32]string, out map[string]string) {
	count := min(le32(b, 4), maxProps)
	page := uint32(1252)
	for i := range count {
		if le32(b, 8+8*i) == pageProperty {
			page = le32(b, le32(b, 12+8*i)+4) & 0xFFFF
		}
	}
	if names == nil {
		names = map[uint32]string{}
		for i := range count {
			if le32(b, 8+8*i) == dictionary {
				readDictionary(b, le32(b, 12+8*i), page, names)
			}
		}
	}
	for i := range count {
		id, at := le32(b, 8+8*i), le32(b, 12+8*i)
		if name := names[id]; name != "" && out[name] == "" && id > pageProperty {
			if v := value(b, at, page); v != "" {
				out[name] = v
			}
		}
	}
}

// readDictionary reads the names of a set's own properties ([MS-OLEPS] 2.17).
func readDictionary(b []byte, at, page uint32, names map[uint32]string) {
	n := min(le32(b, at), maxProps)
	at += 4
	for range n {
		id, size := le32(b, at), le32(b, at+4)
		if page == 1200 {
			size *= 2
		}
		names[id] = decode(part(b, at+8, size), page)
		if at += 8 + size; page == 1200 {
			at = (at + 3) &^ 3
		}
		if at >= uint32(len(b)) {
			return
		}
	}
}

// value reads a text or a time; "" for other kinds.
func value(b []byte, at, page uint32) string {
	switch le32(b, at) & 0xFFFF {
	case 0x1E: // text in the set's code page
		return decode(part(b, at+8, le32(b, at+4)), page)
	case 0x1F: // text in UTF-16
		return decode(part(b, at+8, 2*le32(b, at+4)), 1200)
	case 0x40: // 100 ns since 1601
		ticks := int64(le32(b, at+4)) | int64(le32(b, at+8))<<32
		const to1970 = 11_644_473_600
		if seconds := ticks/10_000_000 - to1970; seconds > 0 && seconds < 1<<33 {
			return time.Unix(seconds, 0).UTC().Format(time.RFC3339)
		}
	}
	return ""
}

func decode(b []byte, page uint32) string {
	var s string
	switch page {
	case 1200:
		u := make([]uint16, len(b)/2)
		for i := range u {
			u[i] = binary.LittleEndian.Uint16(b[2*i:])
		}
		s = string(utf16.Decode(u))
	case 65001:
		s = string(b)
	default:
		var e encoding.Encoding = charmap.Windows1252
		if page == 936 || page == 54936 || page == 20936 {
			e = simplifiedchinese.GB18030
		}
		out, err := e.NewDecoder().Bytes(b)
		if err != nil {
			return ""
		}
		s = string(out)
	}
	s, _, _ = strings.Cut(s, "\x00")
	return strings.ToValidUTF8(strings.TrimSpace(s), "")
}

func part(b []byte, at, size uint32) []byte {
	if uint64(at)+uint64(size) > uint64(len(b)) {
		return nil
	}
	return b[at : at+size]
}

func le32(b []byte, at uint32) uint32 {
	if uint64(at)+4 > uint64(len(b)) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}
