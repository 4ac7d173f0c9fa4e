package extract

import (
	"strings"
	"unicode/utf8"
)

// numeralDigit is the value of a Chinese digit in everyday, positional or financial form.
func numeralDigit(r rune) (int, bool) {
	switch r {
	case '零', '〇':
		return 0, true
	case '一', '壹':
		return 1, true
	case '二', '两', '贰', '貳':
		return 2, true
	case '三', '叁', '參':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆', '陸':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// numeralUnit is the value of a Chinese unit of counting, 0 for any other character.
func numeralUnit(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万', '萬':
		return 10000
	case '亿':
		return 100000000
	case '廿':
		return 20
	case '卅':
		return 30
	}
	return 0
}

// numeralHeads are the characters with which a number in words begins, and those that begin a vague one.
var numeralHeads = setOf("零〇一壹二两贰貳三叁參四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿廿卅" + "数几上")

// numberHeads are the characters that a reader of numbers looks at: those, digits, and letters, which begin a word with digits in it.
var numberHeads = numeralHeads.with(&latinHeads)

var latinHeads = setOf("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

// numeralRun is the end of the run of Chinese numerals at i.
func numeralRun(text string, i int) int {
	for i < len(text) {
		r := firstRune(text[i:])
		if _, d := numeralDigit(r); !d && numeralUnit(r) == 0 {
			break
		}
		i += utf8.RuneLen(r)
	}
	return i
}

// ChineseNumeral reads a whole text as a Chinese number in value form (两千零五十, 二百五, 一千二) or in positional form
// (二〇二四, 一二三六). ok is false for anything else; 三四百 is no number.
func ChineseNumeral(s string) (value int, ok bool) {
	var total, section, digit, digits int
	last, positional, zero := 0, true, false
	for _, r := range s {
		if u := numeralUnit(r); u > 0 {
			positional = false
		}
	}
	pos := 0
	for _, r := range s {
		if d, isDigit := numeralDigit(r); isDigit {
			pos = pos*10 + d
			digits++
			if !positional && digit != 0 && d != 0 {
				return 0, false // 三四百
			}
			if d == 0 {
				zero = true
			}
			digit = d
			continue
		}
		switch u := numeralUnit(r); {
		case u == 20 || u == 30:
			section += u
			last = 10
		case u >= 10000:
			total = (total + section + digit) * u
			if total == 0 {
				return 0, false
			}
			section, digit, last, zero = 0, 0, u, false
		case u > 0:
			if digit == 0 && u > 10 {
				return 0, false // 百, 千 alone
			}
			section += max(digit, 1) * u
			digit, last, zero = 0, u, false
		default:
			return 0, false
		}
	}
	if positional {
		return pos, digits > 0 && digits < 10
	}
	if digit > 0 && last >= 100 && !zero {
		digit *= last / 10 // 二百五, 一千二
	}
	return total + section + digit, true
}

// chinese reads the number at a Chinese numeral. The second result is 0 where none stands there.
func chinese(text string, i int) (Number, int) {
	if strings.HasPrefix(text[i:], "百分之") {
		return percentInWords(text, i)
	}
	end := numeralRun(text, i)
	if end == i {
		return vague(text, i)
	}
	if w := mixed(text[:i], text[i:end]); w > 0 { // 队伍七人
		i += w
	}
	run := text[i:end]
	n := Number{Start: i, End: end, Chinese: true}
	if strings.HasSuffix(run, "百") && strings.HasPrefix(text[end:], "分") { // 增长百分之八: the run stops before 百
		if n.End = end - len("百"); n.End == i {
			return Number{}, end
		}
		run = text[i:n.End]
	}
	v, ok := ChineseNumeral(run)
	n.Value = float64(v)
	if m, after := inTenths(text, n, ok); after > 0 {
		return m, after
	}
	if first, _ := utf8.DecodeRuneInString(run); !ok && numeralUnit(first) > 0 {
		return Number{}, end // 万一
	}
	if !ok {
		n.Kind = Vague
		n.UnitEnd = end
		return n, end
	}
	if strings.HasPrefix(text[end:], "点") {
		if to := numeralRun(text, end+len("点")); to > end+len("点") {
			n.decimals(text[end+len("点") : to])
			n.Value, n.End = roundTo(n.Value, int(n.Decimals)), to
			if m, w := multiplier(text[to:]); m > 0 {
				n.Value, n.End = roundTo(n.Value*m, 6), to+w
			}
		}
	}
	n, after := finish(text, n)
	single := runeCount(run) == 1
	switch {
	case n.Kind == Duration && strings.HasPrefix(n.Unit(), "年") && v >= 1900 && v < 2100:
		n.Kind = Year
		return n, after
	case n.Kind == Plain && (single || !containsAny(run, "十百千万拾佰仟")):
		return Number{}, end // 统一, 万一, 三四
	case single && idiom(text, n):
		return Number{}, end
	}
	return n, after
}

// decimals adds the digits that follow 点.
func (n *Number) decimals(run string) {
	for _, r := range run {
		d, _ := numeralDigit(r)
		n.Decimals = min(n.Decimals, 98) + 1
		n.Value += float64(d) / pow10(int(n.Decimals))
	}
}

func pow10(k int) float64 {
	p := 1.0
	for range k {
		p *= 10
	}
	return p
}

// mixed is the length of a digit with which a run begins and that is none of the number: a financial one before everyday
// digits, the 伍 of 队伍十人 and the first 一 of 唯一一起.
func mixed(before, run string) int {
	r, w := utf8.DecodeRuneInString(run)
	if r == '一' && w < len(run) && hasAnySuffix(before, "唯", "统") {
		return w
	}
	if w == len(run) || !strings.ContainsRune("壹贰貳叁參肆伍陆陸柒捌玖", r) {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(run[w:])
	if strings.ContainsRune("〇一二两三四五六七八九", next) || r == '伍' && strings.HasSuffix(before, "队") {
		return w
	}
	return 0
}

// idiom tells 一人一档, 一次性, 统一 and the like from a count of one.
func idiom(text string, n Number) bool {
	rest := text[n.UnitEnd:]
	if runeCount(rest[:numeralRun(rest, 0)]) > 1 { // 三期一百二十人
		rest = ""
	}
	if hasAnyPrefix(rest, "一", "性", "两", "多") || n.Unit() == "起" && (hasAnySuffix(text[:n.Start], "在", "合") || hasAnyPrefix(rest, "算", "共", "合计", "参加", "培训")) { // 加在一起, 一起算
		return true
	}
	return hasAnySuffix(text[:n.Start], "统", "唯", "之", "同", "某", "每", "逐", "单", "专", "万", "任", "如", "另", "进", "这", "那", "哪", "各", "无", "没有", "未有", "一人", "一期", "一批", "一次", "一个")
}

// percentInWords reads 百分之八十九点二 and 百分之89.2.
func percentInWords(text string, i int) (Number, int) {
	from := i + len("百分之")
	n := Number{Start: i, Kind: Rate, Chinese: true}
	n.unit, _ = beginningUnit("%")
	k := numeralRun(text, from)
	if k == from {
		if from >= len(text) || text[from] < '0' || text[from] > '9' {
			return Number{}, from
		}
		m, _ := arabic(text, from)
		n.Value, n.Decimals, n.End, n.UnitEnd = m.Value, m.Decimals, m.End, m.End
		n.sign(text)
		return n, n.UnitEnd
	}
	v, ok := 100, true
	if text[from:k] != "百" && text[from:k] != "佰" {
		v, ok = ChineseNumeral(text[from:k])
	}
	if !ok {
		return Number{}, k
	}
	n.Value = float64(v)
	if strings.HasPrefix(text[k:], "点") {
		if to := numeralRun(text, k+len("点")); to > k+len("点") {
			n.decimals(text[k+len("点") : to])
			n.Value, k = roundTo(n.Value, int(n.Decimals)), to
		}
	}
	n.End, n.UnitEnd = k, k
	n.sign(text)
	return n, n.UnitEnd
}

// inTenths reads 九成, 八成二 and 九成五. The second result is 0 where 成 does not follow or means something else.
func inTenths(text string, n Number, ok bool) (Number, int) {
	rest := text[n.End:]
	if !strings.HasPrefix(rest, "成") || !ok || n.Value < 1 || n.Value > 10 {
		return n, 0
	}
	k := n.End + len("成")
	for _, w := range [...]string{"立", "为", "员", "绩", "本", "果", "功", "长", "品", "交", "效", "套", "熟", "就", "分", "人"} {
		if strings.HasPrefix(text[k:], w) {
			return n, 0
		}
	}
	n.Value *= 10
	n.Kind, n.Words = Rate, true
	n.unit, _ = beginningUnit("成")
	if r, w := utf8.DecodeRuneInString(text[k:]); w > 0 {
		if d, isDigit := numeralDigit(r); isDigit && d > 0 && numeralRun(text, k) == k+w {
			n.Value += float64(d)
			k += w
		}
	}
	n.End, n.UnitEnd = k, k
	if strings.HasPrefix(text[k:], "多") || strings.HasPrefix(text[k:], "余") {
		n.UnitEnd += len("多")
	}
	n.sign(text)
	if n.UnitEnd > k && n.Approx == Exact {
		n.Approx = More
	}
	return n, n.UnitEnd
}

// vague passes over 数十人, 几百人: a number that is none.
func vague(text string, i int) (Number, int) {
	for _, w := range [...]string{"数", "几", "上"} {
		if !strings.HasPrefix(text[i:], w) {
			continue
		}
		r, k := utf8.DecodeRuneInString(text[i+len(w):])
		if numeralUnit(r) == 0 {
			return Number{}, 0
		}
		end := numeralRun(text, i+len(w)+k)
		return Number{Start: i, End: end, UnitEnd: end, Kind: Vague}, end
	}
	return Number{}, 0
}
