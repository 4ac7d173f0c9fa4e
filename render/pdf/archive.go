package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"strings"
	"sync"

	"nianping"
)

// A report is kept for years: the file is written to the requirements of PDF/A-3u (ISO 19005-3), the archive form that allows
// an attached file of data and asks that all text can be copied. What that takes beside embedded fonts stands here: the
// meaning of the colours, metadata that agree with the document's information, links that are printed, and an outline that counts.

// intent is the catalog's entry that says what red, green and blue mean.
func intent(all *objects) string {
	profile := all.add(object{dict: "/N 3 /Filter /FlateDecode", stream: deflatedSRGB(), plain: true})
	return fmt.Sprintf(" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]", profile)
}

var deflatedSRGB = sync.OnceValue(func() []byte { return deflated(profileSRGB()) })

// profileSRGB is sRGB as an ICC profile (ISO 15076-1, version 4.2): the primaries of IEC 61966-2-1 adapted to D50, as its
// annexes give them, and the curve as a formula.
func profileSRGB() []byte {
	fixed := func(b []byte, values ...float64) []byte {
		for _, v := range values {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(v*65536+0.5)))
			if v < 0 {
				binary.BigEndian.PutUint32(b[len(b)-4:], uint32(int32(v*65536-0.5)))
			}
		}
		return b
	}
	text := func(s string) []byte { // in one language, UTF-16
		b := append([]byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS"), 0, 0, 0, byte(2*len(s)), 0, 0, 0, 28)
		for _, c := range []byte(s) {
			b = append(b, 0, c)
		}
		return b
	}
	xyz := func(x, y, z float64) []byte { return fixed([]byte("XYZ \x00\x00\x00\x00"), x, y, z) }
	curve := fixed([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", text("sRGB IEC61966-2.1")}, {"cprt", text("No copyright, use freely")}, {"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)}, {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"chad", fixed([]byte("sf32\x00\x00\x00\x00"), 1.04791, 0.02293, -0.05020, 0.02960, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // nil: the data of the tag before
	}
	table, data := binary.BigEndian.AppendUint32(nil, uint32(len(tags))), []byte{}
	start, at, size := 128+4+12*len(tags), 0, 0
	for _, t := range tags {
		if t.data != nil {
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
			at, size = start+len(data), len(t.data)
			data = append(data, t.data...)
		}
		table = binary.BigEndian.AppendUint32(append(table, t.name...), uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(size))
	}
	for len(data)%4 != 0 {
		data = append(data, 0)
	}
	head := make([]byte, 128) // size, maker, version, class, colours, connection, date, signature, …, illuminant D50
	binary.BigEndian.PutUint32(head, uint32(start+len(data)))
	copy(head[8:], "\x04\x20\x00\x00mntrRGB XYZ \x07\xE9\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00acsp")
	copy(head[68:], fixed(nil, 0.9642, 1, 0.8249))
	return append(append(head, table...), data...)
}

// printed marks the links of a page to be printed, as the archive form asks of all annotations.
func printed(page string) string {
	return strings.ReplaceAll(page, "/Subtype /Link ", "/Subtype /Link /F 4 ")
}

// count tells each bookmark and the root of all how many there are below it; gofpdf writes that there are none. The
// bookmarks are the objects before the root.
func (d *document) count(all objects, root int) {
	first := root - len(d.bookmarks) - 1
	for i, b := range d.bookmarks {
		below := 0
		for k := i + 1; k < len(d.bookmarks) && d.bookmarks[k].level > b.level; k++ {
			below++
		}
		entry := ""
		if below > 0 {
			entry = fmt.Sprintf("/Count %d", below)
		}
		all[first+i].dict = strings.Replace(all[first+i].dict, "/Count 0", entry, 1)
	}
	all[root-1].dict += fmt.Sprintf(" /Count %d", len(d.bookmarks))
}

var times = nianping.Expression(`\(D:\d{14}\)`)

// zoned adds the zone to the times of the document's information, so that they are those of the metadata.
func zoned(information string) string {
	return times().ReplaceAllStringFunc(information, func(s string) string { return s[:len(s)-1] + "+08'00')" })
}

// metadata are the title, the subject and the date once more, as XMP, and the archive form. No person's name stands there.
func (d *document) metadata() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` +
		`<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>` +
		`<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>`)
	fmt.Fprintf(&b, `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>`, escaped(d.title))
	fmt.Fprintf(&b, `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>`, escaped(d.subject))
	date := d.date.Format("2006-01-02T15:04:05") + "+08:00"
	fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate><pdf:Producer>nianping</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>", date, date)
	return b.Bytes()
}

func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) // into memory: cannot fail
	return b.String()
}
