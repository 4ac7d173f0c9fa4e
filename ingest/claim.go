package ingest

import (
	"path"
	"strings"
	"unicode"

	"nianping/ingest/charset"
)

// claims are kinds of documents by the endings that their files bear, with the blank that parts Latin letters from Chinese.
var claims = map[string]string{
	".docx": " Word 文档", ".docm": " Word 文档", ".doc": " Word 文档", ".wps": " WPS 文档", ".rtf": " RTF 文档",
	".xlsx": " Excel 工作簿", ".xlsm": " Excel 工作簿", ".xls": " Excel 工作簿", ".et": " WPS 表格",
	".pdf": " PDF 文件", ".odt": " OpenDocument 文档", ".ods": " OpenDocument 表格", ".ofd": " OFD 文件",
	".zip": "压缩包", ".rar": "压缩包", ".7z": "压缩包",
}

// claim is what a file's name says it is; "" where it says nothing that can be held against it.
func claim(name string) string { return claims[strings.ToLower(path.Ext(name))] }

const (
	writtenSample = 64 << 10
	writtenShare  = 0.7 // of the characters that a written text explains: Chinese, words, numbers, punctuation
)

// written reports whether a person may have written a text: it is Chinese, or its letters form words and its digits numbers.
// Bytes by chance, and text that a program has encoded, form neither.
func written(data []byte) bool {
	text, _ := charset.Decode(data[:min(len(data), writtenSample)], "")
	if charset.Plausible(text) < 0 {
		return false
	}
	all, good := 0, 0
	for _, word := range strings.FieldsFunc(text, apart) {
		n := len([]rune(word))
		if all += n; wordly(word, n) {
			good += n
		}
	}
	return float64(good) >= writtenShare*float64(all)
}

// apart are the characters between words: blanks, and the signs that prose uses.
func apart(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(".,;:!?()'\"/-%|+=", r) || r > 0x7F && unicode.IsPunct(r)
}

// longestWord is the length from which a run of Latin letters or digits is no word or number.
const longestWord = 20

// wordly reports whether a run of characters is a word or a number: with Chinese in it, all digits, or letters with at most the first one
// of another case than the rest.
func wordly(word string, length int) bool {
	digits, lower, upper := 0, 0, 0
	first := true
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Han, r):
			return true
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r) && !first:
			upper++
		case unicode.IsLetter(r) && !unicode.IsUpper(r):
			lower++
		case unicode.IsLetter(r):
		default:
			return false
		}
		first = false
	}
	return length <= longestWord && (digits == length || digits == 0 && (lower == 0 || upper == 0))
}
