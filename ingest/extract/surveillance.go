package extract

import (
	"slices"
	"strings"

	"nianping/ingest/document"
)

var videoWords = anyOf("监控", "摄像头", "摄像机", "摄像", "录像")

// videoFacts reads whether the exam rooms are under video surveillance.
func videoFacts(r *Reading, c *Collector) {
	found := false
	r.labelledBlocks(func(b *Block, label string) {
		if yes, ok := ticked(b.Text()); ok && !found && videoWords.In(label) {
			found = true
			c.put("venues/video_surveillance", yes, b.whole())
		}
	})
	if found {
		return
	}
	for pass := range 2 {
		for i := range r.Blocks {
			b := &r.Blocks[i]
			switch {
			case b.Margin || b.Section == Plans || pass == 0 && b.Section != Foundation:
			case b.Table != nil && !b.Table.Says(videoWords):
			case b.Table != nil:
				if videoCells(b.Table, c) {
					return
				}
				for k := range b.Table.T.Cells {
					cell := &b.Table.T.Cells[k]
					if v := b.Table.View(cell.Row, cell.Col); videoWords.In(v.Text) && !isLabelOnly(v.Text) && videoIn(v, b.Table.Ref(cell.Row, cell.Col), c) {
						return
					}
				}
			case b.Says(videoWords) && videoIn(b.View, b.Ref, c):
				return
			}
		}
	}
}

// videoCells reads the column or row of a table of rooms that is headed 视频监控: what fills a cell is there (高清,4路), 无 and 否 say
// that nothing is, a dash says nothing. An office needs none; exam rooms that differ are for a person to look at.
func videoCells(t *Table, c *Collector) bool {
	if !t.anyCell(func(s string) bool { return roomMarks.In(s) && (tableField(s) != "" || hasKind(Numbers(s), Area)) }) {
		return false
	}
	var said, offices []Fact
	for row := range t.Rows {
		for _, col := range t.filled(row) {
			s := strings.TrimSpace(t.View(row, col).Text)
			if IsEmptyMark(s) && !saysNo(s) || isLabelOnly(s) {
				continue
			}
			tops, heads := t.topsOf(row, col), t.headsOf(row, col)
			_, answers := ticked(s)
			if !slices.ContainsFunc(tops, isLabelOnly) && !(answers && slices.ContainsFunc(heads, isLabelOnly)) {
				continue
			}
			f := t.factAt(row, col)
			f.Value = !saysNo(s)
			if slices.ContainsFunc(append(heads, tops...), func(s string) bool { return tableRoom(s) == "office" }) {
				offices = append(offices, f)
			} else {
				said = append(said, f)
			}
		}
	}
	if len(said) == 0 {
		said = offices
	}
	if len(said) == 0 {
		return false
	}
	f := said[0]
	for _, other := range said {
		if other.Value != f.Value {
			f.Value, f.Doubt = false, "各场所的视频监控不一致"
		}
	}
	c.put("venues/video_surveillance", f.Value, f)
	return true
}

// videoIn reads what a text says of surveillance; false where it says nothing.
func videoIn(v View, at document.Ref, c *Collector) bool {
	for _, cl := range Clauses(v.Text) {
		clause := v.Text[cl.Start:cl.End]
		if !videoWords.In(clause) || planned(clause) || strings.Contains(clause, "损坏") || strings.Contains(clause, "监控员") {
			continue
		}
		c.Add(Fact{Field: "venues/video_surveillance", Value: !negated(clause), At: at, Text: v.Original(cl.Start, cl.End)})
		return true
	}
	return false
}

// isLabelOnly tells the label 视频监控 of a form from a statement.
func isLabelOnly(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(bareHeader(s), "有无"), "是否有")
	switch s {
	case "视频监控", "监控", "高清监控", "高清视频监控", "监控情况", "视频监控情况", "监控设备", "是否安装视频监控", "监控录像":
		return true
	}
	return false
}

var (
	leaseYears = patternOf(`(?:租期|租约|租赁期限|租赁期|租赁合同期限|使用权|使用期限|租用期)(?:为|是|限)?(\d{1,2}|[一二三四五六七八九十])年`)
	yearsLease = patternOf(`(\d{1,2}|[一二三四五六七八九十])年(?:期)?(?:的)?(?:租约|租期|租赁合同|租赁协议|使用权)`)
)

// leaseWords are those of which every statement of a lease has one.
var leaseWords = anyOf("租期", "租约", "租赁", "使用权", "使用期限", "租用期")

// leaseFacts reads for how many years the premises may be used (附1-三: 3年以上使用权).
func leaseFacts(r *Reading, c *Collector) {
	for b := range r.paragraphs() {
		if !b.Says(leaseWords) {
			continue
		}
		for _, re := range [...]*pattern{leaseYears, yearsLease} {
			years := b.leasedFor(re)
			if n := Numbers(b.Text()[years.Start:years.End] + "年"); len(n) == 1 && n[0].Value > 0 {
				c.put("venues/lease_years", n[0].Value, b.clauseAt(years.Start, years.End))
				return
			}
		}
	}
}

// leasedFor is where the first sentence of a paragraph that a pattern finds gives the years, empty where none does.
func (b *Block) leasedFor(re *pattern) Span {
	for k := range b.Sentences() {
		if s := &b.Sentences()[k]; s.Says(leaseWords) {
			if m := re.FindStringSubmatchIndex(s.Text); m != nil {
				return Span{s.Start + m[2], s.Start + m[3]}
			}
		}
	}
	return Span{}
}
