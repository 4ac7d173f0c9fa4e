package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
)

type entry struct {
	name string
	data []byte
}

func packed(entries ...entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		name, err := simplifiedchinese.GBK.NewEncoder().String(e.name)
		if err != nil {
			panic(err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true, Method: zip.Deflate})
		if err != nil {
			panic(err)
		}
		if _, err := w.Write(e.data); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// letter makes a mail with a text and attachments.
func letter(subject, text string, entries ...entry) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "Received: from a by b; Wed, 28 May 2025 09:30:00 +0800\r\nFrom: a@b.cn\r\nSubject: =?utf-8?B?%s?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"BB\"\r\n\r\n", base64.StdEncoding.EncodeToString([]byte(subject)))
	fmt.Fprintf(&b, "--BB\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n", text)
	for _, e := range entries {
		fmt.Fprintf(&b, "--BB\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"%s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n", e.name, base64.StdEncoding.EncodeToString(e.data))
	}
	b.WriteString("--BB--\r\n")
	return []byte(b.String())
}

func collected(t *testing.T, files fstest.MapFS, limits document.Limits) []Item {
	t.Helper()
	var list []Item
	err := Collect(context.Background(), []Root{{FS: files, Path: ".", Folder: "收件箱"}}, limits, func(it Item) error {
		list = append(list, it)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// described is a list of items as lines: path, and what became of them.
func described(list []Item) string {
	var b strings.Builder
	for _, it := range list {
		b.WriteString(it.Path)
		switch {
		case it.ReceiptLog:
			b.WriteString(" 登记")
		case it.Skipped != "":
			b.WriteString(" 略过")
		case it.Err != nil:
			b.WriteString(" " + FindingOf(it.Err))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestEverythingThatCameIsTakenOut(t *testing.T) {
	t.Parallel()
	doc := zipped("[Content_Types].xml", "word/document.xml")
	long := strings.Repeat("本年度共开展职业技能等级认定十二批次，", 30)
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"folders in the order of their names, the receipt log first": {fstest.MapFS{"b/2.docx": {Data: doc}, "b/收件登记.xlsx": {Data: doc}, "b/1.docx": {Data: doc}, "a.docx": {Data: doc}},
			"a.docx\nb/收件登记.xlsx 登记\nb/1.docx\nb/2.docx\n"},
		"a mail with a zip in it": {fstest.MapFS{"来信.eml": {Data: letter("总结", "见附件", entry{"附件.zip", packed(entry{"某校/总结.docx", doc}, entry{"某校/名单.docx", doc})})}},
			"来信.eml/附件.zip/某校/总结.docx\n来信.eml/附件.zip/某校/名单.docx\n"},
		"a mail in a mail": {fstest.MapFS{"a.eml": {Data: letter("转发", "", entry{"原信.eml", letter("总结", "", entry{"总结.docx", doc})})}},
			"a.eml/原信.eml/总结.docx\n"},
		"an archive in an archive": {fstest.MapFS{"a.zip": {Data: packed(entry{"b.zip", packed(entry{"总结.docx", doc})})}}, "a.zip/b.zip/总结.docx\n"},
		"what programs leave behind": {fstest.MapFS{"~$总结.docx": {Data: doc}, "Thumbs.db": {Data: doc}, ".DS_Store": {Data: doc}, "desktop.ini": {Data: doc},
			"m.zip": {Data: packed(entry{"__MACOSX/._总结.docx", doc}, entry{"总结.docx", doc})}},
			".DS_Store 略过\nThumbs.db 略过\ndesktop.ini 略过\nm.zip/__MACOSX/._总结.docx 略过\nm.zip/总结.docx\n~$总结.docx 略过\n"},
		"empty files":                   {fstest.MapFS{"空.docx": {}, "a.zip": {Data: packed(entry{"空.docx", nil})}}, "a.zip/空.docx CORRUPT\n空.docx CORRUPT\n"},
		"an empty archive":              {fstest.MapFS{"a.zip": {Data: packed()}}, "a.zip CORRUPT\n"},
		"a broken archive":              {fstest.MapFS{"a.zip": {Data: packed(entry{"总结.docx", doc})[:60]}}, "a.zip CORRUPT\n"},
		"a mail without attachment":     {fstest.MapFS{"a.eml": {Data: letter("总结", "附件已发，请查收")}}, "a.eml UNSUPPORTED\n"},
		"a mail that is the report":     {fstest.MapFS{"a.eml": {Data: letter("总结", long)}}, "a.eml\n"},
		"a mail that points elsewhere":  {fstest.MapFS{"a.eml": {Data: letter("总结", "http://mail.qq.com/cgi-bin/ftnExs_download?k=1")}}, "a.eml UNSUPPORTED\n"},
		"a mail with some of its files": {fstest.MapFS{"a.eml": {Data: letter("总结", "https://pan.baidu.com/s/1x", entry{"总结.docx", doc})}}, "a.eml/总结.docx\na.eml 略过\n"},
		"files of unknown kinds":        {fstest.MapFS{"a.docx": {Data: []byte{1, 2, 3}}}, "a.docx\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := described(collected(t, c.files, document.Limits{})); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestAnItemKnowsHowItCame(t *testing.T) {
	t.Parallel()
	doc := zipped("[Content_Types].xml", "word/document.xml")
	when := time.Date(2025, 6, 3, 8, 0, 0, 0, time.UTC)
	list := collected(t, fstest.MapFS{"20250526/某校/来信.eml": {Data: letter("某校总结", "", entry{"附件.zip", packed(entry{"总结.docx", doc})}), ModTime: when}}, document.Limits{})
	if len(list) != 1 {
		t.Fatalf("got %d", len(list))
	}
	it := list[0]
	if it.Name != "总结.docx" || it.Source != "20250526/某校/来信.eml" || strings.Join(it.Folders, "|") != "收件箱|20250526|某校|附件.zip" || !it.Modified.Equal(when) {
		t.Errorf("got %+v", it)
	}
	if len(it.Mails) != 1 || it.Mails[0].Subject != "某校总结" || it.Parcel != "压缩包:20250526/某校/来信.eml/附件.zip" {
		t.Errorf("got %+v, parcel %q", it.Mails, it.Parcel)
	}
	if got := (Clues{Mails: it.Mails, Folders: it.Folders, Modified: it.Modified}).Received(); got.At != "2025-05-28T09:30:00+08:00" {
		t.Errorf("received %+v", got)
	}
}

func TestOneHostileFileDoesNotStopTheOthers(t *testing.T) {
	t.Parallel()
	doc := zipped("[Content_Types].xml", "word/document.xml")
	deep := packed(entry{"总结.docx", doc})
	for range 5 {
		deep = packed(entry{"a.zip", deep})
	}
	list := collected(t, fstest.MapFS{"1大.bin": {Data: make([]byte, 200_001)}, "2深.zip": {Data: deep}, "3炸.zip": {Data: packed(entry{"x", make([]byte, 3<<20)})}, "4.docx": {Data: doc}},
		document.Limits{Input: 200_000, Depth: 3})
	want := "1大.bin TOO_LARGE\n2深.zip/a.zip/a.zip/a.zip TOO_LARGE\n3炸.zip/x TOO_LARGE\n4.docx\n"
	if got := described(list); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for _, it := range list[:3] {
		if !strings.Contains(it.Err.Error(), "“") {
			t.Errorf("the file is not named: %v", it.Err)
		}
	}
}

func TestAMailsTextIsReadAsADocument(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"plain text": letter("总结", "一、基本情况\r\n报考120人"),
		"HTML":       []byte("From: a@b.cn\nSubject: x\nContent-Type: text/html; charset=gb2312\n\n<p>一、基本情况<p>报考120人"),
		"a saved page": []byte("From: <Saved by Microsoft Word>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"B\"\n\n--B\nContent-Location: file:///a.htm\nContent-Transfer-Encoding: quoted-printable\n" +
			"Content-Type: text/html; charset=\"utf-8\"\n\n<p>=E4=B8=80=E3=80=81=E5=9F=BA=E6=9C=AC=E6=83=85=E5=86=B5<p>=E6=8A=A5=E8=80=83120=E4=BA=BA\n--B--\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, _, err := ReadDocument(context.Background(), name, data, document.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			if err := doc.Dump(&b); err != nil {
				t.Fatal(err)
			}
			if want := "一、基本情况\n报考120人\n"; b.String() != want {
				t.Errorf("got %q, want %q", b.String(), want)
			}
			if r := doc.Body[1].Paragraph.Ref.String(); r != "第2段" {
				t.Errorf("place %s", r)
			}
		})
	}
}

// unopenable is a file system that lists a file and cannot open it, as one does whose name is no UTF-8.
type unopenable struct{ fstest.MapFS }

// Open implements fs.FS.
func (u unopenable) Open(name string) (fs.File, error) {
	if name == "bad.docx" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return u.MapFS.Open(name)
}

// Stat implements fs.StatFS.
func (u unopenable) Stat(name string) (fs.FileInfo, error) {
	if name == "bad.docx" {
		return nil, fs.ErrInvalid
	}
	return u.MapFS.Stat(name)
}

func TestAFileThatCannotBeOpenedIsNamed(t *testing.T) {
	t.Parallel()
	var list []Item
	err := Collect(context.Background(), []Root{{FS: unopenable{fstest.MapFS{"bad.docx": {Data: []byte("x")}, "c.txt": {Data: []byte("总结")}}}, Path: "."}}, document.Limits{}, func(it Item) error {
		list = append(list, it)
		return nil
	})
	if got := described(list); err != nil || got != "bad.docx CORRUPT\nc.txt\n" {
		t.Errorf("got %q, %v", got, err)
	}
}
