package extract

import (
	"fmt"
	"testing"
)

// implementedIn reads a table of 三（三） of a report for 2024; a ? stands behind what a person should look at.
func implementedIn(table string) string {
	return printed("implementation/", doubted(Facts(written(table, opened("三、评价工作开展情况", "（三）评价实施情况")...))))
}

// doubted puts a ? behind the values that a person should look at.
func doubted(facts []Fact) []Fact {
	for i := range facts {
		if facts[i].Doubt != "" {
			facts[i].Value = fmt.Sprint(facts[i].Value, "?")
		}
	}
	return facts
}

func TestALabelCellMakesItsNeighbourTheStatement(t *testing.T) {
	t.Parallel()
	hold(t, implementedIn, [][2]string{
		{"工作|落实情况\n组织评价批次|9个批次\n违规违纪|无\n成绩公示|门户网站公示7天\n档案管理|专人专柜保管", "batches=9 violations=0 results_publicised=true archives_kept=true"},
		{"工作|落实情况\n评价批次数|共4批次\n违纪违规情况|未发现违纪行为\n结果公布|微信公众号发布公告\n考核档案|每批资料成册", "batches=4 violations=0 results_publicised=true archives_kept=true"},
		{"序号|事项|情况\n1|违纪违规|没有\n2|结果公示|校门口张贴\n3|评价档案|装订存放", "violations=0 results_publicised=true archives_kept=true"},
		{"工作|落实情况\n结果公示|未公示\n评价档案|拟于明年建立\n违纪违规|1起", "violations=1"},
		{"工作|负责部门\n结果公示|评价部（网站）\n档案管理|综合部专人", ""},
		{"工作|落实情况\n结果公示|应当公示5个工作日\n评价档案|纸质档案保存不完整", ""},
		{"工作|落实情况\n档案管理制度|专人负责\n诚信档案|专柜存放\n违纪率|无", ""},
		{"工作内容|要求|完成情况\n评价计划报备|每批次考前报备|全年报备4次\n内部质量督导|每批必督|开展督导5次\n违规处理|零容忍|未发生违纪\n评价结果公示|不少于5个工作日|均在网站公示7个工作日\n档案管理|一批一档|已按批次归档", "plans_filed=4 violations=0 supervisions=5 results_publicised=true archives_kept=true"},
		{"事项|落实情况|工作要求\n认定批次|5批|不少于4批\n内部督导|6次|每季度1次", "batches=5 supervisions=6"},
		{"事项|责任人|工作要求\n认定批次|王军|4批\n内部督导|李红|6次", ""},
		{"项目|计划|实际\n认定批次|6批|5批\n内部督导|7次|6次\n计划报备|6次|4次", "batches=5 plans_filed=4 supervisions=6"},
		{"情况|认定批次|督导次数\n年度计划|6|7\n实际完成|5|6", "batches=5 supervisions=6"},
		{"批次|计划|督导\n合计|4|6", "plans_filed=4 supervisions=6"},
		{"季度|认定批次|督导次数\n一季度|1|2\n二季度|2|3", "batches=3? supervisions=5?"},
		{"职业|报备次数|督导次数\n电工|3|4\n焊工|2|2", "plans_filed=5? supervisions=6?"},
		{"报备计划数|组织批次|督导次数|违纪起数\n4|5|6|1", "batches=5 plans_filed=4 violations=1 supervisions=6"},
		{"评价计划报备¶6次|评价批次¶5批|内部督导¶4次|违纪¶0人", "batches=5 plans_filed=6 violations=0 supervisions=4"},
	})
}

func TestPapersPutAwayAreAnArchive(t *testing.T) {
	t.Parallel()
	says(t, "implementation/archives_kept", []string{"（三）评价实施情况"}, [][2]string{
		{"考场资料按批装订成卷，移交公司资料室保存。", "=true"},
		{"试卷、评分表考后留存于档案柜。", "=true"},
		{"培训材料装订成册需要改进，学校设有档案室。", "=true"},
		{"试卷拟移交档案室保存。", ""},
		{"评价资料尚未移交档案室。", ""},
		{"学校设有档案室一间。", ""},
	})
}

func TestADraftIsNoRuleInForce(t *testing.T) {
	t.Parallel()
	says(t, "rules", nil, [][2]string{
		{"建有财务管理制度、安全保卫制度，设备设施管理制度已形成草案。", "=财务管理制度 =安全保卫制度"},
		{"建有财务管理制度、设备设施管理制度（讨论稿）、安全保卫制度。", "=财务管理制度 =安全保卫制度"},
		{"建有安全保卫制度；财务管理制度正在征求意见，设备设施管理制度力争年底前印发。", "=安全保卫制度"},
		{"现行有《安全保卫制度》，《财务管理制度》正在会签，尚未印发。", "=安全保卫制度"},
		{"安全保卫制度已印发；设备设施管理制度还在报批。", "=安全保卫制度"},
		{"建有安全保卫制度；力争建立财务管理制度，设备设施管理制度打算年底前印发。", "=安全保卫制度"},
		{"财务管理制度以文件印发。安全保卫制度还在公司会签，争取2024年一季度印发。", "=财务管理制度"},
		{"财务管理制度已印发，安全保卫制度尚处于征求各部门意见的阶段。", "=财务管理制度"},
		{"财务管理制度已印发，安全保卫制度正在法务那里审核。", "=财务管理制度"},
		{"财务管理制度已印发，安全保卫制度仍在走印发流程。", "=财务管理制度"},
		{"财务管理制度已印发；安全保卫制度还在领导手里，没批下来。", "=财务管理制度"},
		{"财务管理制度已印发；《安全保卫制度》目前还在办公室修改。", "=财务管理制度"},
		{"财务管理制度已印发；安全保卫制度写出了头一稿，预计明年3月出台。", "=财务管理制度"},
		{"财务管理制度已印发；安全保卫制度，等校长办公会通过后印发。", "=财务管理制度"},
		{"财务管理制度已印发；安全保卫制度，力争上半年成文。", "=财务管理制度"},
		{"财务管理制度已印发；安全保卫制度正处在报批途中。", "=财务管理制度"},
		{"建有财务管理制度，计划明年发布修订版。", "=财务管理制度"},
		{"制度有：财务管理制度、安全保卫制度，计划明年再出台一项。", "=财务管理制度 =安全保卫制度"},
		{"财务管理制度、安全保卫制度均已施行，预计明年修订后重新发布。", "=财务管理制度 =安全保卫制度"},
		{"财务管理制度、安全保卫制度在两个校区统一执行。", "=财务管理制度 =安全保卫制度"},
		{"财务管理制度将于明年起继续施行。", "=财务管理制度"},
		{"财务管理制度将于明年起施行。", ""},
		{"1.财务管理制度 2.档案管理制度（安全保卫制度还没有制定）", "=财务管理制度 =档案管理制度"},
		{"财务管理制度有正式文件。评价服务规程还在改第三稿，没有正式印发，这是欠账。", "=财务管理制度"},
		{"档案管理制度已写好，但尚未正式印发；安全保卫制度已印发。", "=安全保卫制度"},
		{"财务管理制度草案经理事会通过并印发。", "=财务管理制度"},
		{"财务管理制度、安全保卫制度已建立，拟于明年修订。", "=财务管理制度 =安全保卫制度"},
	})
}

func TestTheBatchesOfOneTradeAreNotThoseOfTheYear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, table, want string }{
		{"全年13个批次（职业技能等级认定11批、专项2批）。", "考核项目|批次|报考|合格\n石头粿制作|2|86|81", "batches=13"},
		{"全年分6批组织评价。", "职业|报考|合格|批次\n茶艺师|40|36|3", "batches=6"},
		{"全年共组织评价7批次。", "项目|茶艺师|评茶员\n批次|4|3\n报考|40|31", "batches=7"},
		{"评价情况见下表。", "职业|认定批次|报考|合格\n茶艺师|3|40|36", "batches=3"},
		{"备案职业为茶艺师（五级）、评茶员（五级），评茶员没有开考。", "职业|认定批次|报考|合格\n茶艺师|3|40|36", "batches=3?"},
		{"评价情况见下表。", "认定批次|报考|合格\n6|40|36", "batches=6"},
	} {
		facts := readBy(implementationFacts, written(c.table, opened("三、评价工作开展情况", "（一）总体情况", c.text)...))
		if got := printed("implementation/", doubted(facts)); got != c.want {
			t.Errorf("%s\n%s\n gives %s\n want  %s", c.text, c.table, got, c.want)
		}
	}
}
