package xlsx

import (
	"io"

	"nianping"
)

// rubricWidths are the widths of a rubric's columns in characters; others have the default.
var rubricWidths = map[string]float64{"条目名称": 26, "评分项": 34, "指标": 28, "分段或情形": 40, "依据": 16, "证据位置": 22, "名称": 26, "依据的问题": 34,
	"疑似依据": 40, "结果运用": 26, "内容": 40, "项目": 16, "定义": 60, "参数": 40, "情形": 30, "类别名称": 20, "机构类别": 18, "阈值": 38, "问题": 24, "含义": 50, "职业技能等级": 16, "出处": 60, "职业名称": 20, "职业编码": 14}

// WriteRubric writes a scoring standard as a workbook that an officer edits and `--rubric` takes back.
func WriteRubric(w io.Writer, r *nianping.Rubric) error {
	lists := map[string][]string{"停用": {"是"}, "逐项": {"是"}, "须按期": {"是"}, "须无重大问题": {"是"}, "未报送即疑似": {"是"},
		"未载明时": {"计0分", "不计", "不适用"}, "机构类别": nianping.InstitutionTypeNames(),
		"对象": {nianping.AboutOther, nianping.AboutLastYear}, "规则": nianping.RuleKindNames(), "可否考评": {"可以", "不可以"}, "职业技能等级": nianping.LevelNames()}
	var pages []page
	for _, t := range r.Tables() {
		p := page{name: t.Name, note: t.Note}
		for _, title := range t.Columns {
			width := rubricWidths[title]
			if width == 0 {
				width = 12
			}
			p.columns = append(p.columns, column{title: title, width: width, list: lists[title], input: t.Name != nianping.RubricMetrics})
		}
		for _, row := range t.Rows {
			cells := make([]any, len(row))
			for i, c := range row {
				cells[i] = c
			}
			p.rows = append(p.rows, cells)
		}
		pages = append(pages, p)
	}
	return writeBook(w, pages)
}
