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
