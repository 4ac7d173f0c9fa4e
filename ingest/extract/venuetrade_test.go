package extract

import (
	"sort"
	"strings"
	"testing"
)

// roomsFiled are the rooms that a report gives which files these occupations: a paragraph or, where it holds |, a table.
func roomsFiled(scope, text string) []string {
	paragraphs := opened("三、评价工作开展情况", "（一）总体情况", "备案职业为"+scope+"。", "（二）基础建设情况")
	table := ""
	if strings.Contains(text, "|") {
		table = text
	} else {
		paragraphs = append(paragraphs, text)
	}
	var out []string
	for _, f := range readBy(venueFacts, written(table, paragraphs...)) {
		if name, ok := strings.CutPrefix(f.Field, "venues/by_occupation/practical_"); ok {
			out = append(out, f.Of.Occupation+strings.Fields(strings.NewReplacer("area", "a", "stations", "s").Replace(name))[0]+show(f.Value))
		}
	}
	sort.Strings(out)
	return out
}

func TestARoomIsThatOfTheOccupationWhoseTradeItNames(t *testing.T) {
	for _, c := range []struct{ scope, text, want string }{
		{"电梯安装维修工、汽车维修工、焊工", "实训场地900平方米、50个工位，其中梯修实训室12个、汽修实训室18个、焊接实训室20个，全部有监控。", "汽车维修工s18 焊工s20"},
		{"徽州毛峰加工、黄山石斛加工", "实训室200平方米，工位26个，其中毛峰14个、石斛加工12个，安装监控。", "徽州毛峰加工s14 黄山石斛加工s12"},
		{"物流仓储管理员、叉车司机", "仓储考核用二号库房，88平方米，9个工位。", "物流仓储管理员a88 物流仓储管理员s9"},
		{"古建木工、古建油漆工", "操作考核场2000平方米，设木作、油漆工位共40个。", ""},
		{"养老护理员、保育师", "操作考核场地有护理实训室100平方米、保育实训室70平方米，共配工位30个。", "保育师a70 养老护理员a100"},
		{"美容师、美甲师", "美甲实操室90平方米，灯台十八张，每张灯台即一个工位；美容实操室120平方米，工位十个。", "美容师a120 美容师s10 美甲师a90 美甲师s18"},
		{"配电运检员、变电运维员", "配电实训场1800平方米、30个工位。", "配电运检员a1800 配电运检员s30"},
		{"电工、电子商务师", "直播实训室90平方米，工位12个；电商实训室80平方米，工位20个。", "电子商务师a80 电子商务师s20"},
		{"车工、钳工", "机加工实训区（车工、钳工）900平方米。", ""},
		{"化学检验员、仪器仪表维修工", "操作考核场地合计300平方米、工位40个，其中化验考核室110平方米、工位16个，仪表间90平方米、工位12个，大棚100平方米、工位12个。", "化学检验员a110 化学检验员s16"},
		{"电工、焊工", "实操考场合计300平方米、工位30个，其中电工考核室120平方米、工位10个，综合楼一层100平方米、工位12个。", "电工a120 电工s10"},
		{"养老护理员、计算机程序设计员", `
			校区 | 场地 | 面积 | 容量 | 用途
			东 | 机房1 | 120㎡ | 56个考位 | 理论
			东 | 软件实训室 | 140㎡ | 50个工位 | 实操（计算机程序设计员）
			西 | 养护实训室 | 90㎡ | 12个工位 | 实操（养老护理员）`, "养老护理员a90 养老护理员s12 计算机程序设计员a140 计算机程序设计员s50"},
		{"保安员、消防设施操作员", `
			名称 | 面积/m² | 位数
			消防实操室 | 230 | 12个工位
			保安训练场 | 600 | 20个工位`, "保安员a600 保安员s20 消防设施操作员a230 消防设施操作员s12"},
	} {
		want := strings.Fields(c.want)
		sort.Strings(want)
		if got := roomsFiled(c.scope, c.text); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, want)
		}
	}
}

func TestNamesAreReadFromHeadsOfColumnsAndBesideCodes(t *testing.T) {
	for _, table := range []string{`
		等级 | 车工 | 汽车维修工 | 数控铣工
		五级 | √ | √ | ×
		四级 | √ | √ | √`, `
		职业及编码 | 等级 | 报考 | 合格
		汽车维修工¶4-12-01-01 | 五级 | 20 | 18
		数控铣工¶6-18-01-02 | 四级 | 12 | 10`,
	} {
		r := Read(written(table, opened("三、评价工作开展情况", "（一）总体情况", "备案情况见表")...))
		if got := r.tradeOf("汽修实训区") + " " + r.tradeOf("数控实训区"); got != "汽车维修工 数控铣工" {
			t.Errorf("%s\n gives %s", table, got)
		}
	}
}
