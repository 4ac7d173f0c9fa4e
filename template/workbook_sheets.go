package template

import (
	"strconv"

	"nianping"
)

// sheets are the tables of the companion workbook, in the order of Attachment 2.
func (f *Form) sheets() []sheet {
	r := f.Known
	if r == nil {
		r = nianping.NewReport("", "")
	}
	list := []sheet{f.basicSheet(), trainingSheet(&r.Training), f.scopeSheet()}
	for _, p := range f.programmes(r) {
		list = append(list, countSheets(p)...)
	}
	return append(list, ruleSheet(r.Rules), staffSheet(&r.Staff), f.examinerSheet(r), f.roomSheet(r), premisesSheet(r), implementationSheet(&r.Implementation), batchSheet())
}

func (f *Form) basicSheet() sheet {
	v := f.values()["机构"].(Values)
	rows := [][]any{}
	for _, k := range [...][2]string{{"机构名称", "名称"}, {"统一社会信用代码", "信用代码"}, {"机构类别", "类别"}, {"所属区县", "区县"}, {"资质有效期", "备案有效期"}} {
		rows = append(rows, []any{k[0], v[k[1]]})
	}
	rows = append(rows, []any{"报告年度", strconv.Itoa(f.Year) + "年度工作总结"}, []any{"填报人", v["填报人"]}, []any{"联系电话", nil})
	return sheet{name: "基本信息", fields: []field{{head: "项目", width: 24, kind: label}, {head: "填写内容", width: 60}}, rows: rows}
}

func trainingSheet(t *nianping.Training) sheet {
	return sheet{name: "培训工作情况", fields: []field{{head: "培训类别", width: 30, kind: label}, {head: "期数（期）", width: 14, kind: whole}, {head: "人数（人次）", width: 14, kind: whole}, {head: "备注", width: 40}}, rows: [][]any{
		{"社会化培训", count(t.SocialClasses), count(t.SocialPeople)}, {"政府补贴性职业技能培训", count(t.SubsidisedClasses), count(t.SubsidisedPeople)}, {"全年累计培训规模", count(t.TotalClasses), count(t.TotalPeople)}}}
}

func (f *Form) scopeSheet() sheet {
	s := sheet{name: "等级范围", spare: spareRows, fields: []field{{head: "评价种类", width: 22, kind: choice, list: programmeNames}, {head: "职业（工种、考核项目）", width: 34}, {head: "职业编码", width: 18}, {head: "等级", width: 40}}}
	for _, k := range f.scope() {
		s.rows = append(s.rows, []any{k["种类"], k["职业"], k["编码"], k["等级"]})
	}
	return s
}

var programmeNames = []string{nianping.SkillLevel.Name(), nianping.Qualification.Name(), nianping.Specialised.Name()}

var figures = []field{{head: "报考人数", width: 12, kind: whole}, {head: "实考人数", width: 12, kind: whole}, {head: "合格人数", width: 12, kind: whole}, {head: "获证人数", width: 12, kind: whole}}

// countSheets are a programme's tables of counts; totals and rates are formulas.
func countSheets(p Values) []sheet {
	name := map[any]string{nianping.SkillLevel.Name(): "认定", nianping.Qualification.Name(): "资格", nianping.Specialised.Name(): "专项"}[p["名称"]]
	rate := field{head: "通过率（%）", width: 12, kind: share}
	with := func(before []field, rated bool) []field {
		list := append(append([]field{}, before...), figures...)
		if rated {
			list = append(list, rate)
		}
		return list
	}
	rows := func(list []Values, keys ...string) [][]any {
		var out [][]any
		for _, v := range list {
			var row []any
			for _, k := range keys {
				row = append(row, v[k])
			}
			for _, k := range [...]string{"报考", "实考", "合格", "获证"} {
				row = append(row, parsed(v[k].(string)))
			}
			out = append(out, row)
		}
		return out
	}
	title := p["名称"].(string)
	if p["不分级"].(bool) {
		return []sheet{{name: title + "按项目", sum: true, spare: spareRows, fields: with([]field{{head: "考核项目", width: 34}}, true), rows: rows(p["职业"].([]Values), "职业")}}
	}
	levels := sheet{name: title + "分级别", sum: true, fields: with([]field{{head: "等级", width: 20, kind: choice, list: nianping.LevelNames()}}, true), rows: rows(p["级别"].([]Values), "等级")}
	return []sheet{levels,
		{name: title + "按职业", sum: true, match: levels.name, spare: spareRows, fields: with([]field{{head: "职业（工种）", width: 34}}, true), rows: rows(p["职业"].([]Values), "职业")},
		{name: name + "分职业分等级", spare: spareRows, fields: with([]field{{head: "职业（工种）", width: 34}, {head: "等级", width: 20, kind: choice, list: nianping.LevelNames()}}, false), rows: rows(p["明细"].([]Values), "职业", "等级")},
	}
}

func ruleSheet(list []string) sheet {
	s := sheet{name: "规章制度", fields: []field{{head: "制度名称", width: 40, kind: choice, list: nianping.RuleNames, open: true}, {head: "发布或修订日期", width: 18, kind: day}, {head: "文号", width: 30}}, spare: len(nianping.RuleNames) + spareRows - len(list)}
	for _, name := range list {
		s.rows = append(s.rows, []any{name})
	}
	return s
}

func staffSheet(k *nianping.Staff) sheet {
	return sheet{name: "人员构成", fields: []field{{head: "人员", width: 24, kind: label}, {head: "人数（人）", width: 14, kind: whole}}, rows: [][]any{
		{"专职人员", count(k.FullTime)}, {"兼职人员", count(k.PartTime)}, {"管理人员", count(k.Managers)}, {"考评人员", count(k.Examiners)}, {"督导人员", count(k.Supervisors)}, {"专家", count(k.Experts)}}}
}

func (f *Form) examinerSheet(r *nianping.Report) sheet {
	s := sheet{name: "考评员名单", fields: []field{{head: "职业（工种）", width: 28}, {head: "姓名", width: 12}, {head: "性别", width: 8, kind: choice, list: []string{"男", "女"}}, {head: "可考评最高等级", width: 18, kind: choice, list: nianping.LevelNames()},
		{head: "考评员类别", width: 16, kind: choice, list: []string{"考评员", "高级考评员"}}, {head: "证卡编号", width: 24}, {head: "有效期至", width: 14, kind: day}, {head: "工作单位", width: 34}}, spare: 40}
	for _, k := range f.examiners(r) {
		for _, e := range k["考评员"].([]Values) {
			if e["姓名"] != "" {
				s.rows = append(s.rows, []any{k["职业"], e["姓名"], e["性别"], e["等级"], e["类别"], e["证号"], e["有效期"], e["单位"]})
			}
		}
	}
	return s
}

func (f *Form) roomSheet(r *nianping.Report) sheet {
	s := sheet{name: "评价场地", fields: []field{{head: "职业（工种）", width: 30}, {head: "理论考场面积（㎡，不少于60）", width: 20, kind: tenths}, {head: "考位（个，不少于30）", width: 16, kind: whole}, {head: "实操考场面积（㎡）", width: 20, kind: tenths}, {head: "工位（个，不少于10）", width: 16, kind: whole}}}
	for _, k := range f.rooms(r) {
		s.rows = append(s.rows, []any{k["职业"], parsed(k["理论面积"].(string)), parsed(k["考位"].(string)), parsed(k["实操面积"].(string)), parsed(k["工位"].(string))})
	}
	return s
}

func premisesSheet(r *nianping.Report) sheet {
	v := premises(r, "")
	return sheet{name: "办公场地", fields: []field{{head: "项目", width: 34, kind: label}, {head: "填写内容", width: 30}}, rows: [][]any{{"办公用房面积（㎡，不少于50）", parsed(v["办公面积"].(string))}, {"视频监控", v["监控"]}}}
}

func implementationSheet(i *nianping.Implementation) sheet {
	return sheet{name: "评价实施情况", fields: []field{{head: "项目", width: 34, kind: label}, {head: "数量", width: 14, kind: whole}}, rows: [][]any{
		{"认定批次（批）", count(i.Batches)}, {"评价计划报备次数（次）", count(i.PlansFiled)}, {"内部质量督导次数（次）", count(i.Supervisions)}, {"违纪违规起数（起）", count(i.Violations)}}}
}

func batchSheet() sheet {
	return sheet{name: "评价批次", spare: 30, fields: []field{{head: "批次", width: 8}, {head: "评价日期", width: 14, kind: day}, {head: "职业（工种）", width: 28}, {head: "等级", width: 18, kind: choice, list: nianping.LevelNames()}, {head: "报考人数", width: 12, kind: whole}, {head: "实考人数", width: 12, kind: whole}, {head: "合格人数", width: 12, kind: whole}, {head: "计划报备日期", width: 14, kind: day}}}
}

func count(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// parsed is a number as a number, and "" as nothing.
func parsed(s string) any {
	if s == "" {
		return nil
	}
	return number64(s)
}
