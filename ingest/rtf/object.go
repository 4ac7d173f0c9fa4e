package rtf

import (
	"bytes"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/ole"
)

// compound and zip begin the files that an embedded object may hold behind its OLE 1.0 header.
var (
	compound = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}
	zip      = []byte("PK\x03\x04")
)

// object is an embedded object while its group is open.
type object struct {
	class []byte
	data  []byte // written as hexadecimal digits
	half  byte
	odd   bool
	group int // how many groups were open
}

// hex takes digits of the object's data.
func (o *object) hex(b []byte) {
	for _, c := range b {
		v, ok := hex(c)
		if !ok {
			continue
		}
		if o.odd = !o.odd; o.odd {
			o.half = v
			continue
		}
		o.data = append(o.data, o.half<<4|v)
	}
}

// endObject ends the object whose group closes, and hands on the file in it.
func (r *reader) endObject() {
	n := len(r.objects)
	if n == 0 || r.objects[n-1].group != len(r.saved) {
		return
	}
	o := r.objects[n-1]
	r.objects = r.objects[:n-1]
	class := strings.TrimSpace(string(o.class))
	if len(o.data) == 0 || strings.HasPrefix(class, "Equation") || r.state.dest != destText {
		return
	}
	s := r.story()
	if layout.Program(class) {
		for _, kind := range [...]struct {
			magic        []byte
			sheet, prose string
		}{{compound, ".xls", ".doc"}, {zip, ".xlsx", ".docx"}} {
			ending := kind.sheet
			if strings.HasPrefix(class, "W") {
				ending = kind.prose
			}
			if at := bytes.Index(o.data[:min(len(o.data), 4096)], kind.magic); at >= 0 {
				if f, err := ole.Open(o.data[at:], document.Limits{}); err == nil && f.Has("Package") { // a zip within the compound file
					if inner, err := f.Read("Package"); err == nil {
						s.files = append(s.files, file{"嵌入对象" + ending + "x", inner})
						return
					}
				}
				s.files = append(s.files, file{"嵌入对象" + ending, o.data[at:]})
				return
			}
		}
	}
	s.files = append(s.files, file{})
}

// file is an embedded file that stands in a line; without data one that cannot be read.
type file struct {
	name string
	data []byte
}
