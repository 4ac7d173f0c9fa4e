package extract

import "testing"

func TestAFigureOfTheYearIsTheWholeOfItsParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"上半年组织2批，下半年组织3批，全年共5个批次，5份评价计划均在开考前10个工作日通过系统报备。", "batches=5 plans_filed=5 plans_filed=5"},
		{"全年报送12份，组织认定12个批次，其中养老护理员6个批次、家政服务员3个批次、育婴员3个批次。", "batches=12"},
		{"全年评价计划报备10份，其中等级认定7份、职业资格3份，分别对应7个和3个批次，共10个批次。", "batches=10 plans_filed=10"},
		{"共计9个批次；与之对应，9份计划全部按时报备。", "batches=9 plans_filed=9"},
		{"9月份考试中，1名考生使用手机查阅资料，当场取消其成绩并在内网通报，除此以外再无其他违纪违规情形。", "violations=1"},
		{"6月批次发现1名职工请人代考，取消其本次成绩并停考一年，此为全年唯一的违纪事件。", "violations=1"},
		{"违纪违规：0起。5月批次1名考生未穿防静电工作服，劝返更换后入场，不作违纪处理。", "violations=0"},
		{"违规人数：0人；提醒教育3人，均不属违纪。", "violations=0"},
		{"违纪违规：1起。5月批次1名考生夹带，取消成绩。", "violations=1"},
		{"上半年查处违纪1起，下半年查处违纪3起，全年共4起，均为夹带，已取消当次成绩。", "violations=4"},
		{"3月批次有2名考生替考，11月批次有1名考生夹带，共查处违纪3人，均取消成绩、记入诚信档案。", "violations=3"},
		{"第五批实操中1人请他人代考被当场查出，已取消成绩；除此以外未发现违纪违规。", "violations=1"},
		{"第二批有考生被请出考场，除此之外未发现违纪违规行为。", ""},
		{"其余批次未发生违纪违规。", ""},
		{"上半年违纪2起，下半年没有发生。", "violations=2"},
		{"内部质量督导上半年3次，下半年5次。", "supervisions=8"},
		{"职业技能等级认定组织7个批次，职业资格评价组织3个批次。", "batches=10"},
		{"职业技能等级认定组织7个批次，职业资格评价组织3个批次。两项共10个批次。", "batches=10"},
		{"第一季度认定2批，第二季度认定1批。", "batches=3"},
	} {
		if got := saidIn("implementation/", "（三）评价实施情况", c.text); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}
