package extract

import (
	"fmt"
	"strings"
	"testing"
)

// factsOf reads paragraphs and a table ("" for none) that is the sheet of a workbook or not, and prints the facts of some
// fields in order.
func factsOf(fields, sheet, lines string, paragraphs ...string) string {
	doc := written(lines, paragraphs...)
	if lines != "" {
		t := doc.Body[len(doc.Body)-1].Table
		t.Sheet, t.Ref.Sheet = sheet, sheet
	}
	var out []string
	for _, f := range Facts(doc) {
		if strings.Contains(" "+fields+" ", " "+f.Field+" ") {
			s := fmt.Sprint(f.Value)
			if len(out) == 0 || out[len(out)-1] != s {
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, " ")
}

// titledCase is a title, a sentence of 一、 and a signature, and the name of the institution that they give together.
type titledCase struct{ title, introduced, signed, want string }

func titled(t *testing.T, cases []titledCase) {
	t.Helper()
	for _, c := range cases {
		if got := factsOf("institution/name", "", "", c.title, "一、基本情况", c.introduced, c.signed, "2025年3月1日"); got != c.want {
			t.Errorf("%s / %s: %q", c.title, c.introduced, got)
		}
	}
}

func TestTheNameIsWhatTitleAndSignatureShare(t *testing.T) {
	for _, title := range []string{"歙县茶叶技术推广站关于2024年度评价工作的总结", "歙县茶叶技术推广站\n2024年度工作总结", "歙县茶叶技术推广站二〇二四年度总结"} {
		if got := factsOf("institution/name", "", "", title, "一、基本情况", "我站承担全县茶叶技术推广。", "歙县茶叶技术推广站", "2025年3月1日"); got != "歙县茶叶技术推广站" {
			t.Errorf("%q: %q", title, got)
		}
	}
	if got := factsOf("institution/name", "", "", "技能人才评价关于2024年度的总结", "一、基本情况", "情况正常。", "2025年3月1日"); got != "" {
		t.Error(got)
	}
}

func TestAShortNameInTheTitleIsTheFullNameOfTheText(t *testing.T) {
	titled(t, []titledCase{
		{"徽道运输集团2024年度工作总结", "黄山徽道运输集团有限公司（信用代码91341000MA2NPK6L25）由原汽运公司改制成立。", "黄山徽道运输集团有限公司技能评价中心", "黄山徽道运输集团有限公司"},
		{"禾味烹饪学校2024年度工作总结", "黄山区禾味烹饪职业培训学校成立于2016年。", "黄山区禾味烹饪职业培训学校", "黄山区禾味烹饪职业培训学校"},
		{"关于徽州恒裕机械公司2024年度认定工作的总结", "安徽省黄山市徽州恒裕机械股份有限公司（以下简称公司）成立于1994年。", "", "安徽省黄山市徽州恒裕机械股份有限公司"},
		{"歙县文房协会2024年度总结", "歙县文房工艺行业协会是2011年登记的。", "歙县文房工艺行业协会", "歙县文房工艺行业协会"},
		{"黄山徽道运输集团有限公司2024年度总结", "徽道运输集团有限公司成立于2009年。", "黄山徽道运输集团有限公司", "黄山徽道运输集团有限公司"},
		{"黄山供水集团2024年度总结", "黄山供水集团屯溪分公司位于屯溪。", "黄山供水集团", "黄山供水集团"},
		{"黄山旅游学校2024年度总结", "黄山旅游学校附属酒店有限公司成立于2010年。", "黄山旅游学校", "黄山旅游学校"},
		{"黄山旅游学校2024年度总结", "学校成立于2010年。", "黄山旅游学校屯溪分校", "黄山旅游学校"},
	})
	if got := factsOf("institution/name", "", "", "2024年度工作总结", "一、基本情况", "黄山恒裕机械有限公司（以下简称公司）成立于1994年。", "2025年3月1日"); got != "黄山恒裕机械有限公司" {
		t.Error(got)
	}
}

func TestAUnitOfWhoIsCalledByItsKindIsNoName(t *testing.T) {
	t.Parallel()
	titled(t, []titledCase{
		{"协会技能评价中心二〇二四年工作总结", "黄山市徽匠物业管理行业协会（以下简称协会）技能评价中心2024年的工作顺利完成。", "黄山市徽匠物业管理行业协会", "黄山市徽匠物业管理行业协会"},
		{"学校培训中心2024年度总结", "黄山市示例职业培训学校（简称学校）培训中心负责考务。", "黄山市示例职业培训学校培训处", "黄山市示例职业培训学校"},
		{"公司人才评价中心2024年度总结", "黄山恒裕机械有限公司（下称公司）成立于1994年。", "", "黄山恒裕机械有限公司"},
		{"集团职工培训中心2024年度总结", "黄山供水集团有限公司始建于1958年。", "黄山供水集团有限公司", "黄山供水集团有限公司"},
	})
}

func TestAnAllDigitCreditCodeHasALabelAndARightCheckDigit(t *testing.T) {
	for text, want := range map[string]string{
		"学校（统一社会信用代码913410241518204670）位于祁门。":                                                "913410241518204670",
		"学校（统一社会信用代码913410241518204671）位于祁门。":                                                "",
		"校长身份证号913410241518204670。":                                                          "",
		"报送单位：屯溪区妍芷美容职业培训学校（52341002MJB3170665），考评员甲341002199409177X。":                       "52341002MJB3170665",
		"屯溪区妍芷美容职业培训学校（52341002MJB3170665）。考评员身份证号34102119871111271X，另一名34102119871111272X。": "52341002MJB3170665",
	} {
		if got := factsOf("institution/credit_code", "", "", "2024年度总结", "一、基本情况", text); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestTheYearOfAFormStandsBesideItsLabel(t *testing.T) {
	got := factsOf("year", "封面", `
		年度评价工作总结 | < | < | <
		机构名称 | 黄山市示例职业培训学校 | 填报日期 | 2025年3月2日
		机构类别 | 社会培训评价组织 | 总结年度 | 2024年度`)
	if got != "2024" {
		t.Error(got)
	}
}

func TestAFirstSentenceOfAnotherYearIsNoTitle(t *testing.T) {
	got := factsOf("year findings", "", "", "黄山市示例学校2023年度工作总结", "现将我校2024年度的工作小结如下，请审阅。", "一、基本情况", "学校成立于2010年。",
		"三、评价工作开展情况", "2024年开展认定3个批次，报考90人，合格80人。", "黄山市示例学校", "2025年3月5日")
	if !strings.HasPrefix(got, "2024") || !strings.Contains(got, "YEAR_MISMATCH") {
		t.Error(got)
	}
}

func TestAYearInWhichSomethingIsToBeDoneIsNotTheReports(t *testing.T) {
	got := factsOf("year findings", "", "", "黄山市示例学校2024年度工作总结", "三、评价工作开展情况", "（二）基础建设情况", "设备设施管理制度（拟2025年制定），安全保卫制度计划2025年修订。")
	if got != "2024" {
		t.Error(got)
	}
}

func TestTheFiledScopeIsRead(t *testing.T) {
	for _, c := range []struct {
		name, want string
		paragraphs []string
	}{
		{"behind two particles and a count", "电工 焊工", []string{"我们备案的只有两个职业：电工（五级、四级）、焊工（五级）。"}},
		{"behind programmes under a heading", "木雕工 锡雕工 米酒酿造 木版年画", []string{"1.备案情况", "职业技能等级认定：木雕工，五级、四级；锡雕工，五级。", "专项职业能力考核：米酒酿造、木版年画。", "2.等级认定"}},
		{"behind levels of all", "电工 焊工", []string{"备案职业2个，均为五级、四级：电工、焊工。"}},
		{"behind how many are filed", "有害生物防治员 绿化工", []string{"两个职业均已备案，分别为有害生物防治员五级、四级，绿化工五级。"}},
		{"behind 备案了", "钟表维修工", []string{"我们备案了钟表维修工（五级、四级）。"}},
		{"not where the filing itself is spoken of", "", []string{"备案有效期至2025年6月，学校已启动延续备案准备工作。"}},
	} {
		got := factsOf("scope/occupation", "", "", append([]string{"2024年度总结", "三、评价工作开展情况", "（一）总体情况"}, c.paragraphs...)...)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := factsOf("scope/occupation", "三（一）总体情况", `
		三（一）总体情况 | < | <
		备案职业及等级：电工（五级、四级）、焊工（五级）。2024年均已开考。 | < | <
		级别 | 报考人数 | 合格人数
		五级 | 60 | 55
		四级 | 20 | 18`); got != "电工 焊工" {
		t.Errorf("in a row of a sheet: %q", got)
	}
}

func TestTheFiledScopeIsReadFromTables(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"occupations across, levels down", `
			等级 | 车工 | 钳工
			五级 | √ | ×
			四级 | √ | √`, "车工 [5 4] 钳工 [4]"},
		{"across, by whole words only", `
			等级 | 车工 | 钳工
			五级 | 是 | 已备案
			四级 | 已注销 | 有
			三级 | 有待审批 | √（已撤销）
			二级 | 已提交申请 | 是否增项待定`, "车工 [5] 钳工 [5 4]"},
		{"down, by whole words only", `
			备案职业 | 五级 | 四级 | 三级
			车工 | 有 | 不是 | √（暂停）
			钳工 | ● | 已备案 | 已注销`, "车工 [5] 钳工 [5 4]"},
		{"a list beside a label that heads the form", `
			备案职业及等级 | 家政服务员：五级、四级；育婴员：五级
			备案有效期 | 2022.7—2025.7`, "家政服务员 [5 4] 育婴员 [5]"},
		{"a line an occupation beside 备案情况", `
			备案情况 | 家政服务员：五级、四级¶育婴员：五级
			考生来源 | 城镇失业人员221人`, "家政服务员 [5 4] 育婴员 [5]"},
		{"beside counts, where the column says 备案", `
			职业 | 备案等级 | 2024年报考 | 2024年合格
			钳工 | 五级、四级 | 20 | 18
			铸造工 | 五级 | 未开展 | —`, "钳工 [5 4] 铸造工 [5]"},
		{"two columns of levels, those held first", `
			职业 | 本年开展等级 | 备案等级 | 编码
			钳工 | 四级 | 五级、四级 | 6-18-01-01
			铸造工 | 五级 | 五级 | 6-20-02-01`, "钳工 [5 4] 铸造工 [5]"},
		{"those held last", `
			职业 | 编码 | 等级 | 2024年开考等级
			钳工 | 6-18-01-01 | 五级、四级 | 四级
			铸造工 | 6-20-02-01 | 五级 | 五级`, "钳工 [5 4] 铸造工 [5]"},
		{"occupations as columns, what was held below", `
			备案工种 | 钳工 | 铸造工
			编码 | 6-18-01-01 | 6-20-02-01
			等级 | 五级－三级 | 五级、四级
			2024年开考 | 四级 | 五级`, "钳工 [5 4 3] 铸造工 [5 4]"},
		{"marks below levels beside counts", `
			职业 | 备案等级 | < | 今年报考 | 合格
			^ | 五级 | 四级 | ^ | ^
			钳工 | √ | √ | 20 | 18
			铸造工 | √ | × | 12 | 11`, "钳工 [5 4] 铸造工 [5]"},
		{"a cell beside its label, all in one row", `
			备案职业（工种）及等级 | 钳工五级、四级¶铸造工五级 | 本年度开展等级 | 五级`, "钳工 [5 4] 铸造工 [5]"},
		{"but not from levels beside counts", `
			职业 | 等级 | 报考 | 合格
			钳工 | 五级 | 20 | 18`, ""},
	} {
		got := factsOf("scope/occupation scope/levels", "", c.table, opened("三、评价工作开展情况", "（一）总体情况", "备案职业及等级（√为备案）")...)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAFormAtTheTopNamesTheScope(t *testing.T) {
	t.Parallel()
	const want = "电工 6-31-01-03 [4 3] 焊工 6-18-02-04 [5 4 3]"
	for _, label := range []string{"评价职业及等级", "备案职业（工种）及等级", "认定职业和级别", "评价范围", "认定职业（工种）及等级", "可开展评价的职业及其等级"} {
		form := "单位名称|黄山恒裕机械有限公司|信用代码|91341004728516931W\n" + label + "|电工（6-31-01-03）四级、三级；焊工（6-18-02-04）五级至三级|<|<\n备案时间|2023年3月|填报人|邹琳"
		if got := factsOf("scope/occupation scope/code scope/levels", "", form, "职工技能等级自主评价年度工作总结", "（2024年度）"); got != want {
			t.Errorf("%s: %s", label, got)
		}
	}
	for name, form := range map[string]string{
		"levels in the next cell": "单位名称|黄山恒裕机械有限公司|<\n认定职业和等级|电工|四级 三级\n^|焊工|五级 四级 三级\n负责人|张建国|<",
		"a row each":              "单位名称|黄山恒裕机械有限公司|<\n评价职业及等级|电工|四级至三级\n评价职业及等级|焊工|五级至三级",
	} {
		if got := factsOf("scope/occupation scope/levels", "", form, "年度工作总结", "（2024年度）"); got != "电工 [4 3] 焊工 [5 4 3]" {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := factsOf("scope/occupation scope/levels", "", "", "黄山恒裕机械有限公司2024年度总结", "评价职业及等级：电工（四级、三级）、焊工（五级至三级）", "填报人：邹琳"); got != "电工 [4 3] 焊工 [5 4 3]" {
		t.Errorf("in a line of the head: %s", got)
	}
	for _, label := range []string{"2024年开展职业及等级", "考评职业及等级", "培训职业"} {
		form := "单位名称|黄山恒裕机械有限公司|信用代码|91341004728516931W\n" + label + "|电工四级、三级；焊工五级至三级|<|<\n备案时间|2023年3月|填报人|邹琳"
		if got := factsOf("scope/occupation", "", form, "职工技能等级自主评价年度工作总结", "（2024年度）"); got != "" {
			t.Errorf("%s: %s", label, got)
		}
	}
}

func TestAStatementMaySayTheScopeInMoreWords(t *testing.T) {
	t.Parallel()
	for _, said := range []string{"在市人社局备案的范围是：", "我院备案的评价职业：", "经市局备案的是", "备案的等级为：", "备案内容为"} {
		if got := factsOf("scope/occupation", "", "", "黄山恒裕机械有限公司2024年度总结", "三、评价工作", "（一）总体情况", said+"电工，四级、三级；焊工，五级、四级。全年报考60人，合格50人。"); got != "电工 焊工" {
			t.Errorf("%s: %s", said, got)
		}
	}
}
