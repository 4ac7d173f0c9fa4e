//go:build peers

package ingest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"nianping/ingest/ocr"
)

// scanOf makes pictures of the first pages of a PDF of the corpus, as a scanner does.
func scanOf(t *testing.T, file string, pages int) []*image.Gray {
	t.Helper()
	program, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Fatal("poppler (pdftoppm) is needed for the tests of peers:", err)
	}
	at := filepath.Join(t.TempDir(), "page")
	if said, err := exec.Command(program, "-r", "200", "-gray", "-png", "-l", fmt.Sprint(pages), file, at).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, said)
	}
	var out []*image.Gray
	for n := range pages {
		data, err := os.ReadFile(fmt.Sprintf("%s-%d.png", at, n+1))
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		g := image.NewGray(m.Bounds())
		draw.Draw(g, g.Rect, m, image.Point{}, draw.Src)
		out = append(out, g)
	}
	return out
}

func TestAScanIsRecognisedAndAllOfItIsOnReview(t *testing.T) {
	engine, err := ocr.Find(context.Background())
	if err != nil {
		t.Skip(err) // the rest is held by TestAPictureIsAPageWhereItIsRecognised
	}
	recognisedAs(t, engine.Page, scanOf(t, "../fixtures/corpus/d15.pdf", 2), "按级别统计如下", "报考人数\t合格人数", "三级高级工\t61\t49")
}
