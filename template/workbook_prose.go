package template

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// proseLine is one line of the sheet of free text: a heading of the notice, guidance, or a label with its answer.
type proseLine struct {
	heading, guidance, label, answer string
	name                             string   // what is asked, shown while the cell is chosen; the label itself says nothing that a reader could take for an answer
	list                             []string // of sentences to choose from
}

// prose asks for the free text under the notice's own headings. Answers repeat what they answer, so that they can be
// read without the label beside them.
func (f *Form) prose() []proseLine {
	v := f.values()
	texts, said := v["文字"].(Values), v["陈述"].(Values)
	text := func(group Values, key, before string) string {
		if s := group[key].(string); s != "" {
			return before + s
		}
		return ""
	}
	year := fmt.Sprintf("%d年度", f.Year)
	return []proseLine{
		{heading: "一、基本情况"},
		{guidance: "填写说明：1.写明机构沿革、主营业务、评价工作由哪个部门承担，2.写明负责人、管理人员、财务人员、网络技术人员、考评人员各由谁担任、各自做什么。"},
		{label: "1", name: "机构总体情况", answer: text(texts, "总体情况", "")}, {label: "2", name: "职责分工", answer: text(said, "分工", "")},
		{heading: "二、培训工作开展情况"},
		{guidance: "填写说明：1.写明社会化培训、政府补贴性职业技能培训的组织情况和主要内容，期数和人次填在“培训工作情况”表中，这里不必重复，两处数字应当一致。"},
		{label: "1", name: "培训组织情况", answer: text(texts, "培训", "")},
		{heading: "三、评价工作开展情况"}, {heading: "（一）总体情况"},
		{guidance: "填写说明：1.开展评价的等级写作“" + year + "开展评价的等级：”再接各等级，2.考生主要来源写作“考生主要来源：”再接各类考生和人数，中间用顿号隔开。"},
		{label: "1", name: "开展的等级", answer: text(texts, "开展等级", year+"开展评价的等级：")}, {label: "2", name: "来源", answer: text(texts, "来源", "考生主要来源：")},
		{heading: "（二）基础建设情况"},
		{guidance: "填写说明：1.写明评价质量管理机制和场地设备设施的完善优化情况；2.场地权属写作“评价场地权属：”再接自有，或租赁及使用权为几年，与租赁合同一致。"},
		{label: "1", name: "质量管理机制", answer: text(texts, "质量管理", "")}, {label: "2", name: "场地权属", answer: text(v["场地"].(Values), "权属", "评价场地权属：")},
		{heading: "（三）评价实施情况"},
		{guidance: "填写说明：1至4从列表中选择结果公示、结果报备、档案建立、诚信档案的情况，5.写明评价制度执行、过程记录、内部质量督导、违纪违规查处的具体情况，没有发生的也要写明没有。"},
		{label: "1", name: "公示", answer: text(said, "公示", year), list: []string{year + "评价结果已全部公示。", year + "评价结果部分公示。", year + "评价结果未公示。"}},
		{label: "2", name: "结果报备", answer: text(said, "报备", ""), list: []string{"评价结果已全部报备。", "评价结果部分报备。", "评价结果未报备。"}},
		{label: "3", name: "建档", answer: text(said, "档案", ""), list: []string{"评价档案已按批次建立。", "评价档案部分建立。", "评价档案未建立。"}},
		{label: "4", name: "诚信建档", answer: text(said, "诚信", ""), list: []string{"相关人员诚信档案已建立。", "相关人员诚信档案未建立。"}},
		{label: "5", name: "具体情况", answer: text(texts, "实施", "")},
		{heading: "四、下一步培训评价工作打算"},
		{label: "1", name: "打算", answer: text(texts, "打算", "")},
	}
}

func writeProse(book *excelize.File, p paint, f Form) error {
	const name = "文字说明"
	if _, err := book.NewSheet(name); err != nil {
		return err
	}
	if err := book.SetColWidth(name, "A", "A", 6); err != nil {
		return err
	}
	if err := book.SetColWidth(name, "B", "B", 100); err != nil {
		return err
	}
	for i, k := range f.prose() {
		a, b := fmt.Sprintf("A%d", i+1), fmt.Sprintf("B%d", i+1)
		text, style := k.label, p.label
		switch {
		case k.heading != "":
			text, style = k.heading, p.head
		case k.guidance != "":
			text, style = k.guidance, p.note
		}
		if err := book.SetCellStr(name, a, text); err != nil {
			return err
		}
		if err := book.SetCellStyle(name, a, a, style); err != nil {
			return err
		}
		if k.label == "" {
			if err := book.MergeCell(name, a, b); err != nil {
				return err
			}
			if k.guidance != "" {
				if err := book.SetRowHeight(name, i+1, 34); err != nil {
					return err
				}
			}
			continue
		}
		if err := book.SetCellStr(name, b, k.answer); err != nil {
			return err
		}
		if err := book.SetCellStyle(name, b, b, p.input); err != nil {
			return err
		}
		if len(k.list) == 0 {
			v := excelize.NewDataValidation(true)
			v.SetSqref(b)
			v.SetInput(k.name, "请在此填写"+k.name+"。")
			if err := v.SetRange(0, 32767, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween); err != nil {
				return err
			}
			if err := book.AddDataValidation(name, v); err != nil {
				return err
			}
		} else {
			if err := validate(book, name, field{head: k.name, kind: choice, list: k.list, open: true}, b); err != nil {
				return err
			}
			continue
		}
		if err := book.SetRowHeight(name, i+1, 60); err != nil {
			return err
		}
	}
	if err := paper(book, name, "landscape"); err != nil {
		return err
	}
	return protect(book, name)
}
