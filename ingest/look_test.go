package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"nianping"
	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
	"nianping/ingest/page"
)

// scanned is a PDF whose pages are pictures and nothing else.
func scanned(t *testing.T, pages []*image.Gray) []byte {
	t.Helper()
	kids, objects := "", []string{}
	for i, p := range pages {
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, p, &jpeg.Options{Quality: 80}); err != nil {
			t.Fatal(err)
		}
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>", 5+3*i, 4+3*i),
			"<</Length 29>>stream\nq 595 0 0 842 0 0 cm /P Do Q \nendstream",
			fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n%s\nendstream",
				p.Rect.Dx(), p.Rect.Dy(), picture.Len(), picture.Bytes()))
	}
	return documenttest.PDF(append([]string{"<</Type/Catalog/Pages 2 0 R>>", fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids)}, objects...)...)
}

// recognisedAs reads the last of some pictures as whatever may hold one, and all of them as a PDF: each file says what is wanted, and
// all its values are on review.
func recognisedAs(t *testing.T, recognise page.Recogniser, pages []*image.Gray, wants ...string) {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, pages[len(pages)-1]); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"scan.pdf":  scanned(t, pages),
		"photo.png": picture.Bytes(),
		"page.docx": documenttest.Zip("[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>`, "word/media/image1.png", picture.String()),
	} {
		if _, _, err := ReadDocument(context.Background(), name, data, document.Limits{}); !errors.Is(err, document.ErrScanned) {
			t.Errorf("%s, without a recogniser: %v", name, err)
		}
		report, doc, err := Reader{Recognise: recognise}.Read(context.Background(), name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text := documenttest.Text(t, doc)
		for _, want := range wants {
			if !strings.Contains(strings.ReplaceAll(text, " ", ""), want) {
				t.Errorf("%s lacks %q:\n%s", name, want, text)
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
		for _, f := range report.Findings {
			if !f.Provisional || !strings.HasSuffix(f.Message, "请先对照原件。）") {
				t.Errorf("%s: %s is taken for certain: %s", name, f.Code, f.Message)
			}
		}
	}
}

// saying is a recogniser that finds the same lines on every picture.
func saying(lines ...string) page.Recogniser {
	return func(context.Context, image.Image, float64) (*page.Page, error) {
		p := &page.Page{Width: 595, Height: 842, Recognised: true}
		for i, line := range lines {
			for k, r := range []rune(line) {
				x := float64(60 + 12*k)
				p.Glyphs = append(p.Glyphs, page.Glyph{Rune: r, X: x, Y: float64(80 + 20*i), Left: x, Right: x + 12, Size: 12})
			}
		}
		return p, nil
	}
}

func TestAPictureIsAPageWhereItIsRecognised(t *testing.T) {
	t.Parallel()
	recogniser := saying("某校2024年度评价工作总结", "一、基本情况", "全年报考120人，实考118人，合格99人。", "其中五级报考70人，实考69人，合格60人；", "四级报考50人，实考49人，合格38人。")
	recognisedAs(t, recogniser, []*image.Gray{image.NewGray(image.Rect(0, 0, 60, 80))}, "全年报考120人", "合格38人。")
}

func TestPicturesThatAreTooManyAreSaid(t *testing.T) {
	t.Parallel()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	parts := []string{"word/document.xml", "<w:document/>"}
	for i := range maxPictures + 1 {
		parts = append(parts, fmt.Sprintf("word/media/image%d.png", i+1), picture.String())
	}
	for extra, said := range map[int]bool{0: false, 1: true} {
		doc, err := readMedia(context.Background(), documenttest.Zip(parts[:2+2*(maxPictures+extra)]...), document.Limits{}, saying("页眉", "一、", "合格98人。", "二、", "页脚"))
		if err != nil {
			t.Fatal(err)
		}
		if last := doc.Warnings[len(doc.Warnings)-1].Text; strings.Contains(last, "后面的 1 张未识别") != said {
			t.Errorf("%d pictures: the last warning is %q", maxPictures+extra, last)
		}
	}
}
