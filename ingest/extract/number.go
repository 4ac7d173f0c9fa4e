package extract

import (
	"strings"

	"nianping/ingest/document"
)

// Number is one number found in normalised text. It has no pointers, since there are thousands of them.
type Number struct {
	Start, End int     // bytes of the numeral itself with its 万
	UnitEnd    int     // end with unit and with 余, 左右
	Lead       int     // where its words begin: Start, or the 由 of 由6次增加到11次
	Value      float64 // per cent for rates
	unit       unit    // see Unit
	Decimals   int8    // decimals as written, up to 99
	Kind       Kind
	Approx     Sign
	Words      bool // a rate in words: 九成
	Chinese    bool // written with Chinese numerals
	Range      bool // one end of a range: 3-5人
}

// Unit is the number's unit as written, normalised; "" where it has none.
func (n *Number) Unit() string { return n.unit.String() }

// Int is the value as an integer; ok is false where it is none.
func (n *Number) Int() (int, bool) {
	v := int(n.Value + 0.5)
	return v, n.Value >= 0 && n.Value < 1e9 && float64(v) == n.Value
}

// after is the place behind the number and its unit.
func (n *Number) after() int { return max(n.End, n.UnitEnd) }

// move moves the number along its text.
func (n *Number) move(by int) {
	n.Start, n.End, n.UnitEnd, n.Lead = n.Start+by, n.End+by, n.UnitEnd+by, n.Lead+by
}

// Numbers returns all numbers of a normalised text from left to right.
func Numbers(text string) []Number {
	return marked(text, numbersByTouch(text, new(document.Slab[Number])))
}

// marked tells the numbers of a text what the others beside them make of them.
func marked(text string, list []Number) []Number {
	markRanges(text, list)
	markListed(text, list)
	markReferences(text, list)
	markFormer(text, list)
	return list
}

// numbersByTouch reads the numbers of a text, each by what touches it.
func numbersByTouch(text string, room *document.Slab[Number]) []Number {
	first := numberHeads.next(text, 0)
	if first >= len(text) {
		return nil
	}
	var few [12]Number // kept aside until all are known
	out := few[:0]
	for i := first; i < len(text); i = numberHeads.next(text, i) {
		n, end := numberAt(text, i)
		if n.End > n.Start {
			out = append(out, n)
		}
		i = max(end, i+1)
	}
	return room.CopyOf(out)
}

// numberAt reads the number at a place, which may begin a little behind it (队伍七人), by what touches it; an empty one where none stands there.
// The second result is where to go on, but at the next character at least.
func numberAt(text string, i int) (n Number, end int) {
	switch c := text[i]; {
	case isDigitByte(c):
		n, end = arabic(text, i)
	case c >= 0x80:
		n, end = chinese(text, i)
	case asciiLetter(c):
		end = skipWord(text, i)
	}
	n.Lead = n.Start
	return n, end
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// skipWord passes over a word that begins with a letter, with digits and hyphens in it: SW2100, A2/O, JZ-0012. Roman
// numerals of levels are read by the level lexicon, not here.
func skipWord(text string, i int) int {
	for i < len(text) && (asciiLetter(text[i]) || isDigitByte(text[i]) || text[i] == '_' || text[i] == '-' && i+1 < len(text) && text[i+1] < 0x80) {
		i++
	}
	return i
}

// arabic reads the number at a digit. The second result is where to go on.
func arabic(text string, i int) (Number, int) {
	if n, end := dateOrCode(text, i); end > 0 {
		return n, end
	}
	n := Number{Start: i}
	whole, k := 0.0, i
	for k < len(text) {
		switch c := text[k]; {
		case isDigitByte(c):
			whole = whole*10 + float64(c-'0')
		case (c == 'O' || c == 'o') && k > i && !(k+1 < len(text) && asciiLetter(text[k+1])):
			whole *= 10
		case strings.HasPrefix(text[k:], "〇") && k > i:
			whole *= 10
			k += 2
		case c == ',' && thousands(text, i, k):
		default:
			goto done
		}
		k++
	}
done:
	scale := 1.0
	if k+1 < len(text) && text[k] == '.' && isDigitByte(text[k+1]) {
		for k++; k < len(text) && isDigitByte(text[k]); k++ {
			whole = whole*10 + float64(text[k]-'0')
			scale *= 10
			n.Decimals = min(n.Decimals, 98) + 1
		}
	}
	n.Value = whole / scale
	n.End = k
	return finish(text, n)
}

// thousands reports whether the comma at k stands between groups of three digits of the number that starts at i.
func thousands(text string, i, k int) bool {
	run := 0
	for p := k - 1; p >= i && isDigitByte(text[p]); p-- {
		run++
	}
	if run > 3 || (strings.IndexByte(text[i:k], ',') >= 0 && run != 3) {
		return false
	}
	return digits(text, k+1) == 3
}

// finish reads what follows a numeral: 万, 余, the unit, 左右; and what stands before it: 约, 近, 第.
func finish(text string, n Number) (Number, int) {
	k := n.End
	multiplied := false
	for {
		if m, w := multiplier(text[k:]); m > 0 && !n.Chinese {
			n.Value *= m
			n.Value = roundTo(n.Value, 6)
			k += w
			n.End = k
			multiplied = true
			continue
		}
		if !strings.HasPrefix(text[k:], "余") && !strings.HasPrefix(text[k:], "多") && !strings.HasPrefix(text[k:], "来") || strings.HasPrefix(text[k:], "来自") {
			break
		}
		n.Approx = More
		k += len("余")
	}
	n.UnitEnd = k // 1万余, 300多: the sign belongs to the number's words
	n.readUnit(text, k)
	n.sign(text)
	if n.Kind == Plain && !multiplied && n.Approx == Exact && !n.Chinese {
		if w := adjacentCode(text, n.Start, n.End); w > 0 {
			n.Kind = Code
			n.UnitEnd = w
			n.End = w
		}
	}
	return n, n.after()
}

func roundTo(v float64, decimals int) float64 {
	p := 1.0
	for range decimals {
		p *= 10
	}
	return float64(int64(v*p+0.5)) / p
}

// perCent is a share of one as per cent, with its decimals: 0.892.
func perCent(share *Number) (v float64, decimals int) {
	decimals = max(0, int(share.Decimals)-2)
	return roundTo(100*share.Value, decimals), decimals
}

// multiplier reads 万 and 百 behind digits: by what they multiply and their length, 0 where none stands there.
func multiplier(s string) (float64, int) {
	switch firstRune(s) {
	case '百':
		if !strings.HasPrefix(s, "百分") {
			return 1e2, len("百")
		}
	case '千':
		if !hasAnyPrefix(s, notThousands...) {
			return 1e3, len("千")
		}
	case '万', '萬':
		return 1e4, len("万")
	case '亿':
		return 1e8, len("亿")
	}
	return 0, 0
}

var notThousands = []string{"千瓦", "千克", "千米", "千伏"}

// readUnit reads the unit at k, which may stand in brackets: 1236(人).
func (n *Number) readUnit(text string, k int) {
	if k >= len(text) {
		return
	}
	u, kind := beginningUnit(text[k:])
	end := k + len(u.String())
	if u == 0 && text[k] == '(' {
		if v, inside := beginningUnit(text[k+1:]); v != 0 && strings.HasPrefix(text[k+1+len(v.String()):], ")") {
			u, kind, end = v, inside, k+len("(")+len(v.String())+len(")")
		}
	}
	if u == 0 && text[k] == ' ' && k+1 < len(text) {
		u, kind = beginningUnit(text[k+1:])
		end = k + 1 + len(u.String())
	}
	if u == 0 || kind == notUnit {
		return
	}
	n.unit, n.Kind, n.UnitEnd = u, kind, end
	if n.Kind == Duration && !n.Chinese && n.Decimals == 0 && n.Value >= 1900 && n.Value < 2100 && strings.HasPrefix(n.Unit(), "年") {
		n.Kind = Year
	}
	if strings.HasPrefix(text[n.UnitEnd:], "(次)") {
		n.UnitEnd += len("(次)")
	}
}

var signsBefore = []struct {
	word string
	sign Sign
}{
	{"接近", Fewer}, {"将近", Fewer}, {"近", Fewer}, {"不到", Fewer}, {"不足", Fewer}, {"大约", About}, {"约为", About}, {"约有", About}, {"约", About},
	{"超过", More}, {"突破", More}, {"逾", More}, {"超", More}, {"不少于", AtLeast}, {"不低于", AtLeast}, {"至少", AtLeast}, {"不超过", AtMost}, {"最多", AtMost},
	{"≥", AtLeast}, {">=", AtLeast}, {">", More}, {"≤", AtMost}, {"<=", AtMost}, {"<", Fewer},
}

var notSigns = []string{"最近", "附近", "邻近", "就近", "预约", "节约", "签约", "特约", "合约", "条约", "公约", "集约", "赶超"}

var signsAfter = []struct {
	word string
	sign Sign
}{
	{"左右", About}, {"上下", About}, {"以上", AtLeast}, {"及以上", AtLeast}, {"以下", AtMost}, {"以内", AtMost}, {"出头", More}, {"开外", More}, {"多", More}, {"余", More},
}

// The characters with which signs before a number end and signs after it begin.
var signEnds, signHeads = setOf("近到足约为有过破逾超于少多≥≤>=<"), setOf("左上及以出开多余")

// sign reads 约 and 近 before the number and 左右 and 以上 after its unit.
func (n *Number) sign(text string) {
	before := text[:n.Start]
	if strings.HasSuffix(before, "第") || strings.HasSuffix(before, "前") && n.Kind == Items {
		n.Kind = Ordinal
	}
	if signEnds.has(lastRune(before)) {
		for _, s := range signsBefore {
			if !strings.HasSuffix(before, s.word) {
				continue
			}
			if !hasAnySuffix(before, notSigns...) {
				n.Approx = s.sign
			}
			break
		}
	}
	if n.Kind == Plain || !signHeads.has(firstRune(text[n.UnitEnd:])) {
		return
	}
	for _, s := range signsAfter {
		if strings.HasPrefix(text[n.UnitEnd:], s.word) {
			if (s.word == "余" || s.word == "多") && n.Kind != Rate && n.Kind != Duration {
				continue
			}
			n.Approx = s.sign
			n.UnitEnd += len(s.word)
			break
		}
	}
}

// markRanges marks the two ends of 3-5人 and of 由83%至88%.
func markRanges(text string, list []Number) {
	for i := 0; i+1 < len(list); i++ {
		a, b := &list[i], &list[i+1]
		if b.Start <= a.End || a.Kind == Year || a.Kind == Day || a.Kind == LevelNumber || a.Kind == Ordinal {
			continue
		}
		switch between := text[min(a.after(), b.Start):b.Start]; between {
		case "-", "~", "至", "到", "--":
			a.Range, b.Range = true, true
			if a.Kind == Plain {
				a.Kind = b.Kind
			}
		}
	}
}
