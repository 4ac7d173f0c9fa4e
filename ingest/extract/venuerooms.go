package extract

import (
	"regexp"
	"strings"
)

// isTotalArea reports whether a word of the lexicon speaks of the whole of what was named before it.
func isTotalArea(word string) bool { return word == "总面积" || word == "使用面积" }

// roomBefore is the one room that a sentence has named and not yet measured before a place: 操作考核场地依托实训基地，总面积…;
// "" where it has named none, several or somebody's whole premises.
func roomBefore(before string) string {
	found := ""
	hits := venueWords.Find(before)
	for _, h := range hits {
		switch m := h.Row.Means; {
		case m == "now":
		case m == "-" || found != "" && m != found:
			return ""
		default:
			found = m
		}
	}
	if hasKind(Numbers(before), Area) {
		return ""
	}
	return found
}

// governed is the room whose list a room of another kind stands in, "" for none: the 病房 of 操作考核场地有护理实训室120平方米、病房90平方米.
// The list is parted by 、 alone and begins behind 有, 包括, 由 or a colon.
func governed(sentence string, k *cued) string {
	if word := k.word(sentence); k.Kind != Area || !besideExams.MatchString(word) {
		return ""
	}
	for _, h := range venueWords.Find(sentence[:k.at]) {
		means := h.Row.Means
		if means != "theory" && means != "practical" || strings.ContainsAny(sentence[h.End:k.Start], ",;()") {
			continue
		}
		if hasAnyPrefix(sentence[h.End:], "有", "设有", "包括", "包含", "由", "分为", "分设", "含", "为", ":") && hasKind(Numbers(sentence[h.End:k.at]), Area) {
			return means
		}
	}
	return ""
}

// besideExams are the places that practical exams may use and that are no exam rooms on their own.
var besideExams = regexp.MustCompile(`病房|仓库|茶园|食堂|^训练场|驾培中心`)

// assessedAt is the occupation whose exam the words before an area place, whatever the place is called: 保安员在室外训练场考核,面积….
func (r *Reading) assessedAt(before string) string {
	m := assessedPlace.FindStringSubmatch(before)
	if m == nil || hasAny(m[1], "理论", "办公", "笔试", "机考") {
		return ""
	}
	if n := r.Names.At(m[1], 0); n != nil && placeOfExam.MatchString(m[1][len(n.Text):]) {
		return n.Text
	}
	return ""
}

var (
	assessedPlace = regexp.MustCompile(`(?:^|[,;:。])(?:其中)?([^,;:。]+?)(?:,(?:建筑|使用|场地|占地)?面积(?:约|为|共|约为)?)?$`)
	placeOfExam   = regexp.MustCompile(`^(?:(?:技能|操作|实操)?(?:考核|考试|实操))?(?:在|于|用|利用|使用|借用|租用|依托|安排在|设在|放在)[^、]{2,20}(?:考核|考试|实操|考评)$|^(?:技能|操作|实操)?(?:考核|考试|实操)(?:在|于|用|利用|使用|借用|租用|依托|安排在|设在|放在)[^、]{2,20}$`)
)

// onlyStations reports whether a sentence gives one number of stations.
func onlyStations(p *Piece) bool { return strings.Count(p.Text, "工位") == 1 }

// restates reports whether a figure is the product that the one before it has given already: 每间一个工位,共12个工位.
func restates(k, before *room) bool {
	return k.whole && before.times > 1 && k.what == before.what && k.field == before.field && k.occupation == before.occupation && k.f.Value == before.f.Value
}

// stationOf is the occupation whose stations a count names: 电工 of 、电工工位, 涂装工 of 涂装工位; "" where that is none.
func (r *Reading) stationOf(between string) string {
	kind, _ := strings.CutSuffix(strings.TrimRight(between, " \t:为共合计总约有设达"), "工位")
	kind = lastPart(kind, ",;:。、和及()")
	for _, name := range [...]string{kind, kind + "工"} {
		if r.isOccupation(name) {
			return name
		}
	}
	return r.occupationAtEnd(kind)
}

// stationsInBracket reads the bracket behind a count of stations that divides it among occupations: 工位38个(电工18个、焊工12个、
// 制冷8套). It is believed where the parts add up to the whole.
func (r *Reading) stationsInBracket(b *Block, p *Piece, whole *cued, of room) []room {
	rest := p.Text[whole.UnitEnd:]
	end := strings.IndexByte(rest, ')')
	if !strings.HasPrefix(rest, "(") || end < 0 {
		return nil
	}
	var out []room
	sum := 0
	at := whole.UnitEnd + 1
	for _, n := range p.Numbers() {
		if n.Start < at || n.Start > whole.UnitEnd+end {
			continue
		}
		v, ok := n.Int()
		name := strings.Trim(p.Text[at:n.Start], "、,;:其中 ")
		if !ok || name == "" {
			return nil
		}
		words := b.View.Original(p.Start+strings.LastIndex(p.Text[:n.Start], name), p.Start+n.UnitEnd)
		sum += v
		at = n.UnitEnd
		one := of
		if one.occupation = r.stationOf(name + "工位"); one.occupation == "" {
			if filed := r.Names.short(name); filed != nil {
				one.occupation = filed.Text
			}
		}
		if one.occupation == "" {
			continue
		}
		one.f.Value, one.f.Text, one.whole = v, words, false
		out = append(out, one)
	}
	if v, _ := whole.Int(); sum != v {
		return nil
	}
	return out
}
