package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"nianping"
	"nianping/render/typeset"
)

// RankingReport is all that the ranked report of one year is made of.
type RankingReport struct {
	Number     string        // 报告编号, as printed
	Date       nianping.Date // of the evaluation; also the PDF's date
	Year       int
	Due        nianping.Date // by which all had to report
	Audience   Audience
	Rubric     string   // name and version
	RubricHash string   // SHA-256
	Logo       *Logo    // nil for none
	All        []Scored // every institution that owes a report or sent one, in the registry's order
}

// rankingWriter sets one ranked report.
type rankingWriter struct {
	*flow
	in *RankingReport
}

// WriteRanking writes the ranked report of one year as a PDF. The same input gives the same bytes.
func WriteRanking(out io.Writer, fonts *Fonts, in *RankingReport) error {
	d, err := layRanking(fonts, in)
	if err != nil {
		return err
	}
	return d.write(out)
}

// layRanking lays the report out.
func layRanking(fonts *Fonts, in *RankingReport) (*document, error) {
	title := fmt.Sprintf("%d年度技能人才评价机构定期评估排名报告", in.Year)
	d := &document{fonts: fonts, title: title, subject: fmt.Sprintf("报告编号 %s，评分标准 %s", in.Number, in.Rubric), date: in.Date.Time(), logo: in.Logo}
	if in.Audience == Internal {
		d.marking = "内部资料"
	}
	d.footer = fmt.Sprintf("%s · 评分标准 %s（%s） · %d家机构", in.Number, in.Rubric, short(in.RubricHash), len(in.All))
	data, err := in.data()
	if err != nil {
		return nil, err
	}
	d.files = []file{{name: "ranking.json", description: "排名结果的数据文件（JSON），供程序读取", content: data}}
	w := &rankingWriter{newFlow(d), in}
	w.headline(fmt.Sprintf("%d年度", in.Year), "技能人才评价机构", "定期评估排名报告")
	w.summary()
	w.grades()
	w.byType()
	w.byDistrict()
	w.overdue()
	w.cityStatistics()
	w.common()
	w.expiringFilings()
	w.finish()
	return d, nil
}

// data is the ranking for programs: one object per institution without items and findings.
func (in *RankingReport) data() ([]byte, error) {
	type line struct {
		Institution string             `json:"institution"`
		CreditCode  string             `json:"credit_code"`
		Type        string             `json:"type"`
		District    string             `json:"district"`
		Rank        *int               `json:"rank"`
		RankAll     *int               `json:"rank_all"`
		Grade       nianping.GradeName `json:"grade"`
		Total       *nianping.Points   `json:"total"`
		Coverage    *nianping.Points   `json:"coverage"`
		Status      string             `json:"status"`
		DaysLate    *int               `json:"days_late"`
	}
	lines := []line{}
	for _, s := range in.All {
		e := s.Evaluation
		lines = append(lines, line{e.Institution, e.CreditCode, string(e.Type), e.District, e.Rank, e.RankAll, e.Grade, e.Total, e.Coverage, string(e.Status.State), e.Status.DaysLate})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(map[string]any{"year": in.Year, "number": in.Number, "rubric": in.Rubric, "institutions": lines}); err != nil {
		return nil, fmt.Errorf("写出排名数据失败：%w", err)
	}
	return b.Bytes(), nil
}

// types are the types of the list: the three of the notice, then what else there is.
func (in *RankingReport) types() []nianping.InstitutionType {
	types := slices.Clone(nianping.InstitutionTypes)
	for _, s := range in.All {
		if !slices.Contains(types, s.Evaluation.Type) {
			types = append(types, s.Evaluation.Type)
		}
	}
	return types
}

// summary says in a few sentences and figures how the year went.
func (w *rankingWriter) summary() {
	states := map[nianping.SubmissionState]int{}
	grades := map[nianping.GradeName]int{}
	owed := 0
	for _, s := range w.in.All {
		states[s.Evaluation.Status.State]++
		grades[s.Evaluation.Grade]++
		if s.Evaluation.Status.State != nianping.NotRequired {
			owed++
		}
	}
	total, _, occupations := cityCounts(w.in.All)
	w.y += grid
	w.band([]figure{
		{itoa(owed), "应报机构", ink}, {itoa(states[nianping.OnTime]), "按期报送", green}, {itoa(states[nianping.Late]), "逾期报送", amber},
		{itoa(states[nianping.Missing] + states[nianping.Unreadable]), "未报送或\n无法读取", red}, {itoa(w.ranked()), "参加排名", ink},
	})
	w.y -= grid / 2
	w.section("总体情况")
	came := fmt.Sprintf("%d年度工作总结报送期限为%s。截至%s，应报机构%d家", w.in.Year, w.in.Due.Chinese(), w.in.Date.Chinese(), owed)
	for _, k := range []struct {
		state nianping.SubmissionState
		words string
	}{{nianping.OnTime, "按期报送"}, {nianping.Late, "逾期报送"}, {nianping.Missing, "未报送"}, {nianping.Unreadable, "报送后无法读取"}, {nianping.NotDue, "尚未到期"}} {
		if states[k.state] > 0 {
			came += fmt.Sprintf("，%s%d家", k.words, states[k.state])
		}
	}
	w.para(t(came+"。", w.st.body))
	var words []string
	for _, g := range nianping.GradeNames {
		if grades[g] > 0 {
			words = append(words, fmt.Sprintf("%s%d家", g, grades[g]))
		}
	}
	exempt := ""
	if n := states[nianping.NotRequired]; n > 0 {
		exempt = fmt.Sprintf("其中免报而自行报送的%d家只评定、不排名。", n)
	}
	w.para(t("评定等次："+strings.Join(words, "、")+"。"+exempt+"排名仅在同类且资料完整的机构间比较；待核实、未报送、未开展的机构不参加排名。", w.st.body))
	if total.institutions > 0 {
		text := fmt.Sprintf("已报送并载明数据的%d家机构共报考%d人次、合格%d人次，涉及%d个职业（工种、项目）。", total.institutions, total.registered, total.passed, len(occupations))
		if total.left > 0 {
			text += fmt.Sprintf("另有%d家只给出约数，未计入合计。", total.left)
		}
		w.para(t(text, w.st.body))
	}
}

func (w *rankingWriter) ranked() int {
	n := 0
	for _, s := range w.in.All {
		if s.Evaluation.RankAll != nil {
			n++
		}
	}
	return n
}

// grades is the distribution of grades over the types.
func (w *rankingWriter) grades() {
	w.section("等次分布")
	right := typeset.Right
	tb := table{caption: "各类机构等次分布（家）", columns: []column{{head: "机构类别", share: 22}}}
	for _, g := range nianping.GradeNames {
		tb.columns = append(tb.columns, column{head: string(g), align: right})
	}
	tb.columns = append(tb.columns, column{head: "合计", align: right})
	sums := map[nianping.GradeName]int{}
	for _, ty := range w.in.types() {
		n := map[nianping.GradeName]int{}
		all := 0
		for _, s := range w.in.All {
			if s.Evaluation.Type == ty {
				n[s.Evaluation.Grade]++
				sums[s.Evaluation.Grade]++
				all++
			}
		}
		if all == 0 {
			continue
		}
		r := row{cells: []cell{one(string(ty), w.st.cell)}}
		for _, g := range nianping.GradeNames {
			r.cells = append(r.cells, w.zero(n[g]))
		}
		tb.rows = append(tb.rows, row{cells: append(r.cells, one(itoa(all), w.st.cellBold))})
	}
	sum := row{strong: true, cells: []cell{one("合计", w.st.cellBold)}}
	c := chart{title: "各等次机构数（家）"}
	for _, g := range nianping.GradeNames {
		sum.cells = append(sum.cells, one(itoa(sums[g]), w.st.cellBold))
		c.bars = append(c.bars, bar{label: string(g), value: float64(sums[g]), text: itoa(sums[g]), colour: ink})
		c.most = max(c.most, float64(sums[g]))
	}
	sum.cells = append(sum.cells, one(itoa(len(w.in.All)), w.st.cellBold))
	tb.rows = append(tb.rows, sum)
	w.table(tb)
	w.charts(c, w.scoreChart())
}

func (w *rankingWriter) zero(n int) cell {
	if n == 0 {
		return one("—", w.st.grey)
	}
	return one(itoa(n), w.st.cell)
}

// scoreChart counts institutions by their score in steps of ten.
func (w *rankingWriter) scoreChart() chart {
	c := chart{title: "得分分布（家）"}
	names := []string{"60分以下", "60—70分", "70—80分", "80—90分", "90分以上"}
	n := make([]int, len(names))
	for _, s := range w.in.All {
		if s.Evaluation.Total == nil {
			continue
		}
		k := 0
		for _, cut := range []int64{60, 70, 80, 90} {
			if s.Evaluation.Total.Cmp(nianping.PointsOf(cut, 1)) >= 0 {
				k++
			}
		}
		n[k]++
	}
	for k := len(names) - 1; k >= 0; k-- {
		c.bars = append(c.bars, bar{label: names[k], value: float64(n[k]), text: itoa(n[k]), colour: ink})
		c.most = max(c.most, float64(n[k]))
	}
	c.most = max(c.most, 1)
	return c
}

// ranked sorts by a rank; those without one come last, in the order of their grades and then as they stand.
func ranked(list []Scored, rank func(*nianping.Evaluation) *int) []Scored {
	sorted := slices.Clone(list)
	place := func(s Scored) int { return s.Evaluation.Grade.PrintPlace(rank(s.Evaluation)) }
	slices.SortStableFunc(sorted, func(a, b Scored) int { return place(a) - place(b) })
	return sorted
}
