//go:build peers

package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"nianping"
	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
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

// scanned is a PDF whose pages are pictures and nothing else.
func scanned(t *testing.T, pages []*image.Gray) []byte {
	t.Helper()
	var b bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids))
	for i, p := range pages {
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, p, &jpeg.Options{Quality: 80}); err != nil {
			t.Fatal(err)
		}
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>", 5+3*i, 4+3*i))
		object("<</Length 29>>stream\nq 595 0 0 842 0 0 cm /P Do Q \nendstream")
		object(fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n%s\nendstream",
			p.Rect.Dx(), p.Rect.Dy(), picture.Len(), picture.Bytes()))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

func TestAScanIsRecognisedAndAllOfItIsOnReview(t *testing.T) {
	engine, err := ocr.Find(context.Background())
	if err != nil {
		t.Skip(err)
	}
	pages := scanOf(t, "../fixtures/corpus/d15.pdf", 2)
	var picture bytes.Buffer
	if err := png.Encode(&picture, pages[1]); err != nil {
		t.Fatal(err)
	}
	scan := scanned(t, pages)
	reader := Reader{Recognise: engine.Page}
	for name, data := range map[string][]byte{
		"scan.pdf":  scan,
		"photo.png": picture.Bytes(),
		"page.docx": documenttest.Zip("[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>`, "word/media/image1.png", picture.String()),
	} {
		if _, _, err := ReadDocument(context.Background(), name, data, document.Limits{}); !errors.Is(err, document.ErrScanned) {
			t.Errorf("%s, without a recogniser: %v", name, err)
		}
		report, doc, err := reader.Read(context.Background(), name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var text strings.Builder
		if err := doc.Dump(&text); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"按级别统计如下", "报考人数\t合格人数", "三级高级工\t61\t49"} {
			if !strings.Contains(strings.ReplaceAll(text.String(), " ", ""), want) {
				t.Errorf("%s lacks %q:\n%s", name, want, text.String())
			}
		}
		onReview := map[nianping.Pointer]bool{}
		for _, r := range report.Review {
			onReview[r.Pointer] = true
		}
		if len(report.Evidence) < 10 {
			t.Errorf("%s: only %d values", name, len(report.Evidence))
		}
		for p := range report.Evidence {
			if !onReview[p] {
				t.Errorf("%s: %s is not on review", name, p)
			}
		}
	}
}
