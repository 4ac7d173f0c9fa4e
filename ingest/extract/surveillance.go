package extract

import (
	"regexp"
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
			c.Add(Fact{Field: "venues/video_surveillance", Value: yes, At: b.Ref, Text: b.View.Original(0, len(b.Text()))})
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
			case b.Table != nil:
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
	switch bareHeader(s) {
	case "视频监控", "监控", "高清视频监控", "监控情况", "视频监控情况", "监控设备", "是否安装视频监控", "监控录像":
		return true
	}
	return false
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

var (
	leaseYears = regexp.MustCompile(`(?:租期|租约|租赁期限|租赁期|租赁合同期限|使用权|使用期限|租用期)(?:为|是|限)?(\d{1,2}|[一二三四五六七八九十])年`)
	yearsLease = regexp.MustCompile(`(\d{1,2}|[一二三四五六七八九十])年(?:期)?(?:的)?(?:租约|租期|租赁合同|租赁协议|使用权)`)
)

// leaseWords are those of which every statement of a lease has one.
var leaseWords = anyOf("租期", "租约", "租赁", "使用权", "使用期限", "租用期")

// leaseFacts reads for how many years the premises may be used (附1-三: 3年以上使用权).
func leaseFacts(r *Reading, c *Collector) {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil || b.Margin || b.Section == Plans || !b.Says(leaseWords) {
			continue
		}
		for _, re := range [...]*regexp.Regexp{leaseYears, yearsLease} {
			if m := re.FindStringSubmatchIndex(b.Text()); m != nil {
				if n := Numbers(b.Text()[m[2]:m[3]] + "年"); len(n) == 1 && n[0].Value > 0 {
					c.Say(b, m[2], m[3], "venues/lease_years", n[0].Value)
					return
				}
			}
		}
	}
}
