package charset

import (
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func gb(s string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return b
}

func wide(s string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestDecodeTellsTheEncodingsApart(t *testing.T) {
	t.Parallel()
	const text = "二、社会化培训工作情况：报考120人，合格98人，䶮先生。\r\n"
	for name, c := range map[string]struct {
		data  []byte
		label string
		text  string
		enc   string
	}{
		"UTF-8 without a label":                         {[]byte(text), "", text, "utf-8"},
		"UTF-8 under the label gb2312":                  {[]byte(text), "gb2312", text, "utf-8"},
		"GB18030 under the label utf-8":                 {gb(text), "utf-8", text, "gb18030"},
		"GB18030 under the label GB2312":                {gb(text), "GB2312", text, "gb18030"},
		"GB18030 without a label":                       {gb(text), "", text, "gb18030"},
		"GB18030 under an unknown label":                {gb(text), "x-unknown", text, "gb18030"},
		"GB18030 under iso-8859-1":                      {gb(text), "iso-8859-1", text, "gb18030"},
		"UTF-16 little-endian with a mark":              {append([]byte{0xFF, 0xFE}, wide(text, false)...), "", text, "utf-16le"},
		"UTF-16 big-endian with a mark":                 {append([]byte{0xFE, 0xFF}, wide(text, true)...), "", text, "utf-16be"},
		"UTF-16 little-endian without":                  {wide(text, false), "", text, "utf-16le"},
		"UTF-16 big-endian without":                     {wide(text, true), "", text, "utf-16be"},
		"UTF-8 with a mark under gbk":                   {append([]byte{0xEF, 0xBB, 0xBF}, text...), "gbk", text, "utf-8"},
		"two GB bytes that are valid UTF-8, labelled":   {gb("一"), "gbk", "一", "gb18030"},
		"two GB bytes that are valid UTF-8, unlabelled": {gb("一一一"), "", "一一一", "gb18030"},
		"plain ASCII":                                   {[]byte("a,b\n"), "", "a,b\n", "utf-8"},
		"nothing":                                       {nil, "", "", "utf-8"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, enc := Decode(c.data, c.label)
			if got != c.text || enc != c.enc {
				t.Errorf("got %q (%s), want %q (%s)", got, enc, c.text, c.enc)
			}
		})
	}
}

func TestNamesAreRepaired(t *testing.T) {
	t.Parallel()
	latin := func(b []byte) string {
		r := make([]rune, len(b))
		for i, c := range b {
			r[i] = rune(c)
		}
		return string(r)
	}
	for name, c := range map[string]struct{ in, want string }{
		"UTF-8 read as GB18030":      {"涓\uE15F枃娴嬭瘯.docx", "中文测试.docx"},
		"GBK read as Latin-1":        {latin(gb("年度总结.doc")), "年度总结.doc"},
		"UTF-8 read as Latin-1":      {latin([]byte("年度总结.doc")), "年度总结.doc"},
		"a right name":               {"黄山市技工学校2024年度总结（最终版）.docx", "黄山市技工学校2024年度总结（最终版）.docx"},
		"a rare name":                {"䶮曌學校.docx", "䶮曌學校.docx"},
		"ASCII":                      {"tcmime.1388.1527.1742.bin", "tcmime.1388.1527.1742.bin"},
		"a French name stays French": {"résumé.doc", "résumé.doc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Repair(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := Name(gb("總結/誠信.docx")); got != "總結/誠信.docx" {
		t.Errorf("raw GBK name with a backslash byte: %q", got)
	}
}

func TestIsTextRefusesBinary(t *testing.T) {
	t.Parallel()
	if IsText([]byte("PK\x03\x04\x00\x00\x01\x02")) || IsText([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9}) {
		t.Error("binary taken for text")
	}
	for _, b := range [][]byte{gb("报考人数"), []byte("报考人数"), wide("报考 人数 1", false)} {
		if !IsText(b) {
			t.Errorf("text taken for binary: %x", b)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(gb("报考"), "gbk")
	f.Add([]byte{0xFF, 0xFE, 0x41}, "")
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		Decode(data, label)
		Repair(string(data))
		Name(data)
	})
}
