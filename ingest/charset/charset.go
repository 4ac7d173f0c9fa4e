// Package charset turns bytes of unknown or wrongly stated encoding into text. Chinese offices send UTF-8, UTF-16 and
// GB18030 under each other's names; what reads best as Chinese wins over what the label says.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// sampled is the number of bytes from which an encoding is judged.
const sampled = 16 << 10

// Decode returns the text of data and the name of the encoding that was taken. A byte order mark decides; then the
// label, unless the bytes read much better as UTF-8 or GB18030; without a label the best reading. Bytes that are
// no text in the encoding become U+FFFD. The label may be empty or unknown.
func Decode(data []byte, label string) (text, name string) {
	if text, name, ok := byMark(data); ok {
		return text, name
	}
	sample := cut(data)
	if surelyUTF8(sample) {
		return decodeUTF8(data), "utf-8"
	}
	best := candidate{name: "utf-8"}
	best.score = Plausible(decodeUTF8(sample))
	others := []candidate{{"gb18030", simplifiedchinese.GB18030, 0}}
	if e, name := Lookup(label); e != nil && name != "gb18030" {
		others = append(others, candidate{name, e, 0})
	}
	if little, big := utf16Signs(sample); little || big {
		return decode16(data, big), utf16Name(big)
	}
	_, labelled := Lookup(label)
	if utf8Label(label) {
		labelled = "utf-8"
	}
	best.score += bonus(best.name, labelled)
	for _, c := range others {
		c.score = Plausible(decodeWith(c.enc, sample)) + bonus(c.name, labelled)
		if c.score > best.score {
			best = c
		}
	}
	if best.enc == nil {
		return decodeUTF8(data), "utf-8"
	}
	return decodeWith(best.enc, data), best.name
}

// surelyUTF8 reports whether bytes are UTF-8 beyond doubt: valid, with more Chinese characters than GB18030 could form by chance.
func surelyUTF8(sample []byte) bool {
	if !utf8.Valid(sample) {
		return false
	}
	chinese := 0
	for _, b := range sample {
		if b >= 0xE4 && b <= 0xE9 {
			chinese++
		}
	}
	return chinese >= 16
}

// IsText reports whether data reads as text: no zero bytes or other controls but line ends, tabs and page breaks.
func IsText(data []byte) bool {
	if _, _, ok := byMark(data); ok {
		return true
	}
	sample := cut(data)
	if little, big := utf16Signs(sample); little || big {
		return true
	}
	bad := 0
	for _, b := range sample {
		if b == 0 {
			return false
		}
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B || b == 0x7F {
			bad++
		}
	}
	if bad*200 > len(sample) {
		return false
	}
	text, _ := Decode(sample, "")
	return strings.Count(text, "\uFFFD")*50 <= utf8.RuneCountInString(text)
}

// Lookup gives the encoding of a label and its plain name; nil for an unknown one and for UTF-8, which needs none.
// Every name of the GB family means GB18030, which contains the others.
func Lookup(label string) (encoding.Encoding, string) {
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))
	switch label {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8":
		return nil, ""
	case "gb2312", "gb_2312-80", "gb_2312", "gbk", "x-gbk", "cp936", "ms936", "936", "gb18030", "gb-18030", "chinese",
		"csgb2312", "euc-cn", "x-cp20936", "windows-936":
		return simplifiedchinese.GB18030, "gb18030"
	case "hz", "hz-gb-2312":
		return simplifiedchinese.HZGB2312, "hz-gb-2312"
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, ""
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == "utf-8" || name == "replacement" {
		return nil, ""
	}
	return e, name
}

type candidate struct {
	name  string
	enc   encoding.Encoding
	score float64
}

// bonus is what a label weighs: enough to decide between readings that are equally plausible.
func bonus(name, labelled string) float64 {
	if name == labelled {
		return 0.15
	}
	return 0
}

func utf8Label(label string) bool {
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))
	return label == "utf-8" || label == "utf8"
}

// cut takes a sample that does not end within a character of UTF-8 or UTF-16.
func cut(data []byte) []byte {
	if len(data) <= sampled {
		return data
	}
	end := sampled
	for end > sampled-4 && !utf8.RuneStart(data[end]) {
		end--
	}
	return data[:end&^1]
}

func byMark(data []byte) (string, string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return decodeUTF8(data[3:]), "utf-8", true
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decode16(data[2:], false), utf16Name(false), true
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decode16(data[2:], true), utf16Name(true), true
	}
	return "", "", false
}

// utf16Signs looks for the zero bytes that line ends, spaces and digits leave in UTF-16 without a mark.
func utf16Signs(sample []byte) (little, big bool) {
	if len(sample) < 4 || len(sample)%2 != 0 && len(sample) < 64 {
		return false, false
	}
	var even, odd int
	for i := 0; i+1 < len(sample); i += 2 {
		if sample[i] == 0 && sample[i+1] != 0 {
			even++
		}
		if sample[i+1] == 0 && sample[i] != 0 {
			odd++
		}
	}
	pairs := len(sample) / 2
	plausible := func(big bool) bool { return Plausible(decode16(sample, big)) > 0.7 }
	if odd > 4*even && odd*50 >= pairs && plausible(false) {
		return true, false
	}
	if even > 4*odd && even*50 >= pairs && plausible(true) {
		return false, true
	}
	return false, false
}

func utf16Name(big bool) string {
	if big {
		return "utf-16be"
	}
	return "utf-16le"
}

func decode16(data []byte, big bool) string {
	low, high := 0, 1
	if big {
		low, high = 1, 0
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+high])<<8
	}
	return string(utf16.Decode(units))
}

func decodeUTF8(data []byte) string { return strings.ToValidUTF8(string(data), "\uFFFD") }

func decodeWith(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return decodeUTF8(data)
	}
	return decodeUTF8(out)
}
