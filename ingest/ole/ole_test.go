package ole

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/ole/oletest"
)

func TestStreamsReadWhole(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("0123456789"), 20_000)
	f, err := Open(oletest.Build(map[string][]byte{"WordDocument": long, "1Table": []byte("t"), "ObjectPool/_7/Workbook": long[:5000], "ObjectPool/_9/Package": long[:6000]}), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.Read("worddocument"); err != nil || !bytes.Equal(got, long) {
		t.Errorf("read %d bytes, %v", len(got), err)
	}
	if got, err := f.Read("ObjectPool/_9/Package"); err != nil || !bytes.Equal(got, long[:6000]) || f.Has("Package") {
		t.Errorf("a stream within storages: %d bytes, %v", len(got), err)
	}
	if got, err := f.Read("absent"); got != nil || err != nil || f.Has("absent") {
		t.Errorf("an absent stream: %d bytes, %v", len(got), err)
	}
}

func TestSniffTellsWhatAFileHolds(t *testing.T) {
	t.Parallel()
	for stream, want := range map[string]string{"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "BOOK": "xls", "PowerPoint Document": "ppt", "__properties_version1.0": "msg", "Contents": ""} {
		if got, encrypted := Sniff(oletest.Build(map[string][]byte{stream: nil})); got != want || encrypted {
			t.Errorf("%s: %q, %v; want %q", stream, got, encrypted, want)
		}
	}
	if _, encrypted := Sniff(oletest.Build(map[string][]byte{"EncryptedPackage": nil, "EncryptionInfo": nil})); !encrypted {
		t.Error("an encrypted package is not seen")
	}
	if got, _ := Sniff([]byte("PK\x03\x04")); got != "" {
		t.Errorf("a zip is %q", got)
	}
}

func TestBrokenFilesAreRefusedByWhatIsWrong(t *testing.T) {
	t.Parallel()
	whole := oletest.Build(map[string][]byte{"WordDocument": make([]byte, 100_000)})
	for name, c := range map[string]struct {
		data   []byte
		limits document.Limits
		want   error
	}{
		"another kind":     {[]byte("%PDF"), document.Limits{}, document.ErrUnsupported},
		"only a signature": {whole[:8], document.Limits{}, document.ErrCorrupt},
		"cut short":        {whole[:50_000], document.Limits{}, document.ErrCorrupt},
		"over the limit":   {whole, document.Limits{Input: 1000}, document.ErrTooLarge},
		"a large stream":   {whole, document.Limits{Part: 1000}, document.ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := Open(c.data, c.limits)
			if err == nil {
				_, err = f.Read("WordDocument")
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestPropertiesAreWhatTheFileSaysOfItself(t *testing.T) {
	t.Parallel()
	le := func(v ...uint32) (out []byte) {
		for _, n := range v {
			out = binary.LittleEndian.AppendUint32(out, n)
		}
		return out
	}
	set := bytes.Join([][]byte{
		le(0, 4), le(1, 40), le(2, 48), le(4, 64), le(12, 80), // size, count; number and place of each
		le(2, 936), le(0x1E, 8), []byte("\xc4\xea\xb6\xc8\xd7\xdc\xbd\xe1"), le(0x1E, 8), []byte("person\x00\x00"), le(0x40, 0xC0A1A000, 0x01DB9C7E),
	}, nil)
	head := append(make([]byte, 24), le(1, 0, 0, 0, 0, 48)...)
	f, err := Open(oletest.Build(map[string][]byte{"\x05SummaryInformation": append(head, set...)}), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	got := f.Properties()
	if got["title"] != "年度总结" || len(got) != 2 || !strings.HasPrefix(got["created"], "2025-03-2") {
		t.Errorf("got %v", got)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(oletest.Build(map[string][]byte{"WordDocument": []byte("x"), "Data": nil}))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data, document.Limits{Input: 1 << 20, Part: 1 << 20})
		if err != nil {
			return
		}
		for name := range file.streams {
			file.Read(name)
		}
		file.Properties()
	})
}
