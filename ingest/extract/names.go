package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianping"
)

// Names are the occupations and assessed items that a document speaks of: those of its own scope first, then those of
// its tables; behind them stands the national classification (lexicon/occupations.tsv).
type Names struct {
	List  []Name // in order of discovery, each once
	first map[rune][]int
	heads runeSet // the keys of first
	any   runeSet // with which a name of the list or of the classification begins
}

// Name is one occupation or item as the document writes it.
type Name struct {
	Text      string             // normalised
	Written   string             // the document's own spelling
	Programme nianping.Programme // "" where the document does not tell
	Scope     bool               // named in the statement of the filed scope
}

// At returns the longest name that stands at a byte offset of normalised text, nil where none does.
func (n *Names) At(text string, at int) *Name { return n.at(text, at, jobAt(text[at:])) }

// listedAt is At in a listing of the filed scope, or of its names alone: where the longest name is not filed, it may be one with a bracket behind it.
func (n *Names) listedAt(text string, at int, scopeOnly bool) *Name {
	k := n.At(text, at)
	if k == nil || k.Scope || !scopeOnly {
		return k
	}
	short, _, _ := strings.Cut(k.Text, "(")
	return n.only(func(f *Name) bool { return f.Scope && f.Text == short })
}

// at is At where it is known already which occupation of the classification stands there.
func (n *Names) at(text string, at int, job *Name) *Name {
	var best *Name
	if n.heads.at(text, at) {
		r, _ := utf8.DecodeRuneInString(text[at:])
		for _, i := range n.first[r] {
			k := &n.List[i]
			if strings.HasPrefix(text[at:], k.Text) && (best == nil || len(k.Text) > len(best.Text)) {
				best = k
			}
		}
	}
	if job != nil && (best == nil || len(job.Text) > len(best.Text)) {
		best = job
	}
	if best == nil || tailOfWord(text[at+len(best.Text):], best.Text) {
		return nil
	}
	return best
}

// jobs are the occupations of the national classification as names, in the order of their lexicon.
var jobs = sync.OnceValue(func() []Name {
	var list []Name
	for _, row := range jobWords.Rows() {
		list = append(list, Name{Text: row.Word, Written: row.Word})
	}
	return list
})

// jobAt is the longest occupation of the classification with which a text begins, nil where it begins with none.
func jobAt(text string) *Name {
	if i := jobWords.index(text); i >= 0 {
		return &jobs()[i]
	}
	return nil
}

// tailOfWord tells 焊工作业 from 焊工: the name is only the beginning of another word.
func tailOfWord(rest, name string) bool {
	if !strings.HasSuffix(name, "工") {
		return false
	}
	for _, w := range [...]string{"作", "程", "具", "艺", "业", "厂", "位", "种", "会"} {
		if strings.HasPrefix(rest, w) && !hasAnyPrefix(rest, "种的", "种报", "作为", "位居", "位列", "会同") {
			return true
		}
	}
	return false
}

// Of returns the name that a whole cell or bracket gives, nil where it is none of the document's or the nation's.
func (n *Names) Of(text string) *Name {
	if text == "" {
		return nil
	}
	if k := n.At(text, 0); k != nil && len(k.Text) == len(text) {
		return k
	}
	return nil
}

// levelled reports whether a cell is an occupation and a level: 汽车维修工初级工, 高级茶艺师, 电工(四级).
func (n *Names) levelled(text string) bool {
	if k := n.At(text, 0); k != nil {
		return len(LevelsOf(strings.Trim(text[len(k.Text):], "()-/· "))) == 1
	}
	if m := LevelsIn(text); len(m) == 1 && m[0].Start == 0 {
		return n.Of(strings.Trim(text[m[0].End:], "()-/· ")) != nil
	}
	return false
}

// Programme is the programme that a name belongs to, "" where unknown.
func (n *Names) Programme(name string) nianping.Programme {
	for i := range n.List {
		if n.List[i].Text == name {
			return n.List[i].Programme
		}
	}
	return ""
}

func (n *Names) add(k Name) {
	for i := range n.List {
		have := &n.List[i]
		if have.Text == k.Text {
			have.Scope = have.Scope || k.Scope
			if have.Programme == "" {
				have.Programme = k.Programme
			}
			return
		}
	}
	r, _ := utf8.DecodeRuneInString(k.Text)
	n.first[r] = append(n.first[r], len(n.List))
	n.heads.add(r)
	n.any.add(r)
	n.List = append(n.List, k)
}

func findNames(r *Reading) *Names {
	jobWords.Rows() // so that its tree is there
	n := &Names{first: map[rune][]int{}, any: jobWords.tree.heads}
	for b := range r.paragraphs() {
		n.fromScope(r, b)
		if isScopeLabel(b.Label) {
			n.list(r, b, 0, len(b.Text()))
		}
		for _, item := range r.scopeItems(b.Index) {
			n.list(r, item, 0, len(item.Text()))
		}
	}
	for i := range r.Blocks {
		if t := r.Blocks[i].Table; t != nil && r.Blocks[i].Section != Plans {
			n.fromTable(t)
		}
	}
	return n
}

// fromTable reads the names that stand under a header 职业 or 工种 of a table with counts, examiners or scope.
func (n *Names) fromTable(t *Table) {
	var cols []int
	useful := false
	for c := range t.Cols {
		switch t.Field(c) {
		case "occupation":
			cols = append(cols, c)
		case "registered", "examined", "passed", "certified", "level", "exam_level", "code", "certificate_no":
			useful = true
		}
	}
	if len(cols) == 0 {
		n.fromHeads(t)
		if t.filesPairs() {
			for row := range t.Rows {
				if name, _, ok := t.filedPair(row); ok {
					n.fromCell(t.View(row, name), "")
				}
			}
		}
	}
	if !useful {
		return
	}
	programme := onlyProgramme(t.Caption)
	if programme == "" && t.Before != nil && shorterThan(t.Before.Text(), 60) {
		programme = onlyProgramme(t.Before.Text())
	}
	for _, c := range cols {
		read := "" // the cell read last: most columns say one name often
		for r := t.Head; r < t.Rows; r++ {
			if !t.Starts(r, c) || t.Text(r, c) == read || t.Cols > 2 && len(t.filled(r)) == 1 && jobWords.Means(t.Text(r, c)) == "" {
				continue // a row of its own is a subtitle: 横江校区
			}
			read = t.Text(r, c)
			n.fromCell(t.View(r, c), programme)
		}
	}
}

// fromHeads reads the occupations of the classification that head the columns of a table side by side: 等级 | 车工 | 钳工.
func (n *Names) fromHeads(t *Table) {
	for r := range min(t.Rows, 2) {
		var found []View
		for c := 1; c < t.Cols; c++ {
			if v := t.View(r, c); jobWords.Means(v.Text) != "" {
				found = append(found, v)
			}
		}
		if len(found) < 2 {
			continue
		}
		for _, v := range found {
			n.fromCell(v, "")
		}
		return
	}
}

func (n *Names) fromCell(v View, programme nianping.Programme) {
	s := withoutListNumber(withoutCode(v.Text))
	if s == "" || containsAny(s, "\n\t、,;:") || IsEmptyMark(s) || IsDitto(s) || IsTotal(s) || isNumberCell(s) || len(LevelsOf(s)) > 0 || HeaderField(s) != "" {
		return
	}
	if jobWords.Means(s) == "" && n.together(s) != nil {
		return
	}
	if hasAnySuffix(s, ")", "人", "名") {
		s = withoutHeadcount(s)
	}
	k := runeCount(s)
	if k < 2 || k > 20 {
		return
	}
	if i := strings.IndexByte(s, '('); i > 0 {
		if len(LevelsOf(strings.Trim(s[i:], "()"))) > 0 {
			s = s[:i]
		}
	}
	if m := LevelsIn(s); len(m) > 0 {
		if m[0].Start == 0 && n.Of(s[m[0].End:]) != nil {
			return
		}
		if m[len(m)-1].End == len(s) && m[0].Start > 0 {
			s = s[:m[0].Start]
		}
	}
	at := strings.Index(v.Text, s)
	n.add(Name{Text: s, Written: v.Original(at, at+len(s)), Programme: programme})
}

// codeMarks are the marks and words beside the code in a cell of an occupation: 电工(职业编码:6-31-01-03).
var codeMarks = patternOf(`[(\[,:/、;\s]*(?:职业|工种)?(?:编码|代码|编号)?[:为\s]*$`)

// withoutCode is the text of a cell without the code that stands behind or before its occupation.
func withoutCode(s string) string {
	at := occupationCode.FindStringIndex(s)
	if at == nil {
		return strings.TrimSpace(s)
	}
	if before := s[:at[0]]; strings.Trim(before, "([ \n") != "" {
		return strings.TrimSpace(before[:codeMarks.FindStringIndex(before)[0]])
	}
	return strings.Trim(s[at[1]:], ")],:/、; \n")
}

// IsTotal reports whether a cell says total: 合计, 总 计, 小计, 共计, 合计（人）.
func IsTotal(s string) bool {
	plain := bareHeader(s)
	switch plain {
	case "合计", "总计", "小计", "共计", "累计", "总数", "汇总", "全部", "∑", "总", "合", "计", "合计数", "总合计", "全年合计", "全年累计", "本年合计", "总体", "合计总计", "全部合计", "各级合计", "年度合计", "总人数", "全年", "各职业合计", "各等级合计", "合计/总计", "总量", "本级合计":
		return true
	}
	return wholeWords.Is(plain) || totalWords.End(plain) && runeCount(plain) <= 8 && HeaderField(strings.TrimSuffix(strings.TrimSuffix(plain, "合计"), "总计")) == ""
}

// wholeWords are the words for all that a table counts, which head its totals by themselves or before 合计: 全院, 本等级小计.
var wholeWords = listOf("全院", "全校", "全公司", "全厂", "全局", "全所", "全集团", "全单位", "全系统", "全协会", "本等级", "本级", "本职业", "本工种", "本项目",
	"各等级", "各级别", "各职业", "各工种", "各项目", "全部工种", "全部项目", "所有职业", "所有工种", "所有项目", "全部职业", "全部等级", "所有等级")

// ProgrammeIn is the programme that a piece of text names last, "" where it names none.
func ProgrammeIn(text string) nianping.Programme {
	if at := programmeNames.Last(text); at >= 0 {
		for _, w := range programmeWords {
			if strings.HasPrefix(text[at:], w.word) {
				return w.programme
			}
		}
	}
	return ""
}

var programmeWords = []struct {
	word      string
	programme nianping.Programme
}{
	{"职业技能等级认定", nianping.SkillLevel}, {"技能等级认定", nianping.SkillLevel}, {"等级认定", nianping.SkillLevel}, {"职业技能等级评价", nianping.SkillLevel}, {"技能等级评价", nianping.SkillLevel}, {"职业技能等级", nianping.SkillLevel},
	{"职业资格评价", nianping.Qualification}, {"职业资格鉴定", nianping.Qualification}, {"资格评价", nianping.Qualification}, {"职业资格考核", nianping.Qualification}, {"职业资格认定", nianping.Qualification},
	{"专项职业能力", nianping.Specialised}, {"专项能力", nianping.Specialised}, {"专项考核", nianping.Specialised}, {"专项证书", nianping.Specialised},
}

// programmeNames are the words of programmeWords; none stands within one for another programme.
var programmeNames = func() *Words {
	var list []string
	for _, w := range programmeWords {
		list = append(list, w.word)
	}
	return anyOf(list...)
}()

// short returns the one filed name that a shorter word is a piece of: 甲板 of 船舶甲板设备操作工; nil for none or several.
func (n *Names) short(word string) *Name {
	word = bareTrade(word)
	if runeCount(word) < 2 {
		return nil
	}
	return n.only(func(k *Name) bool { return k.Scope && strings.Contains(k.Text, word) })
}

// trade returns the one name whose trade a short word of a room or a station is: 面点 of 中式面点师, 汽修 of 汽车维修工, 焊接 of 焊工;
// nil for none or several. Where no text states the scope, the names of tables are asked.
func (n *Names) trade(word string) *Name {
	word = bareTrade(word)
	if len := runeCount(word); len < 2 || len > 8 {
		return nil
	}
	filed := slices.ContainsFunc(n.List, func(k Name) bool { return k.Scope })
	for _, speaksOf := range [...]func(name, word string) bool{strings.Contains, abridges, worksAs} {
		if k := n.only(func(k *Name) bool { return k.Scope == filed && speaksOf(k.Text, word) }); k != nil {
			return k
		}
	}
	return nil
}

// bareTrade is a word for a trade without what makes it a kind: “甲板”类, 面点方面.
func bareTrade(word string) string {
	word = trim(word, " \"“”")
	for _, tail := range [...]string{"类", "方面", "技能"} {
		word = strings.TrimSuffix(word, tail)
	}
	return trim(word, " \"“”")
}

// only is the one name of which something is true, nil where that is none or several.
func (n *Names) only(is func(*Name) bool) *Name {
	var found *Name
	for i := range n.List {
		if is(&n.List[i]) {
			if found != nil {
				return nil
			}
			found = &n.List[i]
		}
	}
	return found
}

// abridges reports whether a word is a name's first character and others of it in their order: 汽修, 汽车维修工.
func abridges(name, word string) bool {
	if firstRune(word) != firstRune(name) {
		return false
	}
	for _, r := range word {
		i := strings.IndexRune(name, r)
		if i < 0 {
			return false
		}
		name = name[i+utf8.RuneLen(r):]
	}
	return true
}

// worksAs reports whether a word is the work of those whom a name of two characters names: 焊接, 焊工; 车削, 车工.
func worksAs(name, word string) bool {
	return (word == string(firstRune(word))+"接" || word == string(firstRune(word))+"削") && name == string(firstRune(word))+"工"
}

// In reports whether any name stands in a text.
func (n *Names) In(text string) bool {
	for i := n.any.next(text, 0); i < len(text); i = n.any.next(text, i+1) {
		if n.At(text, i) != nil {
			return true
		}
	}
	return false
}

// filed are the names of the document's own scope.
func (n *Names) filed() []Name {
	var out []Name
	for _, k := range n.List {
		if k.Scope {
			out = append(out, k)
		}
	}
	return out
}
