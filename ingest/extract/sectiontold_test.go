package extract

import (
	"strings"
	"testing"
)

// lacking are the parts that are missing of a report, in the order of the form.
func lacking(lines ...string) string {
	var out []string
	for _, f := range Facts(written("", lines...)) {
		if part, ok := strings.CutPrefix(f.Field, "sections/"); ok && f.Value == false {
			out = append(out, part)
		}
	}
	return strings.Join(out, " ")
}

func TestPartsWithoutHeadingsAreThereWhereTheyAreTold(t *testing.T) {
	t.Parallel()
	told := []string{"休宁松萝职业培训学校2024年度工作总结",
		"休宁松萝职业培训学校成立于2015年，备案职业为茶艺师（五级至三级），现有专职人员6人、兼职人员5人。",
		"全年共开展社会化培训120人次、4期。",
		"全年职业技能等级认定报考200人，合格180人，合格率90%。",
		"学校有理论考场1间80平方米、实操场地300平方米，安装了监控；考评员6人。",
		"全年组织认定4批次，提前报备评价计划，由督导员现场督导，未发现违纪违规行为，结果公示后上报。",
	}
	for _, plan := range []string{"今年准备考100人。", "2025年，我们打算再增加一个职业，争取认定300人。", "下一步，将重点抓好队伍建设。", "来年我们想把三级认定搞起来。", "今后要继续加强考评人员培训。",
		"新的一年里，争取把合格率再提高几个百分点。", "对2025年的工作，我校考虑增设工位10个。", "针对存在的问题，2025年我们将从两个方面改进。", "预计2025年认定人数不少于260人。", "为做好下年度工作，拟邀请专家修订题库。", "今年（2025年）安排上半年考两批。", "设备老化，准备在明年更换。"} {
		if got := lacking(append(told, plan)...); got != "" {
			t.Errorf("%s: %s is missing", plan, got)
		}
	}
	for _, past := range []string{"考前准备工作充分。", "2024年将认定列入了重点工作。", "全年计划执行良好。"} {
		if got := lacking(append(told, past)...); got != "plans" {
			t.Errorf("%s: %s is missing", past, got)
		}
	}
}

func TestHeadingsOfPlansAreReadHoweverTheyAreCalled(t *testing.T) {
	t.Parallel()
	for _, heading := range []string{"2025年安排", "第四部分 2025年安排", "四、2025年认定工作思路", "四、2025年怎么做", "来年计划", "下年度", "明年怎么干", "（四）明年安排", "四、下阶段工作"} {
		got := lacking("黄山示例学校2024年度工作总结", "一、基本情况", "学校成立于2015年。", "二、培训情况", "社会化培训120人次。", "三、认定工作开展情况", "（一）总体情况", "全年报考200人，合格180人，其中五级报考120人，合格110人。",
			"（二）基础建设", "考评员6人。", "（三）认定实施", "全年组织认定4批次。", heading, "增加四级认定2批。")
		if got != "" {
			t.Errorf("%s: %s is missing", heading, got)
		}
	}
}
