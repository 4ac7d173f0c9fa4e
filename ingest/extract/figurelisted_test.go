package extract

import "testing"

func TestPlacesOfSeveralRoomsAreCountedOnce(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"焊接工位12个，电工工位10个，合计22个工位。", "ps22 焊工ps12 电工ps10"},
		{"电工实训台18台（每台1个工位），焊接工位12个，合计30个工位。", "ps30 焊工ps12 电工ps18"},
		{"电工工位10个，共22个工位。", "ps22 电工ps10"},
		{"二楼为理论考试区，两间机房分别有40个和36个机位，面积82平方米和76平方米。", "ta158? ts76?"},
		{"450平方米实训车间1个、36个工位。", "pa450 ps36"},
		{"新增考位20个，理论考场考位总数达到60个；新增工位6个，工位总数达到30个。", "ps30 ts60"},
		{"实操考场新考场580平方米，比原考场多180平方米，工位由24个增至36个，旧考场已退租。", "pa580 ps36"},
		{"实操考场580平方米、工位36个，已退租。", ""},
	})
}

func TestHeadCountsInBracketsAndBesideSeniors(t *testing.T) {
	t.Parallel()
	says(t, "staff/", nil, [][2]string{
		{"管理团队3人（均为专职），考务团队7人（专职2人、兼职5人）。", "full_time=5 part_time=5"},
		{"高级考评员5人、考评员14人，合计19人。", "examiners=19"},
		{"考评员19人，其中高级考评员5人。", "examiners=19"},
		{"督导员队伍：外督1人、内督2人。", "supervisors=3"},
		{"督导员4人（外督1人、内督3人）。", "supervisors=4"},
		{"督导员到场督导16人次。", ""},
		{"督导员3人次。", "supervisors=3"},
		{"考评员退休2人、调离1人，新取证4人，年末实有16人。", "examiners=16"},
		{"考评员人数较上年增加6人，达到21人。", "examiners=21"},
	})
}

func TestWhatASentenceDividesWithoutAWholeIsAddedUp(t *testing.T) {
	t.Parallel()
	says(t, "implementation/", []string{"（三）评价实施情况"}, [][2]string{
		{"对各批次进行督导，其中现场督导10次、视频督导12次。", "supervisions=22"},
		{"督导22次，其中现场督导10次、视频督导12次。", "supervisions=22"},
		{"二季度开展2批次；三季度开展1批次；四季度开展3批次。", "batches=6"},
		{"组织等级认定12批次、专项能力考核3批次。", "batches=15"},
		{"职业技能等级认定组织7个批次，其中3个批次在9月。", "batches=7"},
	})
}

func TestCamerasAreNoStationsAndRoomsAlikeAreAddedUp(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"理论考场90平方米，监控2路、实操考场每个工位1路，共计40路。", "ta90 video"},
		{"实操考场每个工位配灭火器1具，工位12个。", "ps12"},
		{"两个实操车间面积相同，均为150平方米。", "pa300"},
		{"实操考场3间，面积均为90平方米；理论考场均为60平方米。", "pa270 ta60"},
	})
}

func TestAListBehindAPostIsAddedUp(t *testing.T) {
	t.Parallel()
	says(t, "staff/", nil, [][2]string{
		{"专职工作人员构成：管理岗2人、考务岗3人、技术岗1人，合计6人。", "full_time=6"},
		{"各专业组督导员：机电组1人、焊接组1人、餐饮组1人。", "supervisors=3"},
		{"专职人员：6人；兼职人员：共5人。", "full_time=6 part_time=5"},
		{"专职人员5人：主任1人、考务员4人。", "full_time=5"},
		{"专职3人，兼职4人；考务员：专业教师2人、班主任3人。", "full_time=3 part_time=4"},
		{"高级考评员6人，考评员13人。", "examiners=13"}, // doubted
		{"2023年底专职5人、兼职9人，2024年底专职6人、兼职8人。", "full_time=6 part_time=8"},
		{"目前有内部质量督导员2人，计划2025年增加到4人。", "supervisors=2"},
		{"按计划配备考评员16人。", "examiners=16"},
	})
}

func TestWhatDidNotHappenIsNoViolation(t *testing.T) {
	t.Parallel()
	says(t, "implementation/", []string{"（三）评价实施情况"}, [][2]string{
		{"未发生一起违纪违规事件。", "violations=0"},
		{"没有发现一例替考。", "violations=0"},
		{"发现疑似替考1起，经核实不构成违规。全年无违纪违规行为。", "violations=0"},
		{"发生一起违纪事件，已处理。", "violations=1"},
		{"年内共受理评价申请12批，经审核同意10批，实际认定9批。", "batches=9"},
	})
}

func TestHowMuchMoreIsNoFigureOfItsOwn(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"今年将实操考场面积扩大了150平方米，总面积达650平方米。", "pa650"},
		{"实操考场面积扩大到650平方米。", "pa650"},
		{"机房四间，每间100平方米，固定使用其中两间。", "ta400?"},
		{"机房四间，每间100平方米。", "ta400"},
	})
	says(t, "staff/", nil, [][2]string{
		{"兼职人员减少2人，为7人。专职人员增加1人，为6人。", "full_time=6 part_time=7"},
		{"专职人员6人，为评价工作提供保障。", "full_time=6"},
	})
	says(t, "implementation/", []string{"（三）评价实施情况"}, [][2]string{
		{"年初报备年度计划1份，各批次计划10份，全年实施10批。", "batches=10 plans_filed=1"}, // doubted
	})
}
