package typeset

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestEveryFaceHasTheNationalTable(t *testing.T) {
	t.Parallel()
	list, err := os.ReadFile("../pdf/font/characters.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ = bytes.Cut(list, []byte("\n"))
	characters := strings.Map(func(r rune) rune {
		if r == '\n' {
			return -1
		}
		return r
	}, string(list))
	if n := len([]rune(characters)); n < 8105 {
		t.Fatalf("the list holds only %d characters", n)
	}
	for _, name := range []string{"NianpingSong-Regular.ttf", "NianpingHei-Bold.ttf", "NianpingKai-Regular.ttf"} {
		face := loadFace(t, name)
		if missing := (Family{face}).Missing(characters + "䶮㛃𬀩𫖯·欧阳，。（）《》—…①㎡"); len(missing) > 0 {
			t.Errorf("%s lacks %d characters, the first %q", name, len(missing), missing[0])
		}
		digit := face.Width('0')
		for _, d := range "123456789" {
			if face.Width(d) != digit {
				t.Errorf("%s: %c is %d wide and 0 %d", name, d, face.Width(d), digit)
			}
		}
	}
}

func TestASubsetDrawsWhatTheFaceDraws(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"NianpingSong-Regular.ttf", "NianpingHei-Bold.ttf", "NianpingKai-Regular.ttf"} {
		face := loadFace(t, name)
		mappings := []Mapping{{0xE000, '𬀩'}, {'评', '评'}, {'1', '1'}, {'2', '2'}, {'价', '价'}, {'ǖ', 'ǖ'}, {'½', '½'}}
		cut := face.Subset(mappings)
		small, err := ParseFace("subset", cut)
		if err != nil {
			t.Fatal(err)
		}
		if len(cut) > 20_000 {
			t.Errorf("%s: a subset of seven characters takes %d bytes", name, len(cut))
		}
		for _, m := range mappings {
			if small.Has(rune(m.Code)) != face.Has(m.Rune) || small.Width(rune(m.Code)) != face.Width(m.Rune) {
				t.Errorf("%s: %c differs in the subset", name, m.Rune)
			}
			a, b := small.outline(small.glyph(rune(m.Code))), face.outline(face.glyph(m.Rune))
			if len(b) > 10 && i16(b, 0) > 0 && !bytes.HasPrefix(a, b) {
				t.Errorf("%s: %c has another outline in the subset", name, m.Rune)
			}
		}
		mappings[0], mappings[3] = mappings[3], mappings[0]
		if !bytes.Equal(cut, face.Subset(mappings)) {
			t.Errorf("%s: the order of the characters changes the bytes", name)
		}
	}
}

func TestADamagedFontIsRefused(t *testing.T) {
	t.Parallel()
	good, err := os.ReadFile("../pdf/font/NianpingHei-Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("这不是字体，只是一段文字"), "cut short": good[:len(good)/2], "only the head": good[:200],
		"a collection": append([]byte("ttcf"), good[4:]...), "CFF": append([]byte("OTTO"), good[4:]...),
	} {
		if _, err := ParseFace(name, data); err == nil {
			t.Errorf("%s was taken for a font", name)
		}
	}
}

func BenchmarkParseFace(b *testing.B) {
	data, err := os.ReadFile("../pdf/font/NianpingSong-Regular.ttf")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ParseFace("song", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSubset(b *testing.B) {
	face := loadFace(b, "NianpingSong-Regular.ttf")
	var mappings []Mapping
	for r := rune(0x4e00); len(mappings) < 500; r += 13 {
		mappings = append(mappings, Mapping{uint16(r), r})
	}
	for b.Loop() {
		face.Subset(mappings)
	}
}
