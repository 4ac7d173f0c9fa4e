package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.SetNRGBA(x, y, color.NRGBA{R: 31, G: 58, B: 95, A: uint8(255 * x / width)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestALogoStandsOnTheFirstPageAlone(t *testing.T) {
	t.Parallel()
	logo, err := ReadLogo(picture(t, 1800, 600))
	if err != nil {
		t.Fatal(err)
	}
	if logo.width != 900 || logo.height != 300 {
		t.Errorf("the picture is %d×%d", logo.width, logo.height)
	}
	if pixels := inflated(t, logo.data); len(pixels) != 3*900*300 || pixels[0] < 254 || pixels[3*899] > 40 {
		t.Errorf("%d bytes; the left edge is %d and the right %d", len(pixels), pixels[0], pixels[3*899])
	}
	in := sample(2024)
	in.Logo = logo
	var b bytes.Buffer
	if err := WriteEvaluation(&b, EmbeddedFonts(), in); err != nil {
		t.Fatal(err)
	}
	dicts, _, _ := readBack(t, b.Bytes())
	if !strings.Contains(dicts[2], "/XObject <</Logo ") {
		t.Errorf("the resources are %s", dicts[2])
	}
	keepPages(t, "logo", b.Bytes())
}

func TestWhatIsNoPictureIsNoLogo(t *testing.T) {
	t.Parallel()
	good := picture(t, 40, 40)
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("这不是图片"), "cut short": good[:len(good)/2], "a hair": picture(t, 4000, 1)} {
		if _, err := ReadLogo(data); err == nil {
			t.Errorf("%s was taken for a picture", name)
		}
	}
}

func TestAFontWithDamagedGlyphsIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := EmbeddedFonts().With("good.ttf", heiTTF); err != nil {
		t.Fatal(err)
	}
	// A glyph that says it has 32,000 contours.
	bad := bytes.Clone(heiTTF)
	for i := 0; i+16 <= 12+16*int(bad[5]); i++ {
		if string(bad[i:i+4]) == "glyf" {
			at := int(bad[i+8])<<24 | int(bad[i+9])<<16 | int(bad[i+10])<<8 | int(bad[i+11])
			bad[at], bad[at+1] = 0x7D, 0
			break
		}
	}
	if _, err := EmbeddedFonts().With("bad.ttf", bad); err == nil {
		t.Error("a damaged font was taken")
	}
}
