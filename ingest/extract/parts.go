package extract

import (
	"cmp"
	"math"
	"strings"

	"nianping"
)

// partWords are the words that tell what share of a quantity a figure is.
var partWords = loadCues("parts", partsFile)

// share is what its words make a figure of the quantity that it counts.
type share int

const (
	alone   share = iota
	summing       // 合计6人: the sum of others
	piece         // 上半年2批: one of several that may be added up
	eachOne       // 各2人: of one of several alike
	inside        // 其中3人: a part of the figure before
)

var shares = map[string]share{"whole": summing, "piece": piece, "each": eachOne, "within": inside}

// portion is the share of one figure of a sentence.
type portion struct {
	share
	times  int  // of each: for how many alike it stands, 0 where nobody says
	behind bool // of a sum: it stands behind 其中 as the figures that it may add up do
}

// Portions tell the share of each of the piece's numbers; told once.
func (p *Piece) Portions() []portion {
	if len(p.Numbers()) > 0 && p.figures.portions == nil {
		p.figures.portions = portions(p)
	}
	return p.figures.portions
}

// portionOf is the share of the number that begins at a place of the piece.
func (p *Piece) portionOf(start int) portion {
	for i := range p.Numbers() {
		if p.figures.numbers[i].Start == start {
			return p.Portions()[i]
		}
	}
	return portion{}
}

func portions(p *Piece) []portion {
	numbers := p.Numbers()
	out := make([]portion, len(numbers))
	parted := p.Says(partMark) || strings.IndexByte(p.Text, '(') >= 0
	for i := range numbers {
		before := p.Text[:numbers[i].Lead]
		out[i] = portionRead(p, i)
		if i > 0 && out[i].share == alone && out[i-1].share == eachOne && numbers[i-1].Kind != numbers[i].Kind && listedOn(p.Text[numbers[i-1].UnitEnd:max(numbers[i].Lead, numbers[i-1].UnitEnd)]) {
			out[i] = out[i-1] // 每间20平方米、2个工位
		}
		switch out[i].share {
		case alone, piece:
			if parted && isPart(before) {
				out[i].share = inside
			}
		case summing:
			out[i].behind = parted && isPart(before)
		}
	}
	return out
}

// partMark is the word without which no words but a bracket make a figure a part of one before.
var partMark = anyOf("其中")

// isPart reports whether what stands before a number divides one before it: 专家18人,其中享受津贴的1人; (考评员14人.
func isPart(before string) bool {
	return divides(before) || strings.Count(before, "(") > strings.Count(before, ")")
}

// divides reports whether the words between two figures make the second a part of the first: 其中, where the bracket
// that it stood in has not been closed.
func divides(between string) bool {
	if !strings.Contains(between, "其中") { // much the faster question
		return false
	}
	i := strings.LastIndex(between, "其中")
	return strings.Count(between[i:], ")") <= strings.Count(between[i:], "(")
}

// listedOn reports whether no more stands between two figures than the noun that the second counts: 、工位; ,设工位.
func listedOn(between string) bool {
	return runeCount(between) <= 4 && !strings.ContainsAny(between, ";:)") && !partWords.Has(between)
}

// portionRead is the share of a number by the words of its clause.
func portionRead(p *Piece, i int) portion {
	n := &p.Numbers()[i]
	from := clauseStart(p.Text, n.Lead)
	out := portion{}
	if ofEach.Begin(p.Text[n.UnitEnd:]) {
		return portion{share: eachOne, times: alikeBefore(p, i, n.Start, true)}
	}
	if n.Kind == Area && hasAnySuffix(p.Text[from:n.Lead], "均为", "都是", "都为") { // 两个实操车间面积相同,均为150平方米
		if times := alikeBefore(p, i, n.Lead, true); times > 0 {
			return portion{share: eachOne, times: times}
		}
	}
	for _, h := range p.FindIn(partWords, from, n.Lead) {
		s := shares[h.Row.Means]
		if s == eachOne {
			if again(p.Text, p.Numbers(), i) && h.Row.Word == "分别" {
				continue
			}
			reach := 4
			gap := p.Text[h.End:n.Lead]
			if h.Row.Word == "每" || hasAny(gap, "配", "设", "派", "指定") { // 每个教学点配1名, 各分厂配兼职1人
				reach = 8
			}
			if runeCount(gap) > reach || len(Numbers(gap)) > 0 {
				continue
			}
			return portion{share: eachOne, times: alike(p, i, h.Start)}
		}
		if s == inside || s != alone && out.share != inside {
			out.share = s
		}
	}
	return out
}

// again reports whether a number of the same kind follows in the clause of a number, or in a list of figures that goes on behind
// commas: 分别为40个和35个; 分别为80平方米,40座和70平方米,35座.
func again(text string, numbers []Number, i int) bool {
	for k := i + 1; k < len(numbers); k++ {
		if clauseStart(text, numbers[k].Start) > numbers[i].Start && trim(text[min(numbers[k-1].UnitEnd, numbers[k].Lead):numbers[k].Lead], ",、和及与") != "" {
			return false
		}
		if numbers[k].Kind == numbers[i].Kind {
			return true
		}
	}
	return false
}

// clauseStart is where the clause begins in which a place stands; a list with 、 is one.
func clauseStart(text string, at int) int {
	return at - len(lastPart(text[:at], ",;:()。"))
}

// alike is for how many things a figure of each stands: what its clause or the one before counts (三个分厂各配2名, 共3间,每间20平方米)
// or lists (网络部、市场部各2名); 0 where neither does.
func alike(p *Piece, i, at int) int {
	return alikeBefore(p, i, at, hasAnyPrefix(p.Text[at:], "每间", "每处", "每室", "每个考场", "每个机房", "单间"))
}

// ofEach begins behind the measure of each of several rooms: 两个(70平方米/间,35座/间).
var ofEach = listOf("/间", "/处", "/室", "/每间")

// alikeBefore is alike; rooms may be counted further before.
func alikeBefore(p *Piece, i, at int, rooms bool) int {
	for k := i - 1; k >= 0 && (rooms || k == i-1); k-- {
		before := &p.Numbers()[k]
		v, ok := before.Int()
		gap := p.Text[min(before.UnitEnd, at):at]
		if ok && v > 1 && v < 100 && (before.Kind == Items || before.Kind == Plain || before.Kind == Batches) && (rooms || strings.Count(gap, ",") <= 1) && !containsAny(gap, ";。)") {
			return v
		}
	}
	list := p.Text[clauseStart(p.Text, at):at]
	if n := strings.Count(list, "、"); n > 0 && len(Numbers(list)) == 0 {
		return n + 1
	}
	return 0
}

// mention is one figure that a text gives for a quantity.
type mention struct {
	of     string // the quantity; "" for a sum whose words do not say of what
	orElse string // of such a sum, where nothing adds up to it
	unit   string // figures of one unit alone are added up
	value  float64
	portion
	rank     int                // how surely the words speak of the quantity
	sentence int                // where its sentence begins in the paragraph
	loose    bool               // it is of the quantity only where others like it and a sum bear that out: 兼职人员中,甲点3人、乙点2人,合计5人
	kind     string             // of a sum of one kind that may be the year's too, what it is of: see yearToo
	item     bool               // it is one of a list that goes on: 3月1批、6月2批、9月3批
	bracket  int                // where the bracket opens in which it stands, 0 for none
	course   course             // of a training, the course that it counts
	spent    bool               // another figure holds it: it is a part of that, or says it again
	under    nianping.Programme // whose figure the words before it say it is: 专项职业能力考核：4批次
	chapter  *chapter           // on one occupation, in which it stands
	f        Fact
}

// mentionLists are used again: the mentions of a report are settled before the rule that reads them returns.
var mentionLists spare[mention]

// amount is what a figure stands for: that of one of several alike as often as there are.
func (m *mention) amount() float64 {
	if m.share == eachOne && m.times > 0 {
		return m.value * float64(m.times)
	}
	return m.value
}

// anyIsOf reports whether one of the figures is of a quantity.
func anyIsOf(list []mention, of string) bool {
	for i := range list {
		if list[i].of == of {
			return true
		}
	}
	return false
}

// heldBefore reports whether a part divides a figure of its quantity before it. In brackets of their own they divide other things:
// 办公室(专职2人)、考务部(专职3人).
func heldBefore(list []mention, m *mention) bool {
	for i := range list {
		if o := &list[i]; o.of == m.of && (o.bracket == 0 || o.bracket == m.bracket || o.sentence != m.sentence) {
			return true
		}
	}
	return false
}

// spend spends all figures of a quantity.
func spend(list []mention, of string) {
	for i := range list {
		list[i].spent = list[i].spent || list[i].of == of
	}
}

// addUp goes through the figures of a paragraph in their order and spends those that add up to another one, before them or
// behind. A sum whose words do not say of what it is takes the quantity of its parts, mixed where these are of several; it
// is spent itself where nothing adds up to it, or where mixed is "".
func addUp(list []mention, mixed string) {
	for i := range list {
		m := &list[i]
		switch parts := summands(list[:i], m); {
		case m.loose:
			m.spent = true
		case m.share == inside:
			m.spent = heldBefore(list[:i], m)
		case parts != nil:
			if m.of == "" {
				m.of = quantityOf(parts, cmp.Or(m.orElse, mixed))
			}
			m.spent = m.of == ""
			for _, p := range parts {
				p.spent = p.spent || p.of == m.of
			}
		case m.of == "":
			m.of = m.orElse
			m.spent = m.of == ""
		case m.share == summing:
			for k := range list[:i] {
				if o := &list[k]; o.of == m.of && o.sentence == m.sentence && o.amount() < m.value {
					o.spent = true
				}
			}
		case m.share == eachOne && m.times == 0:
			m.spent = true
		}
	}
	for i := range list {
		for _, p := range addends(list[i:]) {
			p.spent = true
		}
	}
}

// summands are the last figures before a sum that add up to it, nil where none do. One of several alike is enough where
// nobody says how many: 分别指定2名,共8人.
func summands(before []mention, sum *mention) []*mention {
	if sum.share == inside || sum.share == eachOne || sum.item || sum.course.sure {
		return nil
	}
	var out []*mention
	left := sum.value
	for i := len(before) - 1; i >= 0 && left > 0; i-- {
		m := &before[i]
		within := m.share == inside && sum.behind && m.sentence == sum.sentence // 培训46期,其中学徒制3期、项目制1期,两项合计4期
		if m.unit != sum.unit || sum.of != "" && m.of != sum.of || m.share == inside && !m.loose && !within || m.spent && !m.loose && !within && !(m.share == eachOne && m.times == 0) {
			continue
		}
		if m.loose && m.sentence != sum.sentence || len(out) > 0 && out[0].loose != m.loose && (sum.unit == "" || m.loose) {
			return nil
		}
		out = append(out, m)
		if m.share == eachOne && m.times == 0 && len(out) == 1 && math.Mod(left, m.value) == 0 && left > m.value && m.sentence == sum.sentence {
			return out
		}
		if left -= m.amount(); left == 0 && (len(out) > 1 || m.share == eachOne) {
			return out
		}
	}
	return nil
}

// addends are the figures behind the first of a list that add up to it, nil where none do.
func addends(list []mention) []*mention {
	whole := &list[0]
	if whole.spent || whole.item || whole.course.sure {
		return nil
	}
	var out []*mention
	left := whole.value
	for i := 1; i < len(list) && left > 0; i++ {
		if m := &list[i]; m.of == whole.of && m.unit == whole.unit && !m.spent {
			out = append(out, m)
			if left -= m.amount(); left == 0 && len(out) > 1 {
				return out
			}
		}
	}
	return nil
}

// quantityOf is the quantity that all parts are of, else mixed.
func quantityOf(parts []*mention, mixed string) string {
	for _, p := range parts {
		if p.of != parts[0].of {
			return mixed
		}
	}
	return parts[0].of
}

// wholes are the figures for one quantity, in the order of the text, without those that others of their paragraph hold. Pieces
// count where nothing else does, and then together: 上半年3批,下半年4批. The list is overwritten.
func wholes(list []mention) []mention {
	out := list[:0]
	var pieces []mention
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].f.At == list[from].f.At {
			to++
		}
		addUp(list[from:to], "")
		from = to
	}
	for i := range list {
		switch m := &list[i]; {
		case m.spent:
		case m.share == piece:
			pieces = append(pieces, *m)
		default:
			out = append(out, *m)
		}
	}
	if len(out) == 0 && len(pieces) == 1 && pieces[0].item {
		return pieces
	}
	if len(out) == 0 && len(pieces) > 1 {
		sum := pieces[0]
		for _, m := range pieces[1:] {
			sum.value += m.value
		}
		sum.f.Doubt = "由各部分相加"
		return []mention{sum}
	}
	return out
}
