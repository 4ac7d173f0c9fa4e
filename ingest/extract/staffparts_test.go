package extract

import "testing"

func TestAHeadCountIsTheWholeOfItsParts(t *testing.T) {
	t.Parallel()
	says(t, "staff/", nil, [][2]string{
		{"三个分厂各配2名兼职考务员，兼职合计6人。", "part_time=6"},
		{"各工程公司分别指定2名兼职联络员，共8人。", "part_time=8"},
		{"办公室专职2人、督导室专职1人，专职人员共3人；兼职人员5人。", "full_time=3 part_time=5"},
		{"五个分公司各有1名兼职专员，网络部、市场部另有兼职人员各2名，兼职人员合计9人。", "part_time=9"},
		{"秘书长为兼职，其余2人为专职；会员单位抽调兼职考务7人，故兼职共8人。组建9人专家组。", "full_time=2 part_time=8 experts=9"},
		{"专职从事评价工作的7人，其中技能评价中心4人、机电工程系2人、建筑工程系1人。专职人员中有4人承担管理工作。", "full_time=7 managers=4"},
		{"与外聘的1名退休教师一起，组成3人的内部督导组。", "supervisors=3"},
		{"两个校区实训中心兼职参与考务的教师共14人。督导员4人，两校区各2人。", "part_time=14 supervisors=4"},
		{"三个教学点的班主任共9人兼职参与考务。", "part_time=9"},
		{"聘用考评员16人，全年派出去参加考评员继续教育5人次。", "examiners=16"},
		{"考评员22名，本年新增考评员4名、解聘督导员1名，现有督导员3名。", "examiners=22 supervisors=3"},
		{"考评员16人。考评员按备案职业列出：电工6人，李明（高级考评员）；焊工5人，王强。", "examiners=16"},
		{"公司现有的10名考评员没有一人取得高级考评员资格。", "examiners=10"},
	})
}
