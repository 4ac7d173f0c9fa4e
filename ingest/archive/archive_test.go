package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
)

// Made by 7z: 总结/年度总结.txt holding hello, plain, its content locked, its list locked too.
const (
	plain7z  = "N3q8ryccAAQt8AuabAAAAAAAAAAgAAAAAAAAANpSGbQBAAVoZWxsbwoAAACBMweuD85vVl76Dfokg9wXd2LyF4XIfKUl62T0TG3mdTsWAXAAG4DGJOxul7ub7SiMPx2R8y9jKFZ/fFsdeCP4kC9IoAoR6e/FxVaI/D+4zA60GLIvYwI8hc8RkaAAAAAXBgoBCWIABwsBAAEjAwEBBV0AEAAADHYKAeeAbtMAAA=="
	locked7z = "N3q8ryccAAQ8dILtiQAAAAAAAAAhAAAAAAAAAPOZX+yHy35lkUrWmou24Dx0y2w0AACBMweuD87ysgwHsMPa919FiphISvZOFFFom37d9ehjlogttPvo7FjiIHCljL8W/P+4jHbUFNRRDNApuyWRaN4fMPPrZDN9LkREy3zhapo+HvE9AMGpjgiz8gV15/uklOddXvR3gZnpgRfDxtNgMWwjp4RfyAAAABcGEAEJeQAHCwEAASMDAQEFXQAQAAAMgIYKARMjyKoAAA=="
	hidden7z = "N3q8ryccAATmWp5FkAAAAAAAAAA9AAAAAAAAAB3JkEURbn48T0Pj3cCVeqTGpjyOl5MUucU8RAOSrVYRHZ5YILYJWyLfQ/gIkRbqi6mivSGtyPBjzEC6X7o+8ZEO4eWQoq8DCSFzPHn88sFoZ2WEsOScj4BB/o0INU61KaGsXgHuzKheGlnI9gUVWta30b6rDvUVlNdHSkt/gpBQ1p4FByr02UFvnCm45YGb1W+cxeoXBhABCYCAAAcLAQACJAbxBwESUw9rN9AWsqBFwtX0Xm/IRm1CIwMBAQVdABAAAAEADHqAhgoBLM5r8AAA"
)

func gbk(s string) string {
	b, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return b
}

type member struct {
	name  string
	data  string
	flags uint16
	extra []byte
}

func zipped(members ...member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Extra: m.extra, NonUTF8: m.flags&flagUTF8 == 0, Flags: m.flags,
			Modified: time.Date(2025, 5, 28, 9, 30, 0, 0, time.UTC)}
		w, err := z.CreateHeader(h)
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(m.data)); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func unicodePath(raw, name string) []byte {
	body := append([]byte{1}, binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(raw)))...)
	body = append(body, name...)
	out := binary.LittleEndian.AppendUint16(nil, extraName)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(body)))
	return append(out, body...)
}

// rared makes a RAR 4 archive of stored files; locked marks their content as encrypted.
func rared(name, data string, locked bool) []byte {
	block := func(kind byte, flags uint16, body []byte) []byte {
		h := []byte{kind}
		h = binary.LittleEndian.AppendUint16(h, flags)
		h = binary.LittleEndian.AppendUint16(h, uint16(7+len(body)))
		h = append(h, body...)
		return append(binary.LittleEndian.AppendUint16(nil, uint16(crc32.ChecksumIEEE(h))), h...)
	}
	out := append([]byte("Rar!\x1A\x07\x00"), block(0x73, 0, make([]byte, 6))...)
	body := binary.LittleEndian.AppendUint32(nil, uint32(len(data)))
	body = binary.LittleEndian.AppendUint32(body, uint32(len(data)))
	body = append(body, 2)
	body = binary.LittleEndian.AppendUint32(body, crc32.ChecksumIEEE([]byte(data)))
	body = binary.LittleEndian.AppendUint32(body, 0x5ABC4BC0)
	body = append(body, 20, 0x30)
	body = binary.LittleEndian.AppendUint16(body, uint16(len(name)))
	body = binary.LittleEndian.AppendUint32(body, 0x20)
	flags := uint16(0x8000)
	if locked {
		flags |= 0x04
	}
	out = append(out, block(0x74, flags, append(body, name...))...)
	return append(append(out, data...), block(0x7B, 0x4000, nil)...)
}

func gzipped(name string, data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Name = name
	if _, err := w.Write(data); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func tarred(name, data string) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(data)), Mode: 0o600}); err != nil {
		panic(err)
	}
	if _, err := w.Write([]byte(data)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func unbase(s string) []byte {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return b
}

func TestNamesComeOutAsPeopleTypedThem(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		archive string
		data    []byte
		want    string
	}{
		"GBK without a flag":                   {"a.zip", zipped(member{name: gbk("来信/年度总结.docx"), data: "hello"}), "来信/年度总结.docx"},
		"GBK whose second byte is a backslash": {"a.zip", zipped(member{name: gbk("誠信運鋅淺/總結.docx"), data: "hello"}), "誠信運鋅淺/總結.docx"},
		"UTF-8 with its flag":                  {"a.zip", zipped(member{name: "年度总结.docx", data: "hello", flags: flagUTF8}), "年度总结.docx"},
		"UTF-8 without its flag":               {"a.zip", zipped(member{name: "年度总结.docx", data: "hello"}), "年度总结.docx"},
		"a Unicode path":                       {"a.zip", zipped(member{name: "?.docx", data: "hello", extra: unicodePath("?.docx", "䶮校总结.docx")}), "䶮校总结.docx"},
		"a Unicode path that is out of date":   {"a.zip", zipped(member{name: "new.docx", data: "hello", extra: unicodePath("old.docx", "旧.docx")}), "new.docx"},
		"backslashes between folders":          {"a.zip", zipped(member{name: `来信\` + `年度总结.docx`, data: "hello", flags: flagUTF8}), "来信/年度总结.docx"},
		"a path that leads out":                {"a.zip", zipped(member{name: `../../C:\..\etc/passwd`, data: "hello"}), "etc/passwd"},
		"a drive":                              {"a.zip", zipped(member{name: `D:\总结.docx`, data: "hello", flags: flagUTF8}), "总结.docx"},
		"garbled UTF-8":                        {"a.zip", zipped(member{name: "涓\uE15F枃娴嬭瘯.docx", data: "hello", flags: flagUTF8}), "中文测试.docx"},
		"a 7z":                                 {"a.7z", unbase(plain7z), "总结/年度总结.txt"},
		"a rar with a GBK name":                {"a.rar", rared(gbk("来信总结.docx"), "hello", false), "来信总结.docx"},
		"a tar":                                {"a.tar", tarred("总结/a.docx", "hello"), "总结/a.docx"},
		"a tar in a gz":                        {"a.tar.gz", gzipped("", tarred("总结/a.docx", "hello")), "总结/a.docx"},
		"a gz":                                 {"总结.docx.gz", gzipped("", []byte("hello")), "总结.docx"},
		"a gz under another name has its own":  {"下载", gzipped("report.docx", []byte("hello")), "report.docx"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parts, err := Split(context.Background(), c.archive, c.data, document.Limits{})
			if err != nil || len(parts) != 1 {
				t.Fatalf("got %v, %v", parts, err)
			}
			if p := parts[0]; p.Name != c.want || string(bytes.TrimSpace(p.Data)) != "hello" || p.Err != nil {
				t.Errorf("got %q %q %v, want %q", p.Name, p.Data, p.Err, c.want)
			}
		})
	}
}

func TestAZipsTimesAreChineseTime(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "a.txt"}
	h.ModifiedDate, h.ModifiedTime = (2025-1980)<<9|5<<5|28, 9<<11|30<<5 // the form that most programs write
	w, err := z.CreateRaw(h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(nil); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	parts, err := Split(context.Background(), "a.zip", b.Bytes(), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := parts[0].Modified.Format(time.RFC3339); got != "2025-05-28T09:30:00+08:00" {
		t.Errorf("got %s", got)
	}
}

func TestLockedBrokenAndGreedyArchivesAreSaidToBeSo(t *testing.T) {
	t.Parallel()
	whole := zipped(member{name: "a.docx", data: "hello"})
	locked := bytes.ReplaceAll(bytes.ReplaceAll(zipped(member{name: "a.docx", data: "hello"}), []byte("PK\x03\x04\x14\x00\x08"), []byte("PK\x03\x04\x14\x00\x09")),
		[]byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"))
	big := string(make([]byte, 3<<20))
	for name, c := range map[string]struct {
		data   []byte
		limits document.Limits
		want   error
		member bool // the error is of a member
	}{
		"a zip with a password":           {locked, document.Limits{}, document.ErrEncrypted, true},
		"a 7z with a password":            {unbase(locked7z), document.Limits{}, document.ErrEncrypted, true},
		"a 7z that hides its list":        {unbase(hidden7z), document.Limits{}, document.ErrEncrypted, false},
		"a rar with a password":           {rared("a.docx", "hello", true), document.Limits{}, document.ErrEncrypted, true},
		"a truncated zip":                 {whole[:len(whole)-30], document.Limits{}, document.ErrCorrupt, false},
		"a truncated 7z":                  {unbase(plain7z)[:100], document.Limits{}, document.ErrCorrupt, false},
		"a truncated rar":                 {rared("a.docx", "hello", false)[:40], document.Limits{}, document.ErrCorrupt, false},
		"a truncated gz":                  {gzipped("", []byte("hello world"))[:15], document.Limits{}, document.ErrCorrupt, false},
		"no archive":                      {[]byte("hello"), document.Limits{}, document.ErrUnsupported, false},
		"a bomb":                          {zipped(member{name: "a", data: big}), document.Limits{}, document.ErrTooLarge, true},
		"a gz bomb":                       {gzipped("", []byte(big)), document.Limits{}, document.ErrTooLarge, false},
		"a member past the limit":         {zipped(member{name: "a", data: "0123456789"}), document.Limits{Part: 9}, document.ErrTooLarge, true},
		"members past the limit together": {zipped(member{name: "a", data: "0123456789"}, member{name: "b", data: "0123456789"}), document.Limits{Unpacked: 15}, document.ErrTooLarge, false},
		"too many members":                {zipped(member{name: "a"}, member{name: "b"}, member{name: "c"}), document.Limits{Parts: 2}, document.ErrTooLarge, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parts, err := Split(context.Background(), "a", c.data, c.limits)
			if c.member {
				if err != nil || len(parts) != 1 {
					t.Fatalf("got %v, %v", parts, err)
				}
				err = parts[0].Err
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestOneBadMemberDoesNotStopTheOthers(t *testing.T) {
	t.Parallel()
	big := string(make([]byte, 3<<20))
	parts, err := Split(context.Background(), "a.zip", zipped(member{name: "bomb", data: big}, member{name: "a.docx", data: "hello"}), document.Limits{})
	if err != nil || len(parts) != 2 || parts[0].Err == nil || string(parts[1].Data) != "hello" {
		t.Errorf("got %v, %v", parts, err)
	}
}

func TestAVolumeIsSaidToBeOne(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"总结.7z.001": unbase(plain7z)[:100], "总结.zip": []byte("PK\x07\x08PK\x03\x04 cut off")} {
		if _, err := Split(context.Background(), name, data, document.Limits{}); !errors.Is(err, document.ErrUnsupported) || !strings.Contains(err.Error(), "分卷") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	data := zipped(member{name: gbk("总结/a.docx"), data: strings.Repeat("今年报考一百二十人。", 20000)})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Split(context.Background(), "a.zip", data, document.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(zipped(member{name: gbk("总结/a.docx"), data: "hello"}))
	f.Add(unbase(plain7z))
	f.Add(rared("a", "hello", false))
	f.Add(gzipped("a", tarred("b", "hello")))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := document.Limits{Part: 1 << 20, Unpacked: 4 << 20, Parts: 100}
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		parts, _ := Split(ctx, "a", data, limits)
		total := 0
		for _, p := range parts {
			total += len(p.Data)
			if p.Name == "" || clean(p.Name) != p.Name {
				t.Fatalf("name %q", p.Name)
			}
		}
		if total > 4<<20 {
			t.Fatal("past the limit")
		}
	})
}
