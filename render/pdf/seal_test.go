package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func numberIn(t testing.TB, text []byte, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindSubmatch(text)
	if m == nil {
		t.Fatalf("no %s in %.200q", pattern, text)
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func inflated(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// readBack takes a sealed file apart by its own table of places: the dictionaries by number, the attached file, and the
// number of the root.
func readBack(t testing.TB, file []byte) (dicts map[int]string, attached []byte, root int) {
	t.Helper()
	streamAt := func(at int) (dict, data []byte) {
		dict, rest, ok := bytes.Cut(file[at:], []byte("\nstream\n"))
		if !ok {
			t.Fatalf("no stream at %d", at)
		}
		data = rest[:numberIn(t, dict, `/Length (\d+)>>`)]
		if !bytes.HasPrefix(rest[len(data):], []byte("\nendstream\nendobj\n")) {
			t.Fatalf("the stream at %d does not end where it says", at)
		}
		return dict, data
	}
	dict, data := streamAt(numberIn(t, file[len(file)-40:], `startxref\n(\d+)\n%%EOF\n$`))
	table := inflated(t, data)
	dicts = map[int]string{}
	var packed []byte
	var places [][2]int
	for n := 0; n*6 < len(table); n++ {
		e := table[6*n:]
		if at := int(e[1])<<16 | int(e[2])<<8 | int(e[3]); e[0] == 1 {
			if !bytes.HasPrefix(file[at:], fmt.Appendf(nil, "%d 0 obj\n", n)) {
				t.Fatalf("object %d is not at %d", n, at)
			}
			d, data := streamAt(at)
			if bytes.Contains(d, []byte("/EmbeddedFile")) {
				attached = inflated(t, data)
			}
			if dicts[n] = string(d); bytes.Contains(d, []byte("/ObjStm")) {
				plain := inflated(t, data)
				first := numberIn(t, d, `/First (\d+)`)
				packed = plain[first:]
				fields := strings.Fields(string(plain[:first]))
				for i := 0; i < len(fields); i += 2 {
					a, _ := strconv.Atoi(fields[i])
					b, _ := strconv.Atoi(fields[i+1])
					places = append(places, [2]int{a, b})
				}
			}
		}
	}
	for i, p := range places {
		end := len(packed)
		if i+1 < len(places) {
			end = places[i+1][1]
		}
		dicts[p[0]] = string(packed[p[1]:end])
	}
	if size := numberIn(t, dict, `/Size (\d+)`); len(dicts)+1 != size {
		t.Errorf("%d objects are in a file of %d", len(dicts), size)
	}
	return dicts, attached, numberIn(t, dict, `/Root (\d+) 0 R`)
}

// A link or bookmark must lead to the page on which its anchor was placed; gofpdf's own numbers are wrong once a file is
// attached.
func TestLinksAndBookmarksLeadToTheirPages(t *testing.T) {
	t.Parallel()
	d := laid(t, sample(2024))
	var b bytes.Buffer
	if err := d.write(&b); err != nil {
		t.Fatal(err)
	}
	dicts, _, root := readBack(t, b.Bytes())
	if !strings.Contains(dicts[root], "/EmbeddedFiles") || !strings.Contains(dicts[root], "/Metadata") {
		t.Errorf("the catalog is %s", dicts[root])
	}
	pageOf := map[int]int{}
	kids := regexp.MustCompile(`/Kids \[([^]]*)`).FindStringSubmatch(dicts[1])[1]
	var order []int
	for i, f := range strings.Split(strings.TrimSpace(kids), " 0 R") {
		if n, err := strconv.Atoi(strings.TrimSpace(f)); err == nil {
			pageOf[n] = i
			order = append(order, n)
		}
	}
	if len(order) != len(d.pages) {
		t.Fatalf("%d pages of %d", len(order), len(d.pages))
	}
	dest := regexp.MustCompile(`/(?:Dest \[(\d+) 0 R|(URI) /URI)`)
	links := 0
	for i, n := range order {
		found := dest.FindAllStringSubmatch(dicts[n], -1)
		if len(found) != len(d.pages[i].links) {
			t.Fatalf("page %d has %d links, not %d", i+1, len(found), len(d.pages[i].links))
		}
		for k, l := range d.pages[i].links {
			if found[k][2] != "" {
				continue
			}
			links++
			to, _ := strconv.Atoi(found[k][1])
			if page, ok := pageOf[to]; !ok || page != d.anchors[l.to].page {
				t.Errorf("a link of page %d leads to object %d, not to page %d", i+1, to, d.anchors[l.to].page+1)
			}
		}
	}
	marks := 0
	for _, x := range dicts {
		if strings.Contains(x, "/Parent") && strings.Contains(x, "/Title") {
			if _, ok := pageOf[numberIn(t, []byte(x), `/Dest \[(\d+) 0 R`)]; !ok {
				t.Errorf("a bookmark leads to no page: %s", x)
			}
			marks++
		}
	}
	if links < 60 || marks != len(d.bookmarks) {
		t.Errorf("%d links and %d of %d bookmarks", links, marks, len(d.bookmarks))
	}
}
