// Package ingest turns what an institution sent into reports: it finds out what each file is by its content, opens
// containers, and reads documents within limits.
package ingest

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/docx"
	"nianping/ingest/html"
	"nianping/ingest/msdoc"
	"nianping/ingest/odf"
	"nianping/ingest/ofd"
	"nianping/ingest/ooxml"
	"nianping/ingest/page"
	"nianping/ingest/pdf"
	"nianping/ingest/rtf"
	"nianping/ingest/text"
	"nianping/ingest/xls"
	"nianping/ingest/xlsx"
)

// format is one kind of file. It is read, or opened, or refused; a mail is opened, and its text is read where nothing is in it.
type format struct {
	name  string // as the contract's field "format" prints it
	sniff func(*sample) bool
	read  func(context.Context, []byte, document.Limits) (*document.Document, error)
	// unzip reads it where the directory of the zip is known, and goes before read.
	unzip func(context.Context, *zip.Reader, []byte, document.Limits) (*document.Document, error)
	// look reads it with its pictures recognised, and goes before read and why where there is a recogniser.
	look  func(context.Context, []byte, document.Limits, page.Recogniser) (*document.Document, error)
	loose bool  // any text fits, also one that nobody wrote
	opens bool  // a container, whose parts are inputs of their own
	why   error // why it is not read: one of the five errors, with what to do where the general words are not enough
}

// formats is THE list of what may come, in the order in which content is looked at: what a signature tells first, what
// only a look at the text tells last. A new reader is a row here.
var formats = []format{
	{name: "docx", sniff: office("word/", "wordprocessingml.document.main+xml"), read: docx.Read, unzip: docx.ReadZip},
	{name: "xlsb", sniff: zipPart("xl/workbook.bin"), why: saveAs("Excel 二进制工作簿（.xlsb）", ".xlsx")},
	{name: "xlsx", sniff: office("xl/", "spreadsheetml.sheet.main+xml"), read: xlsx.Read},
	{name: "pptx", sniff: zipWith("ppt/"), why: notReport("演示文稿（PowerPoint）")},
	{name: "odt", sniff: odfKind("text"), read: odf.Read},
	{name: "ods", sniff: odfKind("spreadsheet"), read: odf.Read},
	{name: "odf", sniff: odfKind(""), read: odf.Read},
	{name: "ofd", sniff: zipPart("ofd.xml"), read: ofd.Read},
	{name: "opc", sniff: zipPart("[content_types].xml"), read: withoutBody},
	{name: "zip", sniff: begins("PK\x03\x04", "PK\x05\x06", "PK\x07\x08"), opens: true},
	{name: "rar", sniff: begins("Rar!\x1A\x07"), opens: true},
	{name: "7z", sniff: begins("7z\xBC\xAF\x27\x1C"), opens: true},
	{name: "gz", sniff: begins("\x1F\x8B"), opens: true},
	{name: "bz2", sniff: begins("BZh"), opens: true},
	{name: "tar", sniff: magicAt(257, "ustar"), opens: true},
	{name: "xz", sniff: begins("\xFD7zXZ\x00"), why: saveAs("xz 压缩包", ".zip")},
	{name: "cab", sniff: begins("MSCF"), why: saveAs("cab 压缩包", ".zip")},
	{name: "word2", sniff: begins("\xDB\xA5\x2D\x00", "\x9B\xA5\x21\x00"), why: saveAs("Word 2.0 或更早的文档", ".docx")},
	{name: "encrypted", sniff: (*sample).oleEncrypted, why: document.ErrEncrypted},
	{name: "doc", sniff: oleKind("doc"), read: msdoc.Read},
	{name: "xls", sniff: (*sample).workbook, read: xls.Read},
	{name: "msg", sniff: oleKind("msg"), opens: true, read: readMail},
	{name: "ppt", sniff: oleKind("ppt"), why: notReport("演示文稿（PowerPoint）")},
	{name: "ole", sniff: begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), why: document.ErrUnsupported},
	{name: "rtf", sniff: (*sample).rtf, read: rtf.Read},
	{name: "pdf", sniff: (*sample).pdf, read: pdf.Read, look: pdf.ReadPictures},
	{name: "jpg", sniff: begins("\xFF\xD8\xFF"), why: document.ErrScanned, look: readPicture},
	{name: "png", sniff: begins("\x89PNG\r\n\x1A\n"), why: document.ErrScanned, look: readPicture},
	{name: "gif", sniff: begins("GIF87a", "GIF89a"), why: document.ErrScanned, look: readPicture},
	{name: "bmp", sniff: (*sample).bitmap, why: document.ErrScanned, look: readPicture},
	{name: "tiff", sniff: begins("II*\x00", "MM\x00*"), why: document.ErrScanned, look: readPicture},
	{name: "webp", sniff: magicAt(8, "WEBP"), why: document.ErrScanned, look: readPicture},
	{name: "heic", sniff: magicAt(4, "ftyphei", "ftypmif1", "ftyphevc", "ftypavif"), why: document.ErrScanned},
	{name: "exe", sniff: begins("MZ\x90", "\x7FELF"), why: fmt.Errorf("%w（这是可执行程序，未打开，请勿运行）", document.ErrUnsupported)},
	{name: "xml", sniff: (*sample).excelXML, read: xlsx.ReadXML},
	{name: "wordml", sniff: (*sample).wordXML, read: docx.ReadXML},
	{name: "fodt", sniff: (*sample).flatODF, read: odf.ReadFlat},
	{name: "html", sniff: (*sample).html, read: html.Read},
	{name: "tnef", sniff: begins("\x78\x9F\x3E\x22"), opens: true, read: readMail},
	{name: "lnk", sniff: begins("L\x00\x00\x00\x01\x14\x02\x00"), why: fmt.Errorf("%w（这只是一个快捷方式，文件本身没有发来）", document.ErrUnsupported)},
	{name: "mhtml", sniff: (*sample).mhtml, read: readMHTML},
	{name: "mbox", sniff: (*sample).mbox, opens: true, read: readMail},
	{name: "eml", sniff: (*sample).mail, opens: true, read: readMail},
	{name: "csv", sniff: (*sample).csv, read: text.ReadCSV, loose: true},
	{name: "txt", sniff: (*sample).plain, read: text.Read, loose: true},
}

// document reads a file of this format.
func (f *format) document(ctx context.Context, s *sample, limits document.Limits) (*document.Document, error) {
	if f.unzip != nil && s.dir != nil {
		return f.unzip(ctx, s.dir, s.data, limits)
	}
	return f.read(ctx, s.data, limits)
}

// saveAs refuses a format whose content another form of the same file would give.
func saveAs(what, as string) error {
	return fmt.Errorf("%w（这是%s，请另存为 %s）", document.ErrUnsupported, what, as)
}

// notReport refuses a format in which no report is written.
func notReport(what string) error {
	return fmt.Errorf("%w（这是%s，不是工作总结）", document.ErrUnsupported, what)
}

// withoutBody refuses an Office container in which no document lies: one that was cut off before it, or of another program.
func withoutBody(_ context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	if _, err := ooxml.Open(data, limits); err != nil {
		return nil, err
	}
	return nil, fmt.Errorf("%w（这是 Office 类文件，但里面没有 Word 或 Excel 的正文）", document.ErrUnsupported)
}

// formatOf finds the format of a file by its content; nil where none fits.
func formatOf(s *sample) *format {
	for i := range formats {
		if formats[i].sniff(s) {
			return &formats[i]
		}
	}
	return nil
}

// FormatOf names the format of data, found by its content; "" where none fits.
func FormatOf(data []byte) string {
	if f := formatOf(&sample{data: data}); f != nil {
		return f.name
	}
	return ""
}

// refusals gives the finding code of each of the five errors (contract, section 4).
var refusals = []struct {
	err  error
	code string
}{
	{document.ErrScanned, "SCANNED"},
	{document.ErrEncrypted, "ENCRYPTED"},
	{document.ErrTooLarge, "TOO_LARGE"},
	{document.ErrUnsupported, "UNSUPPORTED"},
	{document.ErrCorrupt, "CORRUPT"},
}

// WhatHappened is an error's text without what it tells officers to do: a finding goes to the institution too, and its code has a
// remedy.
func WhatHappened(err error) string {
	text := err.Error()
	for _, r := range refusals {
		if _, advice, ok := strings.Cut(r.err.Error(), "；"); ok && errors.Is(err, r.err) {
			text = strings.Replace(text, "；"+advice, "", 1)
		}
	}
	return text
}

// FindingOf gives the code of the finding that says why a file could not be read: SCANNED, ENCRYPTED, CORRUPT,
// UNSUPPORTED or TOO_LARGE. An error that is none of the five counts as CORRUPT; nil gives "".
func FindingOf(err error) string {
	if err == nil {
		return ""
	}
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return r.code
		}
	}
	return "CORRUPT"
}
