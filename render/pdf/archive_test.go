package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"nianping/render/typeset"
)

// What PDF/A-3u asks, point by point, of everything that is written (ISO 19005-3, the clauses in brackets).
func TestTheFilesKeepToTheArchiveForm(t *testing.T) {
	t.Parallel()
	files := map[string][]byte{}
	for name, in := range variants() {
		var b bytes.Buffer
		if err := WriteEvaluation(&b, EmbeddedFonts(), in); err != nil {
			t.Fatal(err)
		}
		files[name] = b.Bytes()
	}
	var b bytes.Buffer
	if err := WriteRanking(&b, EmbeddedFonts(), sampleTown(2024, 34)); err != nil {
		t.Fatal(err)
	}
	files["ranking"] = b.Bytes()
	for name, file := range files {
		for _, fault := range archiveFaults(t, file) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// archiveFaults are the points in which a file does not keep to the archive form.
func archiveFaults(t *testing.T, file []byte) (faults []string) {
	t.Helper()
	dicts, attached, root := readBack(t, file)
	need := func(where, text string, parts ...string) {
		for _, p := range parts {
			if !regexp.MustCompile(p).MatchString(text) {
				faults = append(faults, fmt.Sprintf("%s has no %s: %.200s", where, p, text))
			}
		}
	}
	need("the header (6.1.2)", string(file[:20]), `^%PDF-1\.7\n%[\x{80}-\x{FFFD}]`)
	need("the trailer (6.1.3)", string(file), `/Type /XRef [^\n]*/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]`)
	need("the catalog", dicts[root], `/OutputIntents \[<</Type /OutputIntent /S /GTS_PDFA1 .*/DestOutputProfile \d+ 0 R`, `/Metadata \d+ 0 R`, `/AF \[\d+ 0 R \]`, `/Lang \(zh-CN\)`)
	embedded := 0
	for n, d := range dicts {
		for _, never := range []string{"/Encrypt", "/JavaScript", "/AA ", "/OpenAction", "/Launch", "/LZW", "/Crypt", "/Transparency", "/SMask", "/Interpolate", "/Movie", "/XFA", "/Perms", "/Requirements", "/FFilter", "/Alternate"} {
			if strings.Contains(d, never) {
				faults = append(faults, fmt.Sprintf("object %d has %s", n, never))
			}
		}
		if a, b := strings.Count(d, "/Subtype /Link"), strings.Count(d, "/Subtype /Link /F 4 "); a != b {
			faults = append(faults, fmt.Sprintf("of %d links %d are printed (6.3.2)", a, b))
		}
		switch {
		case strings.Contains(d, "/Type /Filespec"):
			need("the attachment (6.8)", d, `/F \(`, `/UF \(`, `/AFRelationship /Data`, `/EF <<`)
		case strings.Contains(d, "/Type /EmbeddedFile"):
			embedded++
			need("the attached file (6.8)", d, `/Subtype /application#2Fjson`, `/ModDate \(D:\d{14}\+08'00'\)`, fmt.Sprintf(`/Size %d `, len(attached)))
		case strings.Contains(d, "/Type /FontDescriptor"):
			need("a font (6.2.11.4)", d, `/FontFile2 \d+ 0 R`, `/FontName /[A-Z]{6}\+`)
		case strings.Contains(d, "/CIDFontType2"):
			need("a font (6.2.11.3)", d, `/CIDToGIDMap /Identity`, `/W \[`)
		case strings.Contains(d, "/Type0"):
			need("a font (6.2.11.7)", d, `/Encoding /Identity-H`, `/ToUnicode \d+ 0 R`)
		case strings.Contains(d, "/Title") && strings.Contains(d, "/First") || strings.Contains(d, "/Type /Outlines"):
			need("the outline", d, `/Count [1-9]`)
		case strings.Contains(d, "/CreationDate"):
			need("the information", d, `/CreationDate \(D:\d{14}\+08'00'\)`, `/ModDate \(D:\d{14}\+08'00'\)`)
		}
	}
	if embedded != 1 {
		faults = append(faults, fmt.Sprintf("%d files are attached", embedded))
	}
	_, packet, ok := bytes.Cut(file, []byte("/Type /Metadata /Subtype /XML /Length "))
	if !ok {
		return append(faults, "the metadata are not plain (6.6.2)")
	}
	_, packet, _ = bytes.Cut(packet, []byte("stream\n"))
	packet, _, _ = bytes.Cut(packet, []byte("\nendstream"))
	if err := xml.Unmarshal(packet, new(struct{})); err != nil {
		faults = append(faults, "the metadata are no XML: "+err.Error())
	}
	need("the metadata (6.6.4)", string(packet), `<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U<`, `<dc:title><rdf:Alt>`, `<xmp:CreateDate>\d{4}-\d\d-\d\dT00:00:00\+08:00<`)
	return faults
}

func TestTheColourProfileIsWhole(t *testing.T) {
	t.Parallel()
	p := profileSRGB()
	if n := binary.BigEndian.Uint32(p); int(n) != len(p) || string(p[12:24]) != "mntrRGB XYZ " || string(p[36:40]) != "acsp" {
		t.Fatalf("%d bytes of %d, %q", len(p), n, p[12:40])
	}
	seen := map[string]bool{}
	var sum [3]float64 // the primaries add up to the white point
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		e := p[132+12*i:]
		at, size := int(binary.BigEndian.Uint32(e[4:])), int(binary.BigEndian.Uint32(e[8:]))
		if at%4 != 0 || at < 132 || at+size > len(p) {
			t.Fatalf("%s is at %d, %d bytes", e[:4], at, size)
		}
		name := string(e[:4])
		seen[name] = true
		if strings.HasSuffix(name, "XYZ") {
			for k := range sum {
				sum[k] += float64(int32(binary.BigEndian.Uint32(p[at+8+4*k:]))) / 65536
			}
		}
	}
	for _, name := range []string{"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if !seen[name] {
			t.Errorf("no %s", name)
		}
	}
	for k, want := range []float64{0.9642, 1, 0.8249} {
		if d := sum[k] - want; d > 0.0005 || d < -0.0005 {
			t.Errorf("the primaries add up to %v", sum)
		}
	}
}

// The widths that the page is laid out by and those in the embedded font must be the same, and each code must lead back to a
// character.
func TestEveryCodeHasItsWidthAndItsCharacter(t *testing.T) {
	t.Parallel()
	w := &writer{doc: laid(t, sample(2024)), uses: map[*typeset.Face]*fontUse{}}
	w.collect()
	for _, u := range w.fonts {
		program := u.face.Subset(u.runes)
		var hmtx []byte
		for i := range int(binary.BigEndian.Uint16(program[4:])) {
			if e := program[12+16*i:]; string(e[:4]) == "hmtx" {
				hmtx = program[binary.BigEndian.Uint32(e[8:]):]
			}
		}
		listed := map[int]string{}
		for _, m := range regexp.MustCompile(`(\d+) \[([0-9 ]+)\]`).FindAllSubmatch(u.widths(), -1) {
			first := 0
			fmt.Sscan(string(m[1]), &first)
			for k, x := range strings.Fields(string(m[2])) {
				listed[first+k] = x
			}
		}
		back := string(u.toUnicode())
		for i, r := range u.runes {
			advance := int(binary.BigEndian.Uint16(hmtx[4*(i+1):])) * 4 // an em of 250 units
			text, ok := listed[i+1]
			if !ok {
				text = "1000"
			}
			if text != fmt.Sprint(advance) || u.face.Width(r) != advance {
				t.Errorf("%s: %c is %s wide, in the font %d", u.face.Name, r, text, advance)
			}
			if !strings.Contains(back, fmt.Sprintf("<%04X> <%s>\n", i+1, appendUTF16(nil, r))) {
				t.Errorf("%s: no way back to %c", u.face.Name, r)
			}
			if r == 0 || r == 0xFEFF || r == 0xFFFE {
				t.Errorf("%s: code %d means %U", u.face.Name, i+1, r)
			}
		}
	}
}
