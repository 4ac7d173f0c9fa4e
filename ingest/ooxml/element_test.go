package ooxml

import (
	"fmt"
	"strings"
	"testing"
)

// children tells what stands in the children of a part's root, read with what is known of elements, and how often one was made.
func children(known interface {
	Read(*Scanner, func() string) string
}, part string) (said string, made int) {
	s := NewScanner([]byte(part))
	if s.Root() {
		for depth := s.Depth(); s.Child(depth); {
			said += known.Read(s, func() string {
				made++
				text := s.Name + " " + s.Attr("w:id")
				for inner := s.Depth(); s.Child(inner) && s.Name != "w:stop"; {
					text += "<" + s.Name + " " + s.Attr("w:val") + ">" + s.Text()
				}
				return text + ";"
			})
		}
	}
	if err := s.Finish(); err != nil {
		return said + err.Error(), made
	}
	return said, made
}

func TestAnElementThatIsKnownIsReadAsIfItWereNew(t *testing.T) {
	t.Parallel()
	const root, style = `<w:a xmlns:w="` + w + `">`, `<w:s w:id="1"><w:b w:val="x"/><w:s w:val="&lt;">三</w:s></w:s>`
	tests := []struct {
		name, part string
		made       int // of what is known by then
	}{
		{"new", root + style + `</w:a>`, 1},
		{"the same", root + style + style + `</w:a>`, 0},
		{"another one with its start tag", root + `<w:s w:id="1"><w:b w:val="y"/></w:s>` + style + `</w:a>`, 1},
		{"the prefix means something else", `<v:a xmlns:v="` + w + `" xmlns:w="urn:mine">` + style + `</v:a>`, 1},
		{"the other edition means the same", `<w:a xmlns:w="` + strictW + `">` + style + `</w:a>`, 0},
		{"it declares a prefix", root + strings.Repeat(`<w:s w:id="2"><w:b xmlns:w="urn:mine" w:val="1"/><w:b w:val="2"/></w:s>`, 2) + `</w:a>`, 2},
		{"without content", root + `<w:s w:id="1"/><w:s w:id="1"/>` + style + `</w:a>`, 2},
		{"not read to its end", root + strings.Repeat(`<w:s w:id="3"><w:stop/><w:b/></w:s>`, 3) + `</w:a>`, 1},
		{"with an end of its own", root + `<w:s w:id="1"><w:b w:val="x"/><w:s w:val="&lt;">三</w:s></w:a>`, 1},
		{"cut off", root + style[:len(style)-1], 1},
		{"without the root's end", root + style, 0},
		{"deeper", root + `<w:s w:id="4">` + style + `</w:s></w:a>`, 1},
	}
	var known Elements[string]
	var lately alone
	for _, test := range tests {
		got, made := children(&known, test.part)
		want, _ := children(new(Elements[string]), test.part)
		if got != want || made != test.made {
			t.Errorf("%s: got %s, made %d; want %s, made %d", test.name, got, made, want, test.made)
		}
		if got, made := children(&lately, test.part); got != want || made != test.made {
			t.Errorf("%s, with those met lately: got %s, made %d; want %s, made %d", test.name, got, made, want, test.made)
		}
	}
}

// alone is a Lately whose elements lean on nothing else.
type alone struct{ Lately[string] }

func (a *alone) Read(s *Scanner, read func() string) string {
	return a.Lately.Read(s, func() (string, bool) { return read(), true })
}

func TestOfTheElementsMetLatelyThoseThatComeAgainAreKept(t *testing.T) {
	t.Parallel()
	var lately alone
	read := func(text string) (made int) {
		_, made = children(&lately, `<w:a xmlns:w="`+w+`"><w:s>`+text+`</w:s></w:a>`)
		return made
	}
	for i := range 3 * maxLately {
		if again := read("often"); (again == 0) != (i > 0) {
			t.Fatalf("an element that comes again and again is made anew the %d. time", i)
		}
		if read(fmt.Sprint(i)) == 0 || len(lately.kept) > maxLately {
			t.Fatalf("the %d. element is not read, or %d are kept", i, len(lately.kept))
		}
	}
	var leaning Lately[int]
	for i := range 2 {
		s := NewScanner([]byte(`<w:a xmlns:w="` + w + `"><w:s>x</w:s></w:a>`))
		if s.Root(); !s.Child(1) || leaning.Read(s, func() (int, bool) { return i, false }) != i {
			t.Error("an element that leans on others is kept")
		}
	}
}

func TestOnlySoManyElementsAreKept(t *testing.T) {
	t.Parallel()
	var known Elements[string]
	for i := range 200 {
		part := `<w:a xmlns:w="` + w + `"><w:s w:id="` + fmt.Sprint(i%40) + `"><w:b>` + strings.Repeat("长", 10_000+i) + `</w:b></w:s><w:s><w:b>` + fmt.Sprint(i) + `</w:b></w:s></w:a>`
		if got, _ := children(&known, part); !strings.Contains(got, fmt.Sprint(i)) {
			t.Fatal(got[:100])
		}
		size := 0
		for head, alike := range known.by {
			if len(alike) > maxAlike {
				t.Fatalf("%d of %s are kept", len(alike), head)
			}
			for _, k := range alike {
				size += len(k.text)
			}
		}
		if size != known.size || size > maxElements {
			t.Fatalf("%d bytes are kept, said to be %d", size, known.size)
		}
	}
}
