package extract

import (
	"fmt"
	"testing"
)

func TestPartsUnderHeadingsOfAClerksOwn(t *testing.T) {
	t.Parallel()
	for _, heads := range [][2]string{
		{"一、机构画像", "二、人才培养"}, {"一、我们是谁", "二、育人"}, {"一、走近我校", "二、练本领"}, {"一、单位名片", "二、送技下乡"}, {"一、基本情况", "二、课堂内外"},
		{"一、学校概况", "二、一年来的教学"}, {"一、来龙去脉", "二、学得怎么样"}, {"一、自我介绍", "二、提技能"}, {"一、本单位", "二、人才培养情况"}, {"第一部分　公司画像", "第二部分　教与学"},
	} {
		doc := written("", opened(heads[0], "我校由市供电公司2018年出资设立，注册资本800万元，主营电力技能培训和人才评价，2022年9月备案。",
			"评价业务独立设部，与培训业务分开核算：考务专员负责报名，档案由行政部保管，费用由财务部收支。",
			heads[1], "2024年开办社会化的公开课11期，486人次；承接政府补贴性职业技能培训6期，214人次。两项相加，全年累计培训17期、700人次。",
			"三、等级认定", "（一）整体数据", "备案职业为电工（五级、四级）。全年报考电工五级30人，合格28人。", "（二）基础条件", "专职4人，兼职3人。", "四、2025年打算", "更新设备。")...)
		r := Read(doc)
		c := &Collector{}
		trainingFacts(r, c)
		got := printed("training/", c.list) + fmt.Sprintf(" basic=%v training=%v", r.Has(Basic), r.Has(TrainingPart))
		want := "social_classes=11 social_people=486 subsidised_classes=6 subsidised_people=214 total_classes=17 total_people=700 basic=true training=true"
		if got != want {
			t.Errorf("%v\n gives %s\n want  %s", heads, got, want)
		}
	}
}

func TestAHeadingOfUnknownWordsEndsTheItemsAboveIt(t *testing.T) {
	t.Parallel()
	for _, items := range []string{"1、制度。建有财务管理制度。\n2、队伍。考评员6人，专职3人。\n3、场地设备。理论考场80平方米。", "1．制度建设：建有财务管理制度。\n2．队伍建设：考评员6人。"} {
		for _, heading := range []string{"（三）过程和质量", "（三）怎么把关的", "（三）严把关口", "（三）守住底线", "（三）阳光操作", "（三）组考与公平", "（三）公平公正", "（三）组织和监督"} {
			lines := reworded("（二）", "（二）基础建设情况\n"+items, "考评员6人", "", "（三）", heading,
				"全年报备", "4个批次的评价计划都在考前报备，考评员实行交叉派遣。全年没有发生违纪违规问题。\n质量组开展内部质量督导4次。认定结果公示7天。评价档案一批一档。")
			got := printed("implementation/", Facts(written("", lines...)))
			if want := "batches=4 plans_filed=4 violations=0 supervisions=4 results_publicised=true archives_kept=true"; got != want {
				t.Errorf("%s gives %s\n want %s", heading, got, want)
			}
			if got := lacking(lines...); got != "" {
				t.Errorf("%s: %s is missing", heading, got)
			}
		}
	}
}

func TestAFirstHeadingOfTheHouseOpensTheBasics(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]Section{
		"第一章 学校及认定站": Basic, "第一章  学院和评价中心": Basic, "一、我公司与评价部门": Basic, "第一部分 本单位": Basic,
		"第一章 认定站的考务与档案": None, // that is what it does
	} {
		blocks := Read(written("", "黄山市示例职业培训学校", "二〇二四年技能人才评价工作年报", title, "我校归县里管，考务组管报名和档案，质控组管督导。", "第二章 全年总貌", "报考60人，合格54人。", "第三章 培训", "培训100人。")).Blocks
		if got := blocks[3].Section; got != want && want != None || got == Basic && want == None {
			t.Errorf("%s opens %q, want %q", title, got, want)
		}
	}
}
