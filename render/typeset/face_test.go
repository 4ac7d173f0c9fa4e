package typeset

import (
	"bytes"
	"os"
	"slices"
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
		runes := []rune{'1', '2', '½', 'ü', '价', '评', '𬀩'}
		cut := face.Subset(runes)
		small := &Face{tables: readTables(cut)}
		small.measure()
		if len(cut) > 20_000 {
			t.Errorf("%s: a subset of seven characters takes %d bytes", name, len(cut))
		}
		for i, r := range runes {
			if !face.Has(r) {
				t.Errorf("%s has no %c", name, r)
			}
			if small.mille(int(small.advance(i+1))) != face.Width(r) {
				t.Errorf("%s: %c is %d wide in the subset, not %d", name, r, small.advance(i+1), face.Width(r))
			}
			a, b := small.outline(i+1), face.outline(face.glyph(r))
			if len(b) > 10 && i16(b, 0) > 0 && !bytes.HasPrefix(a, b) {
				t.Errorf("%s: %c has another outline in the subset", name, r)
			}
		}
		if !bytes.Equal(cut, face.Subset(runes)) {
			t.Errorf("%s: the same characters give other bytes", name)
		}
		common := face.Common(runes[:4])
		if !slices.Equal(common.Runes(), runes[:4]) { // none of them is made of others
			t.Fatalf("%s: common are %c", name, common.Runes())
		}
		for range 2 {
			whole, start := common.Subset(runes[4:])
			if !bytes.Equal(whole, cut) || !bytes.HasPrefix(whole[start:], common.Outlines()) || len(common.Outlines()) < 100 {
				t.Errorf("%s: cut in two steps, the same characters give other bytes", name)
			}
		}
	}
}

// Instructions call programs that the subset does not hold, and a glyph may be made of others.
func TestASubsetTakesPartsAlongAndNoInstructions(t *testing.T) {
	t.Parallel()
	simple := []byte{0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2, 0, 3, 0xB0, 0x01, 0x2C, 0x37, 0x37, 0x37, 1, 2, 3, 4}
	bare := []byte{0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2, 0, 0, 0x37, 0x37, 0x37, 1, 2, 3, 4}
	if got := appendBare(nil, simple); !bytes.Equal(got, bare) {
		t.Errorf("of a simple glyph % x stays", got)
	}
	// Glyph 7 shifted by words, more to come; glyph 9 scaled, with instructions behind it.
	composite := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 9, 0, 9, 0, 0x21, 0, 7, 0, 1, 0, 2, 1, 0x08, 0, 9, 1, 2, 0x40, 0, 0, 2, 0xB0, 0x01}
	got := appendBare(nil, composite)
	parts := appendComponents(got, []int{0, 4}, map[int]int{7: 3})
	want := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 9, 0, 9, 0, 0x21, 0, 3, 0, 1, 0, 2, 0, 0x08, 0, 2, 1, 2, 0x40, 0}
	if !bytes.Equal(got, want) || len(parts) != 3 || parts[2] != 9 {
		t.Errorf("of a composite glyph % x stays with parts %v", got, parts)
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
	var runes []rune
	for r := rune(0x4e00); len(runes) < 500; r += 13 {
		runes = append(runes, r)
	}
	for b.Loop() {
		face.Subset(runes)
	}
}
