package workbook

import (
	"strings"

	"nianping"
)

// filings are the filings of one row: one, or one for each occupation where a cell lists several.
func (r *reader) filings(i int, cells row, occupation string) []nianping.Filing {
	base := nianping.Filing{Levels: []nianping.Level{}, State: nianping.Active}
	r.period(cells, &base)
	r.state(cells, &base)
	base.Common = affirmed(cells[nianping.ColCommon])
	levels, levelsKnown := r.levels(i, cells)

	items := splitOccupations(occupation)
	codes := splitList(cells[nianping.ColCode])
	perItem := strings.FieldsFunc(cells[nianping.ColLevels], func(c rune) bool { return c == '\n' || c == ';' || c == '；' })
	var list []nianping.Filing
	for k, item := range items {
		f := base
		f.Occupation = item.name
		switch {
		case len(codes) == len(items):
			f.Code = codes[k]
		case len(items) == 1:
			f.Code = cells[nianping.ColCode]
		}
		f.Levels = append([]nianping.Level{}, levels...)
		if len(items) > 1 && len(perItem) == len(items) {
			if own, ok := readLevels(perItem[k]); ok {
				f.Levels = own
			}
		}
		if len(item.levels) > 0 {
			f.Levels = item.levels
		}
		f.Programme = r.programme(cells, &f, levelsKnown)
		if f.Programme == nianping.Specialised && len(f.Levels) > 0 {
			r.problem(false, "专项职业能力不分等级，“%s”的等级未采用", clip(f.Occupation))
			f.Levels = []nianping.Level{}
		}
		if f.Programme != nianping.Specialised && len(f.Levels) == 0 && levelsKnown {
			r.problem(false, "“%s”没有写等级，超等级评价将无法核对", clip(f.Occupation))
		}
		list = append(list, f)
	}
	if len(codes) > 1 && len(codes) != len(items) {
		r.problem(false, "有 %d 个职业、%d 个职业编码，无法一一对应，编码未采用", len(items), len(codes))
	}
	return list
}

// levels are those of the level cell and of the marked level columns.
func (r *reader) levels(i int, cells row) (levels []nianping.Level, ok bool) {
	levels, ok = readLevels(cells[nianping.ColLevels])
	if !ok {
		r.problem(false, "等级“%s”不认识，应写作 五级-三级 或 五级、四级", clip(cells[nianping.ColLevels]))
		levels = []nianping.Level{}
	}
	for _, c := range r.head.columns {
		if c.field == fieldLevel && marked(r.sheet.at(i, c.col)) {
			levels = append(levels, c.level)
		}
	}
	return levels, ok
}

// period fills in the filing's start and end: from two columns, from one that holds both, or from a start and a number of
// years, three where only a start is known (N一, contract section 3).
func (r *reader) period(cells row, f *nianping.Filing) {
	years, open := 0, false
	take := func(field string, start, end *nianping.Date) {
		cell := cells[field]
		if cell == "" || cell == "—" || cell == "/" {
			return
		}
		p, ok := readPeriod(cell, r.sheet.date1904)
		switch {
		case !ok:
			r.problem(false, "%s“%s”不是能识别的日期，应写作 2022-06-01", field, clip(cell))
		case p.years > 0:
			years = p.years
		case len(p.dates) == 2:
			*start, *end = p.dates[0], p.dates[1]
		case len(p.dates) == 1 && start == end: // an end
			*end, _ = readDate(cell, r.sheet.date1904, true)
		case len(p.dates) == 1 && endWords().MatchString(key(cell)):
			*end, _ = readDate(cell, r.sheet.date1904, true)
		case len(p.dates) == 1:
			*start = p.dates[0]
		}
		open = open || p.open
	}
	take(fieldFiledOn, &f.From, &f.To)
	take(fieldPeriod, &f.From, &f.To)
	take(nianping.ColFrom, &f.From, &f.To)
	if cell := cells[nianping.ColTo]; cell != "" {
		if p, ok := readPeriod(cell, r.sheet.date1904); ok && len(p.dates) == 2 {
			take(nianping.ColTo, &f.From, &f.To)
		} else {
			take(nianping.ColTo, &f.To, &f.To)
		}
	}
	if f.To.IsZero() && !f.From.IsZero() && !open {
		if years == 0 {
			years = nianping.FilingYears
		}
		f.To = f.From.AddYears(years).AddDays(-1)
	}
	switch {
	case !f.From.IsZero() && !f.To.IsZero() && f.To.Before(f.From):
		r.problem(false, "备案截止日 %s 早于起始日 %s，请核对", f.To, f.From)
	case f.From.IsZero() && f.To.IsZero() && !open:
		r.problem(false, "没有备案起止日期，按一直有效处理")
	case f.From.IsZero():
		r.problem(false, "没有备案起始日，按截止日 %s 以前一直有效处理", f.To)
	}
}

var endWords = nianping.Expression(`^(?:至|到|有效期至|截止)|(?:止|到期)$`)

// filingStates are the words for the state of a filing; the first that a cell contains holds.
var filingStates = []struct {
	word  string
	state nianping.FilingState
}{
	{"注销", nianping.Deregister}, {"撤销", nianping.StruckOff}, {"吊销", nianping.StruckOff}, {"取消", nianping.StruckOff}, {"除名", nianping.StruckOff},
	{"退出", nianping.Withdrawn}, {"终止", nianping.Withdrawn}, {"暂停", nianping.Suspended}, {"中止", nianping.Suspended}, {"整改", nianping.Suspended}, {"停用", nianping.Suspended},
	{"到期", nianping.Active}, {"在备", nianping.Active}, {"有效", nianping.Active}, {"正常", nianping.Active}, {"延续", nianping.Active}, {"在用", nianping.Active}, {"备案", nianping.Active}, {"是", nianping.Active},
}

// state fills in the filing's state and its date, which may stand in the same cell: 退出（2025.3.10）.
func (r *reader) state(cells row, f *nianping.Filing) {
	cell := cells[nianping.ColState]
	words, when := cell, cells[nianping.ColStateDate]
	if i := strings.IndexAny(cell, "0123456789０１２３４５６７８９"); i > 0 && when == "" {
		words, when = cell[:i], strings.TrimRight(cell[i:], "）)日 ")
	}
	if words != "" {
		known := false
		for _, s := range filingStates {
			if strings.Contains(key(words), s.word) {
				f.State, known = s.state, true
				break
			}
		}
		if !known {
			r.problem(false, "状态“%s”不认识，应为在备、暂停、退出、撤销或注销；按在备处理", clip(cell))
		}
	}
	if when != "" && when != "—" && when != "/" {
		d, ok := readDate(when, r.sheet.date1904, false)
		if !ok {
			r.problem(false, "状态日期“%s”不是能识别的日期，应写作 2025-03-10", clip(when))
		}
		f.StateDate = d
	}
	if f.State.Ended() && f.StateDate.IsZero() {
		r.problem(false, "状态为%s而没有状态日期，按各年度都不需报送处理", f.State)
	}
}

// programme is the row's 评价种类; where no column says, what has levels is 职业技能等级认定 and what has none 专项职业能力考核.
func (r *reader) programme(cells row, f *nianping.Filing, levelsKnown bool) nianping.Programme {
	for _, words := range []string{cells[nianping.ColProgramme], r.sheet.name} {
		switch k := key(words); {
		case strings.Contains(k, "专项"):
			return nianping.Specialised
		case strings.Contains(k, "资格"):
			return nianping.Qualification
		case strings.Contains(k, "等级") || strings.Contains(k, "认定"):
			return nianping.SkillLevel
		}
	}
	if cell := cells[nianping.ColProgramme]; cell != "" {
		r.problem(false, "评价种类“%s”不认识，应为职业技能等级认定、职业资格评价或专项职业能力考核", clip(cell))
	}
	if len(f.Levels) == 0 && levelsKnown {
		return nianping.Specialised
	}
	return nianping.SkillLevel
}

// institutionType reads 机构类别; "" for an empty cell, ok false for words that name none.
func institutionType(words string) (t nianping.InstitutionType, ok bool) {
	k := key(words)
	switch {
	case k == "":
		return "", true
	case strings.Contains(k, "社会") || strings.Contains(k, "社评") || strings.Contains(k, "第三方") || strings.Contains(k, "培训"):
		return nianping.ThirdParty, true
	case strings.Contains(k, "院校") || strings.Contains(k, "学校") || strings.Contains(k, "学院") || strings.Contains(k, "技工") || strings.Contains(k, "职业院"):
		return nianping.School, true
	case strings.Contains(k, "企业") || strings.Contains(k, "用人单位") || strings.Contains(k, "公司"):
		return nianping.Enterprise, true
	}
	return "", false
}

// affirmed reads 是 / 否.
func affirmed(cell string) bool {
	switch key(cell) {
	case "是", "√", "✓", "✔", "1", "true", "y", "yes", "有", "通用":
		return true
	}
	return false
}

// marked reports whether a level's column is marked for a row.
func marked(cell string) bool {
	switch key(cell) {
	case "", "否", "无", "×", "x", "✗", "0", "-", "—", "/", "false", "n", "no":
		return false
	}
	return true
}

// listedOccupation is one occupation of a cell, with levels where it writes them in brackets behind.
type listedOccupation struct {
	name   string
	levels []nianping.Level
}

var bracketed = nianping.Expression(`^(.+?)[（(]([^（）()]*)[)）]$`)

// splitOccupations splits a cell that lists occupations, not within brackets: 车工（五级-三级）、钳工；电工.
func splitOccupations(cell string) []listedOccupation {
	var list []listedOccupation
	depth, start := 0, 0
	add := func(s string) {
		s = strings.Join(strings.Fields(s), "")
		if s == "" {
			return
		}
		if m := bracketed().FindStringSubmatch(s); m != nil {
			if levels, ok := readLevels(m[2]); ok && len(levels) > 0 {
				list = append(list, listedOccupation{m[1], levels})
				return
			}
		}
		list = append(list, listedOccupation{name: s})
	}
	for i, c := range cell {
		switch c {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		case '、', ',', '，', ';', '；', '\n':
			if depth <= 0 {
				add(cell[start:i])
				start = i + len(string(c))
			}
		}
	}
	add(cell[start:])
	return list
}
