package nianping

import (
	"cmp"
	"strconv"
	"strings"
)

// valueNames are the words for the parts of a pointer; those that mean something else in one list stand with its name before.
var valueNames = map[string]string{
	"institution": "机构", "name": "名称", "credit_code": "统一社会信用代码", "year": "年度", "scope": "备案范围", "occupation": "职业", "code": "编码", "levels": "等级",
	"levels_held": "开展的等级", "candidate_sources": "考生来源", "source": "来源", "count": "人数", "share": "占比", "outcomes": "统计", "programme": "评价种类", "level": "等级",
	"registered": "报考人数", "examined": "实考人数", "passed": "合格人数", "certified": "获证人数", "pass_rate": "通过率",
	"training": "培训", "social_people": "社会化培训人数", "subsidised_people": "补贴性培训人数", "total_people": "培训总人数", "social_classes": "社会化培训期数", "subsidised_classes": "补贴性培训期数", "total_classes": "培训总期数",
	"examiners": "考评员", "examiners/name": "姓名", "gender": "性别", "id_number": "身份证号", "grade": "考评员类别", "certificate_no": "证卡编号", "valid_until": "有效期", "employer": "工作单位", "phone": "电话",
	"staff": "人员", "full_time": "专职人数", "part_time": "兼职人数", "managers": "管理人员数", "staff/examiners": "考评人员数", "supervisors": "督导人员数", "experts": "专家数",
	"venues": "场地", "office_area": "办公面积", "theory_area": "理论考场面积", "theory_seats": "理论考位", "practical_area": "实操面积", "practical_stations": "工位", "video_surveillance": "视频监控", "by_occupation": "分职业", "lease_years": "使用年限",
	"implementation": "评价实施", "plans_filed": "报备计划数", "batches": "认定批次", "violations": "违纪违规数", "supervisions": "督导次数", "results_publicised": "结果公示", "archives_kept": "评价档案",
	"rules": "管理制度", "rules_general": "管理制度", "claims": "事项", "state": "状态",
}

// ValueName says in Chinese which value of the report a pointer means: 统计第4项（电工四级/中级工）合格人数. The words of a row
// are left out where the report has no such row; a part that has no word stays as it is.
func (r *Report) ValueName(p Pointer) string {
	parts := p.Parts()
	if len(parts) == 2 && parts[0] == "sections" {
		for _, s := range sectionNames {
			if s.JSON == parts[1] {
				return s.Name + "部分"
			}
		}
	}
	var b strings.Builder
	for i, part := range parts {
		if n, err := strconv.Atoi(part); err == nil {
			b.WriteString("第" + strconv.Itoa(n+1) + "项")
			if row := r.rowName(parts[:i], n); row != "" {
				b.WriteString("（" + row + "）")
			}
			continue
		}
		b.WriteString(FieldName(parts[0], part))
	}
	return b.String()
}

// FieldName is the Chinese word for a field of a row of a list (outcomes, examiners): 报考人数; the field itself where it has none.
func FieldName(list, field string) string {
	return cmp.Or(valueNames[list+"/"+field], valueNames[field], field)
}

// rowName says what a row of a list is about; "" where it does not say, or there is no such row.
func (r *Report) rowName(list []string, n int) string {
	if len(list) == 0 {
		return ""
	}
	switch name := list[len(list)-1]; {
	case name == "outcomes" && n < len(r.Outcomes):
		return r.Outcomes[n].Name()
	case name == "examiners" && n < len(r.Examiners):
		e := &r.Examiners[n]
		return strings.TrimSpace(e.Name + " " + deref(e.Occupation))
	case name == "scope" && n < len(r.Scope):
		return r.Scope[n].Occupation
	case name == "candidate_sources" && n < len(r.CandidateSources):
		return r.CandidateSources[n].Source
	case name == "by_occupation" && n < len(r.Venues.ByOccupation):
		return r.Venues.ByOccupation[n].Occupation
	case name == "claims" && n < len(r.Claims):
		return claimName(r.Claims[n].Code)
	case name == "rules" && n < len(r.Rules):
		return r.Rules[n]
	}
	return ""
}
