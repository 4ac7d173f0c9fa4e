package xlsx

import (
	"io"
	"slices"
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
	pages := []page{unplaced, doubts,
		findingPage(nianping.SheetFindings, reviewNote+"“不属实”须写理由。", b.Findings),
		findingPage(nianping.SheetPenalties, reviewNote+"扣分和一票否决须由有权的人认定：“属实”须写认定日期和文号。没有列出的扣分或否决，在下面空行填写（标识留空）：机构名称、年度、问题，“问题”写代码："+
			strings.Join(b.Grounds, "、")+"；"+nianping.DecisionFinal+" 为补正期结束、初评转为终评。", b.Vetoes)}
	return writeBook(w, append(pages, addedPages(b)...))
}

// addedPages are the sheets for what the program did not read: rows of statistics, examiners, single values. The institutions of
// which a part may not have been read whole stand in them.
func addedPages(b *nianping.ReviewBook) (pages []page) {
	of := []column{{title: nianping.ColName, width: 30, input: true}, {title: nianping.ColYear, width: 8, input: true}}
	signed := []column{{title: nianping.ColReason, width: 28, input: true}, {title: nianping.ColOfficer, width: 10, input: true}}
	const note = "原件里有而程序没有读到的，在这里补录，一行一条；已经列出的机构可能没有读全，请对照原件。机构名称、年度、理由（如：原件第3页）都要写。"
	for _, list := range nianping.AddedLists {
		p := page{name: list.Sheet, note: note + map[string]string{
			"outcomes":  "职业、等级都不写的是全机构合计；只写职业的是这个职业各等级合计；原件没有的数不填。",
			"examiners": "同一人考评几个职业的，一个职业一行。读错的一行，在“存疑数值”或网页里把姓名更正为“无”，即去掉。"}[list.List], columns: slices.Clone(of)}
		for _, f := range list.Fields {
			p.columns = append(p.columns, column{title: nianping.FieldName(list.List, f), width: 14, input: true, list: nianping.AddedOptions(f)})
		}
		p.columns = append(p.columns, signed...)
		for _, r := range b.Rows {
			if r.List == list.List {
				p.rows = append(p.rows, append([]any{r.Institution, r.Year}, make([]any, len(p.columns)-len(of))...))
			}
		}
		pages = append(pages, p)
	}
	item := column{title: nianping.ColItem, width: 28, input: true}
	for _, v := range nianping.AddedValues() {
		item.list = append(item.list, nianping.AddedName(v))
	}
	values := page{name: nianping.SheetValues, note: note + "没有列为存疑而读错的单项数值，也在这里改。", columns: append(slices.Clone(of), item, column{title: nianping.ColValue, width: 14, input: true})}
	values.columns = append(values.columns, signed...)
	return append(pages, values)
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
