package extract

import "testing"

func TestWhatRulesAskForIsNoRoom(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"按照通用条件，办公用房应不少于50平方米，我校为75平方米。", "oa75"},
		{"理论考场75平方米，标准要求30个考位，实际配备36个考位。", "ta75 ts36"},
		{"实操考场300平方米，要求不少于10个工位，现有18个工位。", "pa300 ps18"},
		{"办公室面积须达到50平方米，目前有办公室56平方米。", "oa56"},
		{"办公用房64平方米，高于50平方米的标准。", "oa64"},
		{"理论考场90平方米，每个职业应配备至少30个考位，我院设考位45个。", "ta90 ts45"},
		{"按标准要求配备工位12个，实操考场200平方米。", "pa200 ps12"},
		{"相应配备工位14个。", "ps14"},
		{"按需设置工位20个。", "ps20"},
		{"标准化考场90平方米、标准考位40个。", "ta90 ts40"},
		{"理论考场面积不低于60平方米，考位不少于30个。", "ta60"}, // approximate, and so on review
		{"理论考场原为52平方米，现迁至二楼大教室，面积98平方米。", "ta98"},
		{"实操考场过去只有200平方米，如今实操考场380平方米。", "pa380"},
		{"前年起理论考场80平方米。", "ta80"},
	})
}

func TestAnAreaOfRoomsOfSeveralKindsIsOfNone(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"理论考试机房1间，实操考场2处，共600平方米。", ""},
		{"办公室2间，理论考场1间，合计120平方米。", ""},
		{"理论考场两间、实操考场三间，总共980平方米，工位42个。", "ps42"},
		{"理论考场1间，80平方米；实操考场2处，共600平方米。", "pa600 ta80"},
		{"理论考场80平方米，实操考场2处，共600平方米。", "pa600 ta80"},
		{"理论考场有40个考位，实操考场2处，共600平方米。", "pa600 ts40"},
		{"实操考场2处，共600平方米。", "pa600"},
	})
}

func TestARoomOfAPracticalListIsPractical(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"实操考场包括焊接车间300平方米、数控机房80平方米。", "pa380?"},
		{"操作技能考核场地有电工实训室120平方米、仿真机房70平方米、钳工间60平方米。", "pa250? 电工pa120 钳工pa60"},
		{"实操考场有焊接车间300平方米；理论机房80平方米。", "pa300 ta80 焊工pa300"},
		{"焊接车间300平方米、机房80平方米40个机位。", "pa300 ta80 ts40 焊工pa300"},
		{"烹饪实操室使用面积210平方米、灶位16个。", "pa210 ps16"},
		{"面点实操室60平方米。烹饪实操室使用面积210平方米。", "pa270?"},
	})
}

func TestStationsGoByOtherNames(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"电工实训室120平方米、16个工位，焊工实训车间240平方米、10个焊位。", "pa360 ps26 焊工pa240 焊工ps10 电工pa120 电工ps16"},
		{"美甲操作室48平方米，12个台位。", "pa48 ps12"},
		{"电工实训室120平方米、16个工位，焊工实训车间240平方米、焊机10台。", "pa360 ps16? 焊工pa240 电工pa120 电工ps16"},
		{"理论考场160平方米（两间，各80平方米），可供80人同时考试。", "ta160 ts80"},
	})
}

func TestAHeadCountOfBeforeOrOfOthersIsDoubted(t *testing.T) {
	t.Parallel()
	says(t, "staff/", nil, [][2]string{
		{"主任1人、副主任2人、考务员3人、档案员1人，均为专职。", "full_time=7"},
		{"评价专员2名，均为专职。", "full_time=2"},
		{"专职工作人员原有4人，年内调出1人、招聘2人，年末专职工作人员5人；兼职2人。", "full_time=5 part_time=2"},
		{"集团现有专职管理人员120人，中心专职人员3人。", "full_time=3"},
		{"集团选聘专家6名。", "experts=6"},
		{"考评员共26人次参加了继续教育。目前在册考评员18人。", "examiners=18"},
		{"由23名专家组成专家团队，本年度有9名专家参与命题，5名专家担任评审委员。", "experts=23"},
		{"考评员违规0人，督导员2人。", "supervisors=2"},
		{"备案要求考评员15人，现有考评员20人。", "examiners=20"},
		{"考评员应不少于15人，实有考评员16人。", "examiners=16"},
	})
}

func TestWhatEachOfSeveralRoomsHasIsTakenAsOftenAsThereAre(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"理论考场2个（70平方米/间，35座/间），实操考场3个（100平方米/间，10工位/间）。", "pa300 ps30 ta140 ts70"},
		{"理论机房两间，80平方米/间。", "ta160"},
		{"理论考场使用学校机房3间，面积分别为90、90、105平方米。", "ta285?"},
		{"实操考场面积120、150和90平方米，共360平方米。", "pa360"},
	})
}

func TestATableOfBeforeAndNowGivesWhatThereIs(t *testing.T) {
	hold(t, func(s string) string { return rooms(s) }, [][3]string{
		{"since the filing", `
			名称 | 备案时 | 现有
			办公用房（㎡） | 50 | 68
			理论考场（㎡） | 60 | 92
			考位（个） | 30 | 44`, "oa68 ta92 ts44"},
		{"rebuilt", `
			场地 | 改造前面积（㎡） | 改造后面积（㎡）
			理论考场 | 60 | 92
			实操考场 | 300 | 460`, "pa460 ta92"},
		{"rows of years", `
			年度 | 办公面积 | 理论考场面积
			2022 | 40 | 60
			2023 | 50 | 80
			2024 | 60 | 100`, "oa60 ta100"},
		{"备案时间 is no comparison", `
			场地 | 备案时间 | 面积（㎡）
			理论考场 | 2022年 | 92`, "ta92"},
	})
}

func TestPartsOfAHeadCountAreNotTheWhole(t *testing.T) {
	t.Parallel()
	says(t, "staff/", nil, [][2]string{
		{"考评员三级及以下12人、二级及以上6人；督导员2人。", "supervisors=2"},
		{"考评员（五级至三级）18人；督导员2人。", "examiners=18 supervisors=2"},
		{"共有考评员16名，一名因退休退出，现有15名；督导员2名未变。", "examiners=15 supervisors=2"},
		{"设立办公室（专职2人）、考务部（专职3人、兼职4人）、质量部（专职1人、督导员3人）。", "full_time=6 part_time=4 supervisors=3"},
		{"评价工作人员12人（专职5人），考评员16人（高级4人）。", "full_time=5 examiners=16"},
		{"另有1名考评员迟到。考评员有9人。", "examiners=9"},
		{"每次考试设监考2人、考评员3人、督导1人。考评员共14人。", "examiners=14"},
		{"美甲师考评员原有5人，有1人离开，目前4人。", ""},
	})
}

func TestARoomThatIsMeantIsNoRoom(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"拟于2025年新建理论考场200平方米、考位100个。目前理论考试借用机房，60个机位，面积110平方米。", "ta110 ts60"},
		{"理论考场计划增加到120平方米，现为64平方米。", "ta64"},
		{"明年将新建实操考场300平方米，现有实操考场180平方米、工位14个。", "pa180 ps14"},
		{"按计划新建理论考场90平方米、考位45个。", "ta90 ts45"},
		{"模拟新娘化妆实操间90平方米、12个工位。", "pa90 ps12"},
		{"实操场地新增1处120平方米，现共4处、合计690平方米，工位合计46个。", "pa690 ps46"},
		{"实操考场新增120平方米。", ""},
	})
}

func TestAnAreaBeforeItsRoom(t *testing.T) {
	hold(t, func(s string) string { return rooms("", s) }, [][2]string{
		{"一楼大厅260平方米为实操考核区，可摆放工位24个；二楼会议室95平方米兼作理论考场，可布置考位45个。", "pa260 ps24 ta95 ts45"},
		{"租用三层共850平方米，其中100平方米为理论考场、600平方米为实操场地、50平方米为办公室。", "oa50 pa600 ta100"},
		{"将60平方米的阶梯教室改造为理论考场，设考位40个。", "ta60 ts40"},
		{"理论考场100平方米为标准化教室，考位50个。", "ta100 ts50"},
		{"实操场地3个，最大的为焊接车间（280平方米），最小的为茶艺室（60平方米），总面积520平方米。", "pa520"},
		{"理论考场80平方米，实操考场300平方米，总面积900平方米。", "pa300 ta80"},
		{"办公用房60平方米，总面积3000平方米。", "oa60"},
	})
}
