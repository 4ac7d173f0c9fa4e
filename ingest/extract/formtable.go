package extract

import (
	"strings"

	"nianping/ingest/document"
)

// sectionRows counts the rows of a table that name a part of Attachment 2. Three of them make it a form of the whole report.
func sectionRows(t *document.Table) int {
	n := 0
	for r := range t.Rows {
		if rowSection(t, r) != None {
			n++
		}
	}
	return n
}

// rowSection is the part that a heading in one of the first two cells of a row names, None where none does.
func rowSection(t *document.Table, r int) Section {
	for c := range min(2, t.Cols) {
		if !t.Starts(r, c) {
			continue
		}
		s := t.Text(r, c)
		if len(s) > 100 || !strings.ContainsRune("一二三四五六七八九十(（第", firstRune(trimLeft(s, " \t　"))) {
			continue
		}
		if part := sectionCell(NewView(s).Text); part != None {
			return part
		}
	}
	return None
}

// sectionCell is the part that a heading in a cell names: 二、培训工作开展情况; None where the cell is no heading.
func sectionCell(s string) Section {
	if runeCount(s) > 24 || numberOne(s) == 0 && numberTwo(s) == 0 {
		return None
	}
	parts := partsOf(s)
	if len(parts) == 0 || parts[0] == apart {
		return None
	}
	if parts[0] == evaluation {
		return Overview
	}
	return parts[0]
}

// spokenCells adds the cells of a form that is one table: each text stands in the part that the heading cell at the left
// of its rows names, beside its label. Rows of figures stay with the table; those on training are a table of that part too.
func (r *Reading) spokenCells(t *Table) {
	parts := make([]Section, t.Rows)
	now := None
	for row := range t.Rows {
		if s := rowSection(t.T, row); s != None {
			now = s
		}
		parts[row] = now
	}
	for row := range t.Rows {
		if parts[row] != None {
			r.spoken(t, row, parts[row])
		}
	}
	for from := 0; from < t.Rows; {
		end := from + 1
		for end < t.Rows && parts[end] == parts[from] {
			end++
		}
		if parts[from] == TrainingPart && end-from > 2 {
			sub := t.T.Slice(from+1, end)
			r.Blocks = append(r.Blocks, Block{part: TrainingPart, Table: newTable(sub, r.mem), Ref: sub.Ref, InCell: true, mem: r.mem})
		}
		from = end
	}
}

// spoken adds the cells of a row of a form that say something beside a label, or in a sentence, as text of a part. Rows of
// figures stay with the table.
func (r *Reading) spoken(t *Table, row int, part Section) {
	cells, figures := t.filled(row), 0
	for _, col := range cells {
		if t.IsNumber(row, col) && Numbers(t.Text(row, col))[0].Kind == Plain {
			figures++
		}
	}
	if figures >= 3 {
		return
	}
	for i, col := range cells {
		if b := t.formCell(row, cells, i); b.Label != "" || holdsProse(t.Text(row, col)) {
			b.part = part
			r.Blocks = append(r.Blocks, b)
		}
	}
}

// formCell is one of the filled cells of a row as a block of its own: text beside the label before it, if there is one.
func (t *Table) formCell(row int, cells []int, i int) Block {
	b := Block{InCell: true, View: t.View(row, cells[i]), Ref: t.Ref(row, cells[i]), mem: t.mem}
	if i > 0 {
		b.Label = formLabel(t.Text(row, cells[i-1]))
	}
	return b
}

// formLabel is a text short enough to label the cell behind it, "" for a longer one.
func formLabel(s string) string {
	if runeCount(s) > 24 {
		return ""
	}
	return s
}

// sentenceRows adds the cells of a table that sets sentences beside labels (违纪违规查处 | 全年查处违纪2起，…): where three
// rows or more hold a label and a sentence and nothing else, their sentences are read as such too, beside their labels. One that
// counts the staff (人员 | 专职4人，兼职9人。其中管理人员3人…) is read wherever it stands.
func (r *Reading) sentenceRows(t *Table) {
	if t.T.Sheet != "" {
		r.paragraphRows(t)
	}
	var said, staff []Block
	sentences := 0
	for row := range t.Rows {
		cells := t.filled(row)
		if !t.labelAndSentence(row, cells) || t.countsOf(row, cells) {
			continue
		}
		said = append(said, t.formCell(row, cells, 1))
		if !holdsProse(t.Text(row, cells[1])) {
			continue
		}
		sentences++
		if staffLabels.Is(t.Bare(row, cells[0])) {
			staff = append(staff, said[len(said)-1])
		}
	}
	if sentences < 3 {
		said = staff
	}
	r.Blocks = append(r.Blocks, said...)
}

// pairsOnly reports whether a table is a form of labels and values in pairs, two of them or more beside each other: 督导员 | 2人 |
// 专家 | 5人. Its labels are short words, and sentences stand among its values.
func pairsOnly(t *Table) bool {
	wide, said := false, false
	for row := range t.Rows {
		cells := t.filled(row)
		if len(cells)%2 != 0 {
			return false
		}
		for i, col := range cells {
			s := t.Text(row, col)
			if i%2 == 0 && (hasDigit(s) || IsEmptyMark(s) || runeCount(s) > 14 || containsAny(s, tickMarks+blankMarks+"。;")) {
				return false
			}
			said = said || i%2 == 1 && holdsProse(s)
		}
		wide = wide || len(cells) > 2
	}
	return wide && said
}

// pairedCells adds the values of such a form as text beside their labels.
func (r *Reading) pairedCells(t *Table) {
	for row := range t.Rows {
		cells := t.filled(row)
		for i := 1; i < len(cells); i += 2 {
			b := t.formCell(row, cells, i)
			b.value = true
			r.Blocks = append(r.Blocks, b)
		}
	}
}

var staffLabels = listOf("人员", "人员构成", "人员配备", "人员配置", "人员情况", "人员队伍", "队伍", "队伍建设", "评价人员", "工作人员", "专兼职人员")

// paragraphRows adds the rows of a sheet that are a paragraph: prose in one cell and nothing else, behind the title.
func (r *Reading) paragraphRows(t *Table) {
	for row := range t.Rows {
		cells := t.filled(row)
		if len(cells) != 1 {
			continue
		}
		if s := t.Text(row, cells[0]); holdsProse(s) && !hasAnyPrefix(s, "注", "说明", "备注") && containsAny(s, ":。") {
			r.Blocks = append(r.Blocks, t.formCell(row, cells, 0))
		}
	}
}

// labelAndSentence reports whether the filled cells of a row are two: a short label and words that are no mere figure.
func (t *Table) labelAndSentence(row int, cells []int) bool {
	if len(cells) != 2 {
		return false
	}
	label, text := t.Text(row, cells[0]), t.Text(row, cells[1])
	return runeCount(label) <= 14 && !containsAny(label, "0123456789,。") &&
		runeCount(text) >= 6 && !t.IsNumber(row, cells[1]) && t.HeaderField(row, cells[1]) == ""
}

// countsOf reports whether a row is one of a table of counts: beside a level or an occupation stands what is counted of it, 五级 | 报考48人，
// 实考47人，合格44人.
func (t *Table) countsOf(row int, cells []int) bool {
	label := t.Text(row, cells[0])
	text := t.Text(row, cells[1])
	return len(LevelsOf(label)) == 1 && marksCounts(text) || (jobWords.Means(label) != "" || endsName(label)) && (marksCounts(text) || countsLevels(text))
}

// holdsProse tells a cell that holds prose from a label or a figure.
func holdsProse(s string) bool {
	return runeCount(s) >= 15 && containsAny(s, ",;。") && sectionCell(s) == None
}
