package ingest

import (
	"context"
	"errors"
	"fmt"
	"path"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode"

	"nianping/ingest/document"
	"nianping/ingest/ocr"
	"nianping/ingest/ooxml"
	"nianping/ingest/page"
)

// lookTime bounds the recognition of one file with all its pages; the recogniser bounds each page.
const lookTime = 30 * time.Minute

// maxPictures bounds the pictures of one document that are looked at; that there are more is a warning.
const maxPictures = 200

// readPicture has a picture recognised that is the whole file, or the pages of a TIFF.
func readPicture(ctx context.Context, data []byte, _ document.Limits, recognise page.Recogniser) (*document.Document, error) {
	n, picture := ocr.Pages(data)
	return look(ctx, n, func(i int) ([]byte, error) { return picture(i), nil }, recognise)
}

// readMedia has the pictures recognised that are all the content of a document in a zip (docx, odt, ofd, …), in the order of
// the numbers in their names.
func readMedia(ctx context.Context, data []byte, limits document.Limits, recognise page.Recogniser) (*document.Document, error) {
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, n := range pkg.Names() {
		if inMedia(n) {
			names = append(names, n)
		}
	}
	sort.SliceStable(names, func(i, k int) bool { return numberIn(names[i]) < numberIn(names[k]) })
	return look(ctx, len(names), func(i int) ([]byte, error) { return pkg.Part(names[i]) }, recognise)
}

// numberIn is the number in a part's name: media/image12.jpeg.
func numberIn(name string) int {
	n, _ := strconv.Atoi(strings.TrimFunc(path.Base(name), func(r rune) bool { return !unicode.IsDigit(r) })) // 0 where there is none
	return n
}

// look has count pictures recognised, each as a page. One of them that cannot be is a warning, unless none can.
func look(ctx context.Context, count int, picture func(i int) ([]byte, error), recognise page.Recogniser) (*document.Document, error) {
	doc := &document.Document{}
	var pages []*page.Page
	var failed error
	for i := range min(count, maxPictures) {
		p, err := recognised(ctx, i, picture, recognise)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			failed = errors.Join(failed, err)
			p = &page.Page{Recognised: true}
			doc.Warn(document.Ref{Page: i + 1}, fmt.Sprintf("图片未能识别%s", document.Because(err)))
		} else {
			doc.Warn(document.Ref{Page: i + 1}, "这是图片，文字由程序识别，可能有误，请对照原件")
		}
		pages = append(pages, p)
	}
	if left := count - len(pages); left > 0 {
		doc.Warn(document.Ref{}, fmt.Sprintf("图片太多，后面的 %d 张未识别，请对照原件", left))
	}
	page.Lay(doc, pages)
	switch {
	case !blank(doc):
		return doc, nil
	case failed != nil && known(failed):
		return nil, failed
	}
	return nil, fmt.Errorf("%w（图片里没有识别出文字）", document.ErrScanned)
}

// recognised is picture i as a page.
func recognised(ctx context.Context, i int, picture func(i int) ([]byte, error), recognise page.Recogniser) (*page.Page, error) {
	data, err := picture(i)
	if err != nil {
		return nil, err
	}
	m, err := ocr.Decode(data)
	if err != nil {
		return nil, err
	}
	return recognise(ctx, m, 0)
}
