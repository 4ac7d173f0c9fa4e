package extract

import "strings"

// cell is one cell as the rules read it. What its text is as a number or as a header is told when it is first asked for.
type cell struct {
	view   View
	text   string // normalised, soft breaks dropped
	bare   string // see bareHeader
	field  string // see HeaderField
	number bool   // see isNumberCell
	label  bool   // see isLabel
	known  uint8  // which of these have been told
}

const (
	knownBare = 1 << iota
	knownField
	knownNumber
	knownLabel
)

func newCell(v View) cell {
	c := cell{view: v, text: v.Text}
	if strings.IndexByte(v.Text, '\n') >= 0 || strings.IndexByte(v.Text, '\t') >= 0 {
		c.text = breaks.Replace(v.Text)
	}
	return c
}

var breaks = strings.NewReplacer("\n", "", "\t", "")

// cell is the cell that covers a position; an empty one where there is none.
func (t *Table) cell(row, col int) *cell {
	if i := t.T.Index(row, col); i >= 0 {
		return &t.cells[i]
	}
	return &cell{}
}

// told is what a function tells of a cell's text, kept when it is first asked for.
func told[T any](c *cell, bit uint8, kept *T, tell func(string) T) T {
	if c.known&bit == 0 {
		*kept = tell(c.text)
		c.known |= bit
	}
	return *kept
}

// View is the view of the cell that covers a position; empty where there is none.
func (t *Table) View(row, col int) View { return t.cell(row, col).view }

// Text is the normalised text of the cell that covers a position, soft breaks dropped.
func (t *Table) Text(row, col int) string { return t.cell(row, col).text }

// filled are the columns of a row in which a cell begins that holds text; none of a row outside.
func (t *Table) filled(row int) []int {
	if row < 0 || row >= len(t.rows) {
		return nil
	}
	return t.rows[row]
}

// findFilled tells them of every row.
func (t *Table) findFilled() {
	t.rows = t.mem.rows.Take(t.Rows)
	cols := t.mem.columns.Take(len(t.cells))[:0]
	for row := range t.rows {
		from := len(cols)
		for col := range t.Cols {
			if t.Starts(row, col) && t.Text(row, col) != "" {
				cols = append(cols, col)
			}
		}
		t.rows[row] = cols[from:len(cols):len(cols)]
	}
}

// anyCell reports whether a cell of the table says something. What stands below itself is asked once.
func (t *Table) anyCell(says func(text string) bool) bool {
	for row := range t.Rows {
		for _, col := range t.filled(row) {
			if s := t.Text(row, col); (row == 0 || s != t.Text(row-1, col)) && says(s) {
				return true
			}
		}
	}
	return false
}

// sentenceCells visits the cells of a table that say more than a label and a number, as paragraphs: 专职6人，兼职9人.
func (b *Block) sentenceCells(visit func(cell *Block)) {
	cells := b.Table.sentences.of(func() []Block { return b.Table.spoken(b.Section) })
	for i := range cells {
		visit(&cells[i])
	}
}

// spoken are these cells.
func (t *Table) spoken(section Section) []Block {
	var few [32]place // kept aside until all are known
	found := few[:0]
	for row := range t.Rows {
		for _, col := range t.filled(row) {
			if v := t.View(row, col); len(v.Text) > 12 && (hasDigit(v.Text) || containsAny(v.Text, "一二三四五六七八九十两")) && !t.IsNumber(row, col) {
				found = append(found, place{row, col})
			}
		}
	}
	sentences := t.mem.blocks.Take(len(found))
	for i, at := range found {
		sentences[i] = Block{View: t.View(at.row, at.col), Ref: t.Ref(at.row, at.col), Section: section, InCell: true, mem: t.mem}
	}
	return sentences
}

// Says reports whether a word of a list stands in a cell, as it is or without its brackets (see Bare).
func (t *Table) Says(w *Words) bool { return t.says.of(t.lists).has(w.id) }

// Speaks reports whether a word of a lexicon of cues stands in a cell.
func (t *Table) Speaks(l *Lexicon) bool { return t.says.of(t.lists).has(l.id) }

// lists are the lists of the vocabulary of which a word stands in a cell.
func (t *Table) lists() *listSet {
	said := &listSet{}
	for i := range t.cells {
		text := t.cells[i].text
		cues().tell(said, text)
		if strings.IndexByte(text, '(') >= 0 {
			cues().tell(said, bareHeader(text))
		}
	}
	return said
}

// IsNumber reports whether the cell at a position holds a number and nothing else.
func (t *Table) IsNumber(row, col int) bool {
	c := t.cell(row, col)
	return told(c, knownNumber, &c.number, isNumberCell)
}

// IsLabel reports whether the cell at a position may label figures.
func (t *Table) IsLabel(row, col int) bool {
	c := t.cell(row, col)
	return told(c, knownLabel, &c.label, isLabel)
}

// Bare is the text of the cell at a position without a bracketed remark and a unit.
func (t *Table) Bare(row, col int) string {
	c := t.cell(row, col)
	return told(c, knownBare, &c.bare, bareHeader)
}

// HeaderField is what the cell at a position means as a header, "" where it is none.
func (t *Table) HeaderField(row, col int) string {
	c := t.cell(row, col)
	return told(c, knownField, &c.field, HeaderField)
}

// HeaderField is what one header cell means: 报考人数（人） → registered, 有效期 至 → valid_until; "" where unknown.
func HeaderField(text string) string {
	if f := headerWords.Means(text); f != "" {
		return f
	}
	plain := bareHeader(text)
	if plain != text {
		if f := headerWords.Means(plain); f != "" && !(isMetric[f] && f != "pass_rate" && strings.Contains(text, "%")) { // 合格(%)
			return f
		}
	}
	if !shorterThan(plain, 17) {
		return ""
	}
	if f := rateHeader(text, plain); f != "" {
		return f
	}
	// the longest known word within, the last of equals: 2024年报考人数, 考评员证卡有效期
	best := ""
	field := ""
	for h := range headerWords.each(plain) {
		w := h.Row.Word
		if runeCount(w) >= 2 && len(w) >= len(best) && 2*len(w) >= len(plain) && !wholeHeaders[w] {
			best, field = w, h.Row.Means
			if isMetric[field] && notDone.In(plain[:h.Start]) {
				field = "absent"
			}
		}
	}
	return field
}

// rateHeader is what a header of shares means: 合格比例 and 通过% the rate of passing, 合格占比 and 报考(%) nothing that is counted; "" for any other
// header.
func rateHeader(text, plain string) string {
	of, share := plain, ""
	for _, w := range shareHeads {
		if rest, ok := strings.CutSuffix(plain, w); ok && rest != "" {
			of, share = strings.TrimSuffix(rest, "的"), w
			break
		}
	}
	if share == "" && !strings.Contains(text, "%") || strings.Contains(of, "%") {
		return ""
	}
	if who, base, ok := strings.Cut(of, "占"); ok && isMetric[HeaderField(base)] {
		of = who // 合格人数占报考人数的百分比
	}
	switch f := HeaderField(of); {
	case f == "passed" && share != "占比" && share != "比重": // of all who passed, or of those who came
		return "pass_rate"
	case isMetric[f] && f != "pass_rate":
		return "other"
	}
	return ""
}

// shareHeads end headers of shares.
var shareHeads = [...]string{"占比", "比例", "比率", "百分比", "百分率", "比重", "%", "比"}

// wholeHeaders mean something as a header of their own only: 考核 counts people, 考核工位 does not.
var wholeHeaders = map[string]bool{"考核": true, "参加": true}

// notDone make of a count behind them in a header that of the others: 未参加考试人数, 没有取证人数.
var notDone = listOf("未", "没")

// bareHeader drops a bracketed remark and a unit from a header: 通过率(%) → 通过率.
func bareHeader(s string) string {
	for {
		i := strings.IndexByte(s, '(')
		if i < 0 {
			break
		}
		k := strings.IndexByte(s[i:], ')')
		if k < 0 {
			s = s[:i]
			break
		}
		s = s[:i] + s[i+k+1:]
	}
	if n := headerYear(s); n < len(s) {
		s = s[n:]
	}
	if s == "" || !headerMarks.has(firstRune(s)) && !headerMarks.has(lastRune(s)) {
		return s
	}
	return trim(s, " :*★/")
}

// headerMarks are the marks beside a header that are none of it.
var headerMarks = setOf(" :*★/")

// yearHeads are the characters with which the year in front of a header begins.
var yearHeads = setOf("2本今全当")

// headerYear is the length of the year in front of a header: 2024年报考人数, 本年度合格人数; 0 where there is none.
func headerYear(s string) int {
	if !yearHeads.at(s, 0) {
		return 0
	}
	year := ""
	switch {
	case strings.HasPrefix(s, "20") && digits(s, 0) == 4 && strings.HasPrefix(s[4:], "年"):
		year = s[:len("2024年")]
	case hasAnyPrefix(s, "本年"):
		year = "本年"
	case hasAnyPrefix(s, "今年", "全年", "当年"):
		return len("今年")
	default:
		return 0
	}
	if strings.HasPrefix(s[len(year):], "度") {
		return len(year) + len("度")
	}
	return len(year)
}

// isNumberCell reports whether a cell is a number with or without a unit and nothing else.
func isNumberCell(s string) bool {
	if !beginsWithNumber(s) {
		return false
	}
	if len(s) <= len("9999") && digitsOnly(s) { // most of them; 007 is a code
		return s[0] != '0' || len(s) < len("007")
	}
	n := Numbers(s)
	return len(n) == 1 && n[0].Start <= len("约") && n[0].UnitEnd >= len(s)-len("人") && n[0].Kind != LevelNumber && n[0].Kind != Ordinal && n[0].Kind != Year
}

// beginsWithNumber reports whether a number may stand at the head of a text or behind its first character.
func beginsWithNumber(s string) bool {
	for i, r := range s {
		if i > len("约") {
			break
		}
		if isDigit(r) || r >= 0x80 && numeralHeads.has(r) {
			return true
		}
	}
	return false
}

// IsEmptyMark reports whether a cell says “none”: blank, /, —, 无, 未开展.
func IsEmptyMark(s string) bool {
	switch strings.Trim(s, " ") {
	case "", "/", "\\", "-", "--", "---", "无", "*", "**", "未开展", "未开考", "不涉及", "/ /", "//", "空", "未组织", "×", "x", "X", "暂无", "·", ".", "_", "__", "N/A", "n/a":
		return true
	}
	return false
}

// IsDitto reports whether a cell says “as above”.
func IsDitto(s string) bool {
	switch s {
	case "同上", "〃", "″", "\"", "''", "〞", "”", "同左":
		return true
	}
	return false
}
