package xlsx

import (
	"fmt"
	"io"
	"iter"
	"strconv"

	"github.com/xuri/excelize/v2"

	"nianping"
)

// Ledger is what the officers' ledger (台账) is made of: all institutions and years of one evaluation. It is the officers' own:
// names and card numbers of examiners stand in it, identity and telephone numbers never.
type Ledger struct {
	Date       nianping.Date // of the evaluation
	Rubric     string
	RubricHash string
	Entries    iter.Seq2[*LedgerEntry, error] // nil for none; gone through once; the first error ends it
	Store      RowStore                       // where rows wait for their place in the workbook; nil for in memory
}

// LedgerEntry is one institution and year.
type LedgerEntry struct {
	Case       *nianping.Case
	Evaluation *nianping.Evaluation
	Report     string // its evaluation report's path from the workbook's folder, "" for none
	Source     string // its original's path from the workbook's folder, "" for none
	Rows       []byte // LedgerRows of it, nil where they are still to be made; with them a brief evaluation and a report with nothing but outcomes will do

	places *nianping.Places // nil before place
}

// all are the entries; none where there are none.
func (in *Ledger) all() iter.Seq2[*LedgerEntry, error] {
	if in.Entries == nil {
		return func(func(*LedgerEntry, error) bool) {}
	}
	return in.Entries
}

// WriteLedger writes the ledger as a workbook. The entries keep their order; the same entries give the same bytes. No more
// than one entry need be in memory at a time.
func WriteLedger(w io.Writer, in *Ledger) error { return in.write(w, mostRows) }

// write writes the ledger with so many rows on a sheet at most.
func (in *Ledger) write(w io.Writer, most int) error {
	f := excelize.NewFile()
	defer f.Close()
	s, err := newLedgerStyles(f)
	if err != nil {
		return fmt.Errorf("台账：%w", err)
	}
	store := newRowStore(in.Store)
	sheets, sums := in.sheets(), newChartSums()
	for _, p := range sheets {
		p.most, p.rows.store = most, store
	}
	for x, err := range in.all() {
		if err != nil {
			return err
		}
		sums.add(x)
		if err := addRows(sheets, x, &s); err != nil {
			return fmt.Errorf("台账：%w", err)
		}
	}
	var pages []*ledgerSheet
	for _, p := range append(sheets, dictionary(sheets, store, &s)) {
		pages = append(pages, p.pages()...)
	}
	if err := in.around(f, pages, sums, &s); err != nil {
		return err
	}
	streamed := map[string]*sheetRows{}
	for i, p := range pages {
		streamed[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = &p.rows
	}
	return writeSorted(w, f, streamed)
}

// around makes all of the workbook but the rows.
func (in *Ledger) around(f *excelize.File, pages []*ledgerSheet, sums *chartSums, s *ledgerStyles) (err error) {
	for i, p := range pages {
		if i == 0 {
			err = f.SetSheetName("Sheet1", p.name)
		} else {
			_, err = f.NewSheet(p.name)
		}
		if err != nil {
			return fmt.Errorf("台账工作表“%s”：%w", p.name, err)
		}
	}
	if _, err := f.NewSheet(chartSheet); err != nil {
		return err
	}
	if err := sums.charts(f); err != nil {
		return fmt.Errorf("台账图表：%w", err)
	}
	for _, p := range pages {
		if err := p.frame(f, s); err != nil {
			return fmt.Errorf("台账工作表“%s”：%w", p.name, err)
		}
	}
	return f.SetDocProps(&excelize.DocProperties{Title: "技能人才评价机构年度评估台账", Creator: "nianping", Created: in.Date.String() + "T00:00:00Z", Modified: in.Date.String() + "T00:00:00Z"})
}

// sheets are the sheets of the ledger but for its dictionary.
func (in *Ledger) sheets() []*ledgerSheet {
	return []*ledgerSheet{in.submissions(), in.statistics(), in.examiners(), in.staff(), in.scores(), in.items(), in.findings(), in.doubts()}
}

// addRows adds the rows of one entry to all sheets.
func addRows(sheets []*ledgerSheet, x *LedgerEntry, s *ledgerStyles) (err error) {
	kept := x.Rows
	if kept == nil {
		if kept, err = LedgerRows(x); err != nil {
			return err
		}
	}
	for _, p := range sheets {
		var rows []byte
		switch {
		case p.kept:
			rows, kept, err = cutRows(kept)
		case p.each != nil:
			rows = p.append(nil, x, s)
		}
		if err != nil {
			return err
		}
		p.add(rows)
	}
	return nil
}

// who are the first fields of every row: year and institution.
func who(e *nianping.Evaluation) []any { return []any{e.Year, e.Institution} }

var whoColumns = []ledgerColumn{
	{title: "年度", width: 7, kind: ordinal, meaning: "评估年度，即总结所写的上一年度"},
	{title: "机构名称", width: 38, meaning: "备案名册上的名称"},
}

func columns(more ...ledgerColumn) []ledgerColumn {
	return append(append([]ledgerColumn{}, whoColumns...), more...)
}

func (in *Ledger) submissions() *ledgerSheet {
	p := &ledgerSheet{name: "报送情况", note: fmt.Sprintf("截至%s。一行为一家机构的一个年度；点“评估报告”“原件”可打开文件。", in.Date.Chinese()), columns: columns(
		ledgerColumn{title: "统一社会信用代码", width: 21, kind: short, meaning: "备案名册上的代码"},
		ledgerColumn{title: "机构类别", width: 17, kind: short, meaning: "企业、院校、社会培训评价组织"},
		ledgerColumn{title: "所属区县", width: 10, kind: short, meaning: "备案名册上的区县"},
		ledgerColumn{title: "应报日期", width: 12, kind: short, meaning: "通知规定的最后一天，含当天"},
		ledgerColumn{title: "报送情况", width: 10, kind: short, meaning: "按期、逾期、未报送、未到期、免报、无法读取；由首份可读材料决定",
			colours: []colourRule{{"按期", good}, {"逾期", warn}, {"未报送", bad}, {"无法读取", bad}}},
		ledgerColumn{title: "收到时间", width: 20, kind: short, meaning: "首份可读材料的收到时间；空：没有收到"},
		ledgerColumn{title: "逾期天数", width: 9, kind: whole, meaning: "应报日期之后的天数，按期为0；空：没有收到"},
		ledgerColumn{title: "采用文件", width: 44, meaning: "内容作准的材料（最后一次可读的）"},
		ledgerColumn{title: "原件", width: 8, kind: short, meaning: "打开收到的原件"},
		ledgerColumn{title: "评估报告", width: 10, kind: short, meaning: "打开评估报告（PDF）"},
	)}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		e, st := x.Evaluation, &x.Evaluation.Status
		add(append(who(e), e.CreditCode, string(e.Type), e.District, st.Due, st.State.Name(), PlainTime(st.ReceivedAt), number(st.DaysLate), text(st.File),
			open(x.Source, "原件"), open(x.Report, "报告")))
	}
	return p
}

func open(path, name string) linked {
	if path == "" {
		return linked{}
	}
	return linked{path, name}
}

// number is a cell of a number that may be absent.
func number(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// points is an exact number as printed, two decimals; nil for nil.
func points(p *nianping.Points) any {
	if p == nil {
		return nil
	}
	v, err := strconv.ParseFloat(p.String(), 64)
	if err != nil {
		return p.String()
	}
	return v
}

func (in *Ledger) scores() *ledgerSheet {
	p := &ledgerSheet{name: "评分", note: "排名仅在同类且资料完整的机构间比较；待核实、未报送、未开展的不排名。评分标准 " + in.Rubric + "。", columns: columns(
		ledgerColumn{title: "机构类别", width: 17, kind: short, meaning: "企业、院校、社会培训评价组织"},
		ledgerColumn{title: "所属区县", width: 10, kind: short, meaning: "备案名册上的区县"},
		ledgerColumn{title: "等次", width: 10, kind: short, meaning: "优秀、良好、合格、基本合格、不合格，或待核实、未报送、未开展",
			colours: []colourRule{{"优秀", good}, {"良好", good}, {"基本合格", warn}, {"待核实", warn}, {"不合格", bad}, {"未报送", bad}}},
		ledgerColumn{title: "同类名次", width: 9, kind: ordinal, meaning: "同类机构中的名次；空：不排名"},
		ledgerColumn{title: "全市名次", width: 9, kind: ordinal, meaning: "不分类别的名次；空：不排名"},
		ledgerColumn{title: "得分", width: 9, kind: decimal, meaning: "已知得分÷已知满分×100，减去已认定的扣分", colours: []colourRule{{"<60", bad}}},
		ledgerColumn{title: "未知按0分", width: 10, kind: decimal, meaning: "未知项目按0分计的得分"},
		ledgerColumn{title: "未知按满分", width: 11, kind: decimal, meaning: "未知项目按满分计的得分"},
		ledgerColumn{title: "资料完整度", width: 11, kind: rate, meaning: "已知满分÷适用满分", colours: []colourRule{{"<0.85", warn}}},
		ledgerColumn{title: "初评", width: 7, kind: short, meaning: "是：补正期未结束"},
		ledgerColumn{title: "一票否决", width: 9, kind: short, meaning: "是：工作人员已认定", colours: []colourRule{{"是", bad}}},
		ledgerColumn{title: "理由", width: 44, meaning: "等次的理由"},
		ledgerColumn{title: "建议", width: 24, meaning: "评分标准对该等次的建议，不是决定"},
		ledgerColumn{title: "评估报告", width: 10, kind: short, meaning: "打开评估报告（PDF）"},
	)}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		e := x.Evaluation
		var coverage any
		if e.Coverage != nil && e.Total != nil {
			coverage = e.Coverage.Float()
		}
		add(append(who(e), string(e.Type), e.District, string(e.Grade), number(e.Rank), number(e.RankAll), points(e.Total), points(e.Confirmed), points(e.Potential), coverage,
			yesCell(e.Provisional), yesCell(e.Vetoed), e.GradeReason, e.Advice, open(x.Report, "报告")))
	}
	return p
}

// dictionary tells what every column of the other sheets means.
func dictionary(sheets []*ledgerSheet, store *rowStore, styles *ledgerStyles) *ledgerSheet {
	p := &ledgerSheet{rows: sheetRows{store: store}, name: "数据字典", note: "各工作表每一列的含义、单位和空白的意思。", columns: []ledgerColumn{
		{title: "工作表", width: 14, kind: short}, {title: "列", width: 20, kind: short}, {title: "类型", width: 12, kind: short}, {title: "含义", width: 80},
	}}
	kinds := map[kind]string{words: "文字", short: "文字", whole: "整数", ordinal: "整数", decimal: "两位小数", rate: "比率"}
	for _, s := range sheets {
		for _, c := range s.columns {
			p.rows.add(p.appendRow(nil, []any{s.name, c.title, kinds[c.kind], c.meaning}, styles))
		}
	}
	return p
}
