package xlsx

import (
	"io"
	"strconv"
	"strings"

	"nianping"
)

const reviewNote = "请只填写黄色列。标识列不要改动，也不要增删列；填完后运行 nianping review import 导入，可以反复导出、填写、导入。"

// WriteReview writes the review workbook: unplaced items, doubtful values, findings, deductions and vetoes.
func WriteReview(w io.Writer, b *nianping.ReviewBook) error {
	officer := column{title: nianping.ColOfficer, width: 10, input: true}
	unplaced := page{name: nianping.SheetUnplaced, note: reviewNote + "“处理”选“归属”时，填机构全称和年度；不是年度总结的选“不是报送材料”。", columns: []column{
		{title: nianping.ColIdentifier, width: 16}, {title: nianping.ColPath, width: 44}, {title: nianping.ColReceived, width: 20}, {title: nianping.ColWhy, width: 44}, {title: nianping.ColCandidates, width: 36},
		{title: nianping.ColHandling, width: 14, input: true, list: []string{nianping.HandlePlace, nianping.HandleAside}},
		{title: nianping.ColBelongsTo, width: 32, input: true}, {title: nianping.ColForYear, width: 10, input: true}, officer}}
	for _, r := range b.Unplaced {
		unplaced.rows = append(unplaced.rows, []any{r.ID, r.Path, r.Received, r.Why, r.Candidates, r.Handling, r.Institution, r.Year, r.By})
	}
	doubts := page{name: nianping.SheetDoubts, note: reviewNote + "读对了的，把读到的值抄到“正确值”；文件里没有这个数的，填“无”；不填则下次再核对。", columns: []column{
		{title: nianping.ColIdentifier, width: 30}, {title: nianping.ColName, width: 30}, {title: nianping.ColYear, width: 8}, {title: nianping.ColItem, width: 30}, {title: nianping.ColRead, width: 14},
		{title: nianping.ColWords, width: 44}, {title: nianping.ColPlace, width: 18}, {title: nianping.ColDoubt, width: 36},
		{title: nianping.ColValue, width: 14, input: true}, {title: nianping.ColReason, width: 24, input: true}, officer}}
	for _, r := range b.Doubts {
		doubts.rows = append(doubts.rows, []any{DoubtID(r.SHA256, r.Pointer), r.Institution, r.Year, r.Item, r.Read, r.Words, r.Place, r.Doubt, r.Value, r.Reason, r.By})
	}
	return writeBook(w, []page{unplaced, doubts,
		findingPage(nianping.SheetFindings, reviewNote+"“不属实”须写理由。", b.Findings),
		findingPage(nianping.SheetPenalties, reviewNote+"扣分和一票否决须由有权的人认定：“属实”须写认定日期和文号。没有列出的扣分或否决，在下面空行填写（标识留空）：机构名称、年度、问题，“问题”写代码："+
			strings.Join(b.Grounds, "、")+"；"+nianping.DecisionFinal+" 为补正期结束、初评转为终评。", b.Vetoes)})
}

func findingPage(name, note string, rows []nianping.ReviewFinding) page {
	p := page{name: name, note: note, columns: []column{
		{title: nianping.ColIdentifier, width: 34}, {title: nianping.ColName, width: 30}, {title: nianping.ColYear, width: 8}, {title: nianping.ColSeverity, width: 8}, {title: nianping.ColFinding, width: 64},
		{title: nianping.ColVerdict, width: 10, input: true, list: []string{nianping.VerdictYes, nianping.VerdictNo}},
		{title: nianping.ColDecidedOn, width: 13, input: true}, {title: nianping.ColDocument, width: 22, input: true}, {title: nianping.ColReason, width: 28, input: true}, {title: nianping.ColOfficer, width: 10, input: true}}}
	for _, r := range rows {
		p.rows = append(p.rows, []any{FindingID(r.Key, r.Year, r.Code), r.Institution, r.Year, r.Severity, r.Text, r.Verdict, r.DecidedOn, r.Document, r.Why, r.Who})
	}
	return p
}

// DoubtID names a value of a content in a cell.
func DoubtID(hash string, p nianping.Pointer) string { return hash + "#" + string(p) }

// FindingID names a finding of an institution and year in a cell.
func FindingID(key string, year int, code string) string {
	return strings.Join([]string{key, strconv.Itoa(year), code}, "|")
}
