package extract

import (
	"strings"
	"testing"
)

func TestATopicMayEndWithAFullStop(t *testing.T) {
	t.Parallel()
	says(t, "implementation/", []string{"（三）评价实施情况"}, [][2]string{
		{"3.3.3 违纪。查处2起，均为叉车司机五级考试替考未遂，取消资格，已上报。", "violations=2"},
		{"违纪情况。共处理3起，其中替考1起、夹带2起，均按规定取消成绩。", "violations=3"},
		{"违纪违规查处。1起，考生试图夹带未果，口头警告。", "violations=1"},
		{"4.违纪。未发现。", "violations=0"},
		{"违纪。无。", "violations=0"},
		{"违纪。0起。", "violations=0"},
		{"（3）督导。14次，问题9条，已改。", "supervisions=14"},
		{"督导。全年10次，覆盖全部批次。", "supervisions=10"},
		{"（1）计划报备。12次。", "plans_filed=12"},
		{"计划。考前10个工作日报备，全年20个。", "plans_filed=20"},
		{"违纪。2名督导员全程巡考，未发现问题。", ""},
		{"违纪处理。巡考2人次。", ""},
		{"计划已报备。全年12次。", ""},
	})
}

func TestAnAttemptIsNotDenied(t *testing.T) {
	t.Parallel()
	says(t, "implementation/", []string{"（三）评价实施情况"}, [][2]string{
		{"违纪查处：2起，系携带手机入场，均未造成泄题。", "violations=2"},
		{"违纪查处：2起，均为替考未遂。", "violations=2"},
		{"查处作弊未遂1起。", "violations=1"},
		{"发现1人企图替考，未得逞，当场劝离。", "violations=1"},
		{"全年未发生替考、作弊现象。", "violations=0"},
		{"未发现替考，夹带也没有。", "violations=0 violations=0"},
		{"违纪现象全年未发生。", "violations=0"},
	})
}

func TestPartsAreNumberedInDigitsAndTheirItemsBelowThem(t *testing.T) {
	t.Parallel()
	report := []string{"2024年度评价工作总结", "黄山市示例技能培训有限公司", "1 基本情况", "1.1 机构。民营企业，2016年注册，主营物流培训。", "1.2 分工。评价部负责计划、报名、考务，财务部负责收费。",
		"2 培训", "2.1 社会化培训：12期，338人次。", "2.2 政府补贴性职业技能培训：11期，426人次。", "2.3 全年累计23期，764人次。", "3 评价", "3.1 总体情况",
		"3.1.1 备案范围。电工（五级、四级）。", "3.1.2 总数。16批次，报名513人，合格441人，通过率86.0%。", "3.2 基础建设", "3.2.1 制度。财务管理制度、评价服务规程。", "3.2.2 人员。专职5人，兼职4人。",
		"3.3 评价实施", "3.3.1 计划。全年报备计划16个。", "3.3.2 督导。内部质量督导14次。", "4 问题", "4.1 三级题库旧。", "5 下一步打算", "5.1 培训：2025年900人次。", "5.2 评价：500人以上。"}
	for _, change := range [][]string{nil,
		{"1.1 机构。", "1.1 总体情况。"},
		{"5.1 培训：", "5.1 培训。", "5.2 评价：", "5.2 评价。"},
		{"5.1 ", "（1）", "5.2 ", "（2）"},
		{"5.1 ", "5.1、", "5.2 ", "5.2、"},
		{"5.1 培训：2025年900人次。", "5.1 培训", "5.2 评价：500人以上。", "2025年培训900人次，评价500人以上。"},
		{"5 下一步", "5．下一步", "4 问题", "4．问题", "3 评价", "3．评价", "2 培训", "2．培训", "1 基本", "1．基本"},
		{"5 下一步打算", "5 2025年安排"},
		{"4 问题", "", "4.1 三级题库旧。", "", "5 ", "4 ", "5.1", "4.1", "5.2", "4.2"},
		{"3.2.1 制度。", "（1）制度。", "3.2.2 人员。", "（2）人员。"},
	} {
		var lines []string
		for _, line := range report {
			if line = strings.NewReplacer(change...).Replace(line); line != "" {
				lines = append(lines, line)
			}
		}
		if got := lacking(lines...); got != "" {
			t.Errorf("%q: %s is missing", change, got)
		}
	}
	if got := lacking(report[:len(report)-3]...); got != "plans" {
		t.Errorf("without plans %q is missing", got)
	}
}

func TestTheFigureOfAllProgrammesIsTheSumOfTheirs(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"等级认定总数。16批次，报名513人，合格441人。", "执行20个批次，逐批建档。", "20"},
		{"职业技能等级认定16批次，报名513人，合格441人。", "全年20个批次，逐批建档。", "20"},
		{"等级认定：16批次，报名513人，合格441人。", "逐批建档。", "20？由各类评价相加"},
		{"等级认定16批次，报名513人，合格441人。", "逐批建档。", "20？由各类评价相加"},
		{"16批次，报名513人，合格441人。", "执行16个批次，逐批建档。", "16"},
	} {
		got := ""
		for _, f := range Facts(written("", append(opened("三、评价工作开展情况", "（一）总体情况"), c[0], "专项职业能力考核。4批次，报名150人，合格140人。", "（三）评价实施情况", c[1])...)) {
			if f.Field == "implementation/batches" && got == "" {
				got = show(float64(f.Value.(int)))
				if f.Doubt != "" {
					got += "？" + f.Doubt
				}
			}
		}
		if got != c[2] {
			t.Errorf("%s %s gives %s, want %s", c[0], c[1], got, c[2])
		}
	}
}
