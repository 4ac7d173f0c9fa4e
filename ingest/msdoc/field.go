package msdoc

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"

	"nianping/ingest/layout"
)

// fieldCodes finds the codes of fields, which readers do not see: from the field's begin to its separator, or to its
// end where it has no result. A begin without an end is no field. own is what fields without a result show, by where
// they begin.
func (st *story) fieldCodes(start, end int) (codes []span, own map[int]string) {
	type field struct{ begin, separator int }
	var open []field
	own = map[int]string{}
	for cp := start; cp < end; cp++ {
		switch st.text.unit(cp) {
		case 0x13:
			open = append(open, field{cp, -1})
		case 0x14:
			if n := len(open); n > 0 && open[n-1].separator < 0 {
				open[n-1].separator = cp
				st.findObject(open[n-1].begin, cp)
			}
		case 0x15:
			n := len(open)
			if n == 0 {
				continue
			}
			f := open[n-1]
			if open = open[:n-1]; f.separator < 0 {
				f.separator = cp
			}
			if cp-f.separator <= 1 {
				if s := st.fieldText(f.begin+1, f.separator); s != "" {
					own[f.begin] = s
				}
			}
			codes = append(codes, span{f.begin, f.separator + 1})
		}
	}
	sort.Slice(codes, func(i, k int) bool { return codes[i].start < codes[k].start })
	kept := codes[:0]
	for _, s := range codes { // a code within a code is hidden with it
		if n := len(kept); n > 0 && s.start < kept[n-1].end {
			kept[n-1].end = max(kept[n-1].end, s.end)
			continue
		}
		kept = append(kept, s)
	}
	return kept, own
}

// findObject notes the object that a field embeds: its separator names the storage.
func (st *story) findObject(begin, separator int) {
	var code strings.Builder
	for cp := begin + 1; cp < min(separator, begin+maxCode); cp++ {
		code.WriteRune(st.text.unit(cp))
	}
	words := strings.Fields(code.String())
	if len(words) < 2 || !strings.EqualFold(words[0], "EMBED") || !layout.Program(words[1]) {
		return
	}
	if id := st.lookAt(separator).picture; id > 0 {
		st.objects[begin] = id
	}
}

// embedded gives the content of an embedded object as a file that a reader knows, nil where it has no such form.
func (r *reader) embedded(id int) (name string, data []byte) {
	storage := "_" + strconv.Itoa(id)
	for _, s := range [...]struct{ stream, ending string }{{"Package", ".xlsx"}, {"Workbook", ".xls"}, {"Book", ".xls"}} {
		if data, err := r.file.Read("ObjectPool/" + storage + "/" + s.stream); err == nil && len(data) > 0 {
			return storage + s.ending, data
		}
	}
	return storage, nil
}

// maxCode is how long a field's code may be that is looked at, in characters.
const maxCode = 256

// fieldText gives what a field without a result shows, by its code and by the data of a form field.
func (st *story) fieldText(start, end int) string {
	if end-start > maxCode {
		return ""
	}
	var code strings.Builder
	form := -1
	for cp := start; cp < end; {
		r, n := st.text.character(cp)
		if r == 0x01 {
			form = st.lookAt(cp).picture
		} else if r != 0x13 && r != 0x15 {
			code.WriteRune(r)
		}
		cp += n
	}
	if word := strings.ToUpper(strings.TrimSpace(code.String())); strings.HasPrefix(word, "FORMCHECKBOX") || strings.HasPrefix(word, "FORMDROPDOWN") {
		return st.formField(form)
	}
	return layout.Field(code.String())
}

// formField reads the state of a check box or the chosen entry of a list (FFData, [MS-DOC] 2.9.78), which lies in the
// stream Data behind a header.
func (r *reader) formField(at int) string {
	header := u16(r.data, at+4)
	b := cut(r.data, at+header, u32(r.data, at)-header)
	if at < 0 || len(b) < 10 {
		return ""
	}
	kind, result := b[4]&3, int(b[4]>>2&0x1F)
	texts := b[10:]
	_, texts = xst(texts) // the field's name
	standard := u16(texts, 0)
	if result == 25 { // not touched
		result = standard
	}
	if kind == 1 {
		return layout.Check(result == 1)
	}
	texts = texts[min(2, len(texts)):]
	for range 5 { // help, status, two macros, format
		_, texts = xst(texts)
	}
	n := u16(texts, 2)
	texts = texts[min(6, len(texts)):]
	for i := range n {
		size := 2 * u16(texts, 0)
		if i == result {
			return units(cut(texts, 2, size))
		}
		texts = texts[min(2+size, len(texts)):]
	}
	return ""
}

// xst reads a string with its length before it and a zero behind it, and gives what follows.
func xst(b []byte) (string, []byte) {
	n := 2 * u16(b, 0)
	return units(cut(b, 2, n)), b[min(2+n+2, len(b)):]
}

// units decodes UTF-16.
func units(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(u16(b, 2*i))
	}
	return string(utf16.Decode(u))
}

// inCode reports whether a position lies in a field's code. Positions must not go back by more than a paragraph.
func (st *story) inCode(cp int) bool {
	for st.at < len(st.hidden) && st.hidden[st.at].end <= cp {
		st.at++
	}
	return st.at < len(st.hidden) && cp >= st.hidden[st.at].start
}
