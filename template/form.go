package template

import (
	"io"
	"strconv"
	"strings"

	"nianping"
)

// FormVersion is kept in every form's properties (年评模板版本), so that a reader knows which one came back.
const FormVersion = "2"

// Form is what a form of Attachment 2 is made for and filled with.
type Form struct {
	Year        int                   // the year that the report is about
	Institution *nianping.Institution // from the registry; nil for the blank form
	// Known fills the form. For a prefilled one it holds the people, rooms and head counts of last year's report; nil for
	// none.
	Known *nianping.Report
	Check bool // what Known fills is marked 请核对
	Words Words
}

// Words are the form's passages of free text; "" leaves the prompt.
type Words struct {
	Basic, Training, Quality, Implementation, Plans string
	Ownership                                       string // 自有产权, 租赁, 无偿使用; with the years of use from Known
	IntegrityFiles                                  string // the sentence that the drop-down offers
	ResultsReported                                 string // likewise
	Duties                                          string // likewise
	Reporter                                        string // 填报人
}

// WriteForm writes the form as docx. The same form gives the same bytes.
func WriteForm(w io.Writer, f Form) error {
	return write(w, "form", f.values())
}

// The form's spare rows: every table has room, and an occupation's list never fewer lines than the notice asks people.
const (
	spareRows     = 3
	examinerLines = nianping.ExaminersPerOccupation + 3
	blankLines    = 6
)

func (f *Form) values() Values {
	r := f.Known
	if r == nil {
		r = nianping.NewReport("", "")
	}
	due, _ := nianping.Due(f.Year)
	in := f.Institution
	name, code := "", ""
	contact := Values{"名称": "", "信用代码": "", "类别": "", "区县": "", "备案有效期": "", "填报人": f.Words.Reporter, "电话": ""}
	if in != nil {
		name, code = in.Name, in.CreditCode
		contact = Values{"名称": in.Name, "信用代码": in.CreditCode, "类别": string(in.Type), "区县": in.District, "备案有效期": filingPeriod(in, f.Year), "填报人": f.Words.Reporter, "电话": ""}
	}
	id := first(code, name)
	title := "评价机构年度评价工作总结（" + strconv.Itoa(f.Year) + "年度）"
	check := func(filled bool) string {
		if f.Check && filled {
			return "（请核对）"
		}
		return ""
	}
	v := Values{
		"文件标题": title, "模板版本": FormVersion, "机构标识": id, "年度": strconv.Itoa(f.Year), "截止日期": due.Chinese(),
		"有机构": in != nil, "机构名称": name, "机构": contact,
		"文字": Values{"总体情况": f.Words.Basic, "培训": f.Words.Training, "开展等级": levelList(r.LevelsHeld), "来源": sources(r.CandidateSources), "质量管理": f.Words.Quality, "实施": f.Words.Implementation, "打算": f.Words.Plans},
		"核对": Values{"备案": check(in != nil), "人员": check(r.Staff != nianping.Staff{}), "场地": check(r.Venues.OfficeArea != nil || len(r.Venues.ByOccupation) > 0)},
		"岗位": blank(5, "岗位", "姓名", "专兼职", "职责"),
		"培训": training(&r.Training),
		"备案": f.scope(), "评价": f.programmes(r),
		"制度": rules(r.Rules), "人员": staff(&r.Staff), "专家": numbered(blank(blankLines, "姓名", "类别", "职务", "单位")),
		"工种": f.examiners(r), "场地": premises(r, f.Words.Ownership), "房间": f.rooms(r),
		"实施": implementation(&r.Implementation),
		"批次": blank(blankLines, "批次", "日期", "职业", "等级", "报考", "实考", "合格", "计划"),
		"督导": blank(blankLines-2, "日期", "批次", "人员", "情况", "结果"),
		"陈述": Values{"公示": yesNo(r.Implementation.ResultsPublicised, "评价结果已全部公示。", "评价结果未公示。"), "档案": yesNo(r.Implementation.ArchivesKept, "评价档案已按批次建立。", "评价档案未建立。"),
			"分工": f.Words.Duties, "报备": f.Words.ResultsReported, "诚信": f.Words.IntegrityFiles},
		"自查": selfCheck(),
	}
	return v
}

// filings are the institution's filings in force in the form's year; none for the blank form.
func (f *Form) filings() []nianping.Filing {
	var list []nianping.Filing
	if f.Institution != nil {
		for _, k := range f.Institution.Filings {
			if k.InForce(f.Year) {
				list = append(list, k)
			}
		}
	}
	return list
}

// filingPeriod is from the first filing's start to the last one's end, as far as the registry has them.
func filingPeriod(in *nianping.Institution, year int) string {
	var from, to nianping.Date
	for _, k := range in.Filings {
		if !k.InForce(year) {
			continue
		}
		if from.IsZero() || !k.From.IsZero() && k.From.Before(from) {
			from = k.From
		}
		if to.Before(k.To) {
			to = k.To
		}
	}
	if from.IsZero() || to.IsZero() {
		return ""
	}
	return from.Chinese() + "至" + to.Chinese()
}

func (f *Form) scope() []Values {
	var rows []Values
	for _, k := range f.filings() {
		levels := levelList(k.Levels)
		if k.Programme == nianping.Specialised {
			levels = "/"
		}
		rows = append(rows, Values{"种类": k.Programme.Name(), "职业": k.Occupation, "编码": k.Code, "等级": levels})
	}
	spare := spareRows
	if len(rows) == 0 {
		spare = blankLines
	}
	return numbered(append(rows, blank(spare, "种类", "职业", "编码", "等级")...))
}

// levelList names levels from the lowest, as a clerk would: 五级、四级、三级.
func levelList(levels []nianping.Level) string {
	var names []string
	for _, l := range nianping.Levels {
		for _, k := range levels {
			if k == l {
				names = append(names, strings.SplitN(l.Name(), "/", 2)[0])
			}
		}
	}
	return strings.Join(names, "、")
}

// sources lists where candidates came from: 在校学生83人、企业职工67人.
func sources(list []nianping.CandidateSource) string {
	var words []string
	for _, s := range list {
		switch {
		case s.Count != nil:
			words = append(words, s.Source+number(s.Count)+"人")
		case s.Share != nil:
			words = append(words, s.Source+decimal(s.Share)+"%")
		default:
			words = append(words, s.Source)
		}
	}
	return strings.Join(words, "、")
}

func rules(list []string) []Values {
	var rows []Values
	for _, name := range list {
		rows = append(rows, Values{"名称": name, "日期": "", "文号": ""})
	}
	return append(rows, blank(max(len(nianping.RuleNames)+1-len(rows), 1), "名称", "日期", "文号")...)
}

func training(t *nianping.Training) Values {
	return Values{"社会化人数": number(t.SocialPeople), "社会化期数": number(t.SocialClasses), "补贴性人数": number(t.SubsidisedPeople), "补贴性期数": number(t.SubsidisedClasses),
		"累计人数": number(t.TotalPeople), "累计期数": number(t.TotalClasses), "社会化备注": "", "补贴性备注": "", "累计备注": ""}
}

func staff(s *nianping.Staff) Values {
	return Values{"专职": number(s.FullTime), "兼职": number(s.PartTime), "管理": number(s.Managers), "考评": number(s.Examiners), "督导": number(s.Supervisors), "专家": number(s.Experts)}
}

func implementation(i *nianping.Implementation) Values {
	return Values{"批次": number(i.Batches), "计划": number(i.PlansFiled), "督导": number(i.Supervisions), "违纪": number(i.Violations)}
}

func premises(r *nianping.Report, ownership string) Values {
	if r.Venues.LeaseYears != nil {
		ownership = strings.TrimPrefix(ownership+"，使用权为"+decimal(r.Venues.LeaseYears)+"年", "，")
	}
	return Values{"办公面积": decimal(r.Venues.OfficeArea), "监控": yesNo(r.Venues.VideoSurveillance, "已配备高清视频监控", "未配备视频监控"), "权属": ownership}
}

func selfCheck() []Values {
	var rows []Values
	for _, item := range [...]string{"第一条　法人资格与信用", "第二条　管理办法与规章", "第三条（一）　办公用房与保密", "第三条（二）　知识考试场地", "第三条（三）　技能考核场地", "第四条　人员配备"} {
		rows = append(rows, Values{"条目": item, "结果": "", "说明": ""})
	}
	return rows
}

// blank gives empty rows of some keys.
func blank(n int, keys ...string) []Values {
	rows := make([]Values, n)
	for i := range rows {
		rows[i] = Values{}
		for _, k := range keys {
			rows[i][k] = ""
		}
	}
	return rows
}

// numbered gives each row its 序号.
func numbered(rows []Values) []Values {
	for i := range rows {
		rows[i]["序号"] = strconv.Itoa(i + 1)
	}
	return rows
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func decimal(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func yesNo(b *bool, yes, no string) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return yes
	}
	return no
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
