package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestTrainingIsReadFromTablesOfAnyShape(t *testing.T) {
	cases := map[string]struct{ table, want string }{
		"aims and rates beside what was done": {`
			指标|社会化培训|<|<|补贴性培训|<|<
			^|任务|实际|完成率|任务|实际|完成率
			期数|4|5|125%|6|6|100%
			人数|90|104|115.6%|150|149|99.3%`, "social_classes=5 subsidised_classes=6 social_people=104 subsidised_people=149"},
		"quarters and the year, two counts in a cell": {`
			类别|一季度|二季度|三季度|四季度|全年
			社会化(班/人)|1/22|2/41|1/20|1/25|5/108
			补贴性(班/人)|0/0|1/48|1/45|0/0|2/93
			合计(班/人)|1/22|3/89|2/65|1/25|7/201`, "social_classes=5 social_people=108 subsidised_classes=2 subsidised_people=93 total_classes=7 total_people=201"},
		"halves of the year, units in the heads": {`
			时段|社会化(期)|社会化(人)|补贴性(期)|补贴性(人)
			上半年|2|60|1|44
			下半年|3|75|2|80
			合计|5|135|3|124`, "social_classes=5 social_people=135 subsidised_classes=3 subsidised_people=124"},
		"a subtotal below its kind, ditto marks": {`
			类别|教学点|班数|人数
			政府补贴性培训|屯溪|4个班|160人
			同上|歙县|1个班|38人
			小计||5个班|198人
			社会化培训|屯溪|2个班|50人
			同上|歙县|1个班|21人
			小计||3个班|71人
			总计||8个班|269人`, "subsidised_classes=5 subsidised_people=198 social_classes=3 social_people=71 total_classes=8 total_people=269"},
		"occupations against kinds, the sum at the foot": {`
			工种|社会化|<|政府补贴性|<|累计人次
			^|期|人次|期|人次|^
			焊工|2|44|3|120|164
			电工|1|19|×|×|19
			总数|3|63|3|120|183`, "social_classes=3 social_people=63 subsidised_classes=3 subsidised_people=120 total_people=183"},
		"two half tables": {`
			类别|班数|人次||类别|班数|人次
			社会化:美容|3班|70人次||补贴性:家政|4班|150人次
			社会化:美甲|1班|22人次||补贴性:育婴|2班|66人次
			社会化小计|4班|92人次||补贴性小计|6班|216人次
			全年累计|10班,308人次|<|<|<|<|<`, "social_classes=4 social_people=92 subsidised_classes=6 subsidised_people=216 total_classes=10 total_people=308"},
		"years and growth": {`
			培训类别|2024年|<|2023年|<|增长|<
			^|期数|人次|期数|人次|期数|人次
			合计|9|300|7|250|2|50
			补贴性|5|200|4|170|1|30
			社会化|4|100|3|80|1|20`, "total_classes=9 total_people=300 subsidised_classes=5 subsidised_people=200 social_classes=4 social_people=100"},
		"kinds as rows, unit in the label, an aim for next year": {`
			项目|2023年|2024年|2025年目标
			社会化培训(人)|40|55|60
			社会化培训(班)|2|3|3
			岗位内训(人次)|300|320|350`, "social_people=55 social_classes=3"},
		"the plan of the year beside what came of it": {`
			项目|2023年完成|2024年计划|2024年完成|完成率
			社会化培训|2期40人|3期60人|3期57人|95%
			全年累计|6期188人|7期200人|8期211人|105.5%`, "social_classes=3 social_people=57 total_classes=8 total_people=211"},
	}
	for name, c := range cases {
		got := printed("training/", readBy(trainingFacts, written(c.table, opened("二、培训工作开展情况")...)))
		if !sameFields(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestStaffIsReadFromTablesOfAnyShape(t *testing.T) {
	cases := map[string]struct{ table, want string }{
		"posts against 专职 and 兼职, sums at the right": {`
			岗位|专职|兼职|小计
			管理人员|2|1|3
			考评员|0|12|12
			督导员|1|1|2`, "full_time=3 part_time=14 managers=3 examiners=12 supervisors=2"},
		"the same turned, sums at both ends": {`
			|管理人员|考评人员|督导人员|专家|合计
			专职|3|0|1|0|4
			兼职|1|15|2|6|24
			合计|4|15|3|6|28`, "full_time=4 part_time=24 managers=4 examiners=15 supervisors=3 experts=6"},
		"each in its cell": {`
			人员|专职4人|兼职9人|管理3人|督导2人|专家5人`, "full_time=4 part_time=9 managers=3 supervisors=2 experts=5"},
		"a sum in words behind the last of a row": {`
			人员构成|专职|4|兼职|11|合计15
			专业人员|督导|3|专家|6|考评见下`, "full_time=4 part_time=11 supervisors=3 experts=6"},
		"a sentence in a cell, no others beside it": {`
			规章制度|财务管理制度、安全保卫制度、档案管理制度
			队伍建设|专职5人，兼职9人。其中：管理人员2人、督导员2人、专家4人、考评员17人`, "full_time=5 part_time=9 managers=2 examiners=17 supervisors=2 experts=4"},
		"short heads": {`
			总数|专职|兼职|管理|考评|督导|专家
			20人|3人|17人|3人|12人|2人|3人`, "full_time=3 part_time=17 managers=3 examiners=12 supervisors=2 experts=3"},
		"campuses in columns": {`
			身份|人数|其中东区|其中西区
			专职|6|4|2
			专家|8|5|3`, "full_time=6 experts=8"},
		"last year beside this": {`
			类别|2023年|2024年
			专职|3|4
			督导员|1|2`, "full_time=4 supervisors=2"},
		"a supervision is no supervisor": {`
			事项|次数
			督导|6次
			计划报备|6次`, ""},
	}
	for name, c := range cases {
		got := printed("staff/", readBy(staffFacts, written(c.table, opened("三、评价工作开展情况", "(二)基础建设情况")...)))
		if !sameFields(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

// sameFields reports whether two lists of fields are the same in any order.
func sameFields(got, want string) bool {
	a, b := strings.Fields(got), strings.Fields(want)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func TestHeadCountsBelowYearsAreTheirOwn(t *testing.T) {
	got := printed("staff/", readBy(staffFacts, written(`
		规章|财务管理制度|评价服务规程|档案管理制度
		实施年份|2021|2023|2022
		人员|专职|兼职|督导
		数量|7人|12人|2人`, opened("三、评价工作开展情况", "（二）基础建设情况")...)))
	if want := "full_time=7 part_time=12 supervisors=2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestRoomsAreReadFromTablesOfAnyShape(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"rooms as columns": {`
			场地|办公室|机房A|机房B|面点实操|热菜实操
			面积(平方米)|60|90|80|120|200
			考位/工位(个)|-|40|36|10|16
			监控|无|有|有|有|有`, "oa60 pa320 ps26 ta170 ts76 video"},
		"a head for places of either kind": {`
			用途|位置|面积(m2)|考位/工位(个)
			办公|101|70|/
			理论|301|86|40
			理论|302|60|30
			实操|一楼东|210|20
			实操|二楼|150|16`, "oa70 pa360 ps36 ta146? ts70?"},
		"units in the cells, the use behind": {`
			校区|房间|面积|容量|有无监控|用途
			东|行政楼210|80㎡|-|-|办公
			东|一号楼机房|110㎡|50个考位|有|理论
			西|护理间|140㎡|12个工位|有|实操`, "oa80 pa140 ps12 ta110 ts50 video"},
		"two figures in a cell": {`
			职业|理论考场面积/考位|实操考场面积/工位
			电工|80㎡/40个|200㎡/12个
			焊工|70㎡/36个|150㎡/8台`, "pa350 ps20 ta150 ts76 焊工pa150 焊工ps8 焊工ta70 焊工ts36 电工pa200 电工ps12 电工ta80 电工ts40"},
		"a remark behind the area": {`
			分项|面积|备注
			办公室|55㎡|独立一间
			理论考场|90㎡|36个考位，有监控
			实操场地|380㎡|10个工位，监控已装`, "oa55 pa380 ps10 ta90 ts36 video"},
		"a figure of each room in one cell": {`
			办公室|62㎡
			理论教室|88㎡，40座，有监控
			保密柜|1个`, "oa62 ta88 ts40 video"},
		"rooms by their own names, with their floor, beside what they are for": {`
			办公用房|三楼2间，共64㎡，另有档案柜4组
			实操场地|配电室120㎡、11个工位|焊棚150㎡、9个工位|低压间70㎡、6个工位`, "oa64 pa340 ps26?"},
		"rooms by their address beside an occupation": {`
			职业|地点、面积和工位|录像
			电工|老厂房二楼，130平方米，14个工位|有
			焊工|后院东侧，160平方米，8个工位|有`, "pa290? ps22 video 焊工pa160? 焊工ps8 电工pa130? 电工ps14"},
		"one theory room over the rows of all": {`
			职业|理论考试|操作考核
			电工|第一、第二机房共180㎡，考位80个|电工室2间：120㎡，12个工位
			焊工|^|焊接区：150㎡，10个工位`, "pa270 ps22 ta180 ts80 焊工pa150 焊工ps10 电工pa120 电工ps12"},
		"sites across, units behind the names of rooms": {`
			场地|甲校区|乙教学点|合计
			办公用房（㎡）|70|52|122
			理论考场（㎡）|120|80|200
			考位（个）|60|36|96`, "oa122 ta200 ts96"},
		"a form of pairs with sentences": {`
			办公用房|行政楼内，面积51平方米，配档案柜3组|质量管理|考培分离，互相回避，逐级负责
			理论考场|机房3间，每间50平方米、每间24个考位|督导员|2人`, "oa51 ta150 ts72"},
	} {
		if got := rooms(c.table); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestMattersAreReadFromTablesOfAnyShape(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"halves and the year": {`
			工作内容|上半年|下半年|全年
			评价计划报备(次)|3|4|7
			认定批次(批)|3|3|6
			内部质量督导(次)|2|3|5
			违纪违规(起)|0|1|1
			结果公示|√|√|√
			档案归档|√|√|√`, "plans_filed=7 batches=6 supervisions=5 violations=1 results_publicised=true archives_kept=true"},
		"a row of labels over a row of answers": {`
			报备计划|认定批次|内部督导|违纪违规|公示|归档
			8次|8批|6次|未发生|√|√`, "plans_filed=8 batches=8 supervisions=6 violations=0 results_publicised=true archives_kept=true"},
		"batches as rows": {`
			批次|时间|计划报备|督导|公示|归档|违纪
			1|4月|√|√|√|√|0
			2|6月|√|×|√|√|1人
			合计|2批|2次|1次|全部公示|全部归档|1人`, "batches=2 plans_filed=2 violations=1 supervisions=1 results_publicised=true archives_kept=true"},
		"batches as columns, and none counts them": {`
			事项|第一批|第二批|第三批|第四批|全年
			计划报备|√|√|√|√|4次
			违纪违规|无|无|无|无|无`, "batches=4 plans_filed=4 violations=0"},
		"what was done before the figure in its cell": {`
			工作|落实
			评价计划报备|全年共报备9次
			内部质量督导|共开展督导7次`, "plans_filed=9 supervisions=7"},
		"a sum below a column of months": {`
			批次|时间|报备|内督
			1|3月|√|√
			2|9月|√|√
			3|11月|√|×
			合计|3批次|3次|2次`, "batches=3 plans_filed=3 supervisions=2"},
		"posts beside the year's supervision": {`
			人员|专家|5|督导|2
			报备计划|批次|督导|违纪违规
			7次|7批|6次|无`, "batches=7 plans_filed=7 violations=0 supervisions=6"},
		"pairs": {`
			计划报备|5次|认定批次|5批
			内部督导|4次|违纪违规|2人(均取消成绩)
			公示|已公示|档案|已建档`, "plans_filed=5 batches=5 supervisions=4 violations=2 results_publicised=true archives_kept=true"},
	} {
		got := printed("implementation/", readBy(implementationFacts, written(c.table, opened("三、评价工作开展情况", "(三)评价实施情况")...)))
		if !sameFields(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestARuleIsDeniedByTheMarkBelowOrBesideIt(t *testing.T) {
	for _, table := range []string{`
		制度名称|财务管理制度|安全保卫制度
		是否建立|√|×(拟2025年制定)`, `
		名称|财务管理制度|安全保卫制度
		有/无|有|无`, `
		财务管理制度|1|已发文
		安全保卫制度|0|在起草`} {
		if got := printed("", readBy(ruleFacts, written(table, opened("三、评价工作开展情况", "(二)基础建设情况")...))); got != "rules=财务管理制度" {
			t.Errorf("%s\n gives %s", table, got)
		}
	}
}
