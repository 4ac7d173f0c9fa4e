package xlsx

import (
	"io"
	"iter"
	"strconv"
	"strings"

	"nianping"
)

// WriteScore writes evaluations as a workbook: one sheet of results, one of every item with its reason, one of findings.
// The order is the caller's; the first error ends it. No more than one evaluation need be in memory at a time.
func WriteScore(w io.Writer, list iter.Seq2[*nianping.Evaluation, error]) error {
	const results, items, findings = 0, 1, 2
	pages := []page{{name: "评估结果", note: "排名仅在同类且资料完整的机构间比较；待核实、未报送、未开展的单列，不排名。", columns: []column{{title: "年度", width: 8}, {title: "机构名称", width: 34}, {title: "统一社会信用代码", width: 22},
		{title: "机构类别", width: 18}, {title: "等次", width: 10}, {title: "同类名次", width: 10}, {title: "总名次", width: 10}, {title: "总分", width: 10}, {title: "可确认分", width: 10}, {title: "可能分", width: 10},
		{title: "资料完整度", width: 12}, {title: "报送", width: 10}, {title: "初评", width: 8}, {title: "否决", width: 8}, {title: "名次区间", width: 12}, {title: "说明", width: 50}, {title: "建议", width: 24}, {title: "评分标准", width: 12}}}, {name: "条目", columns: []column{{title: "年度", width: 8}, {title: "机构名称", width: 34}, {title: "条目", width: 8}, {title: "名称", width: 26}, {title: "得分", width: 8}, {title: "满分", width: 8},
		{title: "值", width: 20}, {title: "理由", width: 70}, {title: "依据", width: 16}, {title: "怎样提高", width: 50}, {title: "原文", width: 50}}}, {name: "问题", columns: []column{{title: "年度", width: 8}, {title: "机构名称", width: 34}, {title: "级别", width: 8}, {title: "问题", width: 26}, {title: "说明", width: 70}, {title: "算式", width: 36},
		{title: "请机构说明", width: 44}, {title: "依据", width: 16}, {title: "代码", width: 28}}}}
	return streamBook(w, pages, mostRows, func(add func(page int, row []any) error) error {
		for e, err := range list {
			if err != nil {
				return err
			}
			err = add(results, []any{e.Year, e.Institution, e.CreditCode, string(e.Type), string(e.Grade), number(e.Rank), number(e.RankAll), points(e.Total), points(e.Confirmed), points(e.Potential),
				points(e.Coverage), e.Status.State.Name(), yesCell(e.Provisional), yesCell(e.Vetoed), RankRange(e), e.GradeReason, e.Advice, e.Rubric})
			if err != nil {
				return err
			}
			for i := range e.Items {
				if err := add(items, itemRow(e, &e.Items[i])); err != nil {
					return err
				}
			}
			for _, f := range e.Findings {
				info, _ := nianping.FindingInfo(f.Code)
				if err := add(findings, []any{e.Year, e.Institution, f.Severity.Name(), info.Title, f.Message, f.Formula, f.Question, info.Basis, f.Code}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// itemRow is the row of an item of an evaluation.
func itemRow(e *nianping.Evaluation, item *nianping.EvaluatedItem) []any {
	var words []string
	for _, v := range item.Evidence {
		words = append(words, v.At+"：“"+v.Text+"”")
	}
	value := ""
	if item.Value != nil {
		value = *item.Value
	}
	return []any{e.Year, e.Institution, item.Code, item.Name, points(item.Points), points(item.Max), value, item.Reason, item.Basis, item.Raise, strings.Join(words, "\n")}
}

// RankRange is how far a rank can move when doubtful values are read the other way: 3—5; "" where it cannot.
func RankRange(e *nianping.Evaluation) string {
	if e.RankBest == nil || e.RankWorst == nil || *e.RankBest == *e.RankWorst {
		return ""
	}
	return strconv.Itoa(*e.RankBest) + "—" + strconv.Itoa(*e.RankWorst)
}

func yesCell(b bool) any {
	if b {
		return "是"
	}
	return nil
}
