package extract

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// roomNames are the short names of the fields of rooms, see rooms.
var roomNames = strings.NewReplacer("venues/by_occupation/", "", "venues/", "", "office_area", "oa", "theory_area", "ta", "theory_seats", "ts", "practical_area", "pa", "practical_stations", "ps")

// rooms reads paragraphs and a table ("" for none) of 三（二） and prints the figures, sorted: o office, t theory,
// p practical; a area, s seats or stations; an occupation's own room has its name in front; a ? marks a doubt.
func rooms(lines string, paragraphs ...string) string {
	doc := written(lines, append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工、家政服务员、工业机器人系统操作员。", "（二）基础建设情况"), paragraphs...)...)
	var out []string
	for _, f := range readBy(venueFacts, doc) {
		switch {
		case f.Field == "venues/lease_years":
			continue
		case f.Field == "venues/video_surveillance":
			f.Field = map[any]string{true: "video", false: "no video"}[f.Value]
			f.Value = ""
		}
		s := f.Of.Occupation + roomNames.Replace(f.Field) + fmt.Sprint(f.Value)
		if f.Doubt != "" {
			s += "?"
		}
		out = append(out, s)
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

func TestRoomsAreReadFromProse(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"stations only", "实操考场400平方米，操作工位只有8个。", "pa400 ps8"},
		{"few stations", "实操考场400平方米，工位仅有8个。", "pa400 ps8"},
		{"who sits at once", "理论考场68平方米，电脑35台，一次坐35人。", "ta68 ts35"},
		{"as many theory rooms as announced", "理论考试场地两处：行政楼三楼机房88平方米、40个考位，老校区多媒体室72平方米、30个考位。", "ta160 ts70"},
		{"theory rooms not announced", "机考一号室120平方米（50机位），机考二号室90平方米（38机位）。", "ta210? ts88?"},
		{"a part of the theory room is no second one", "理论考场200平方米、90个考位，其中机房120平方米、50个考位。", "ta200 ts90"},
		{"rooms in brackets", "实操考核有甲坊（110平方米，20个织机工位）、乙坊（60平方米，8个工位）。", "pa170? ps28?"},
		{"a shared yard beside rooms of occupations, in items", "实操考核用西堆场，1800平方米；电工实训室85平方米，10个工位；理货考核在模拟仓，70平方米，9个工位。", "pa1955? ps19? 电工pa85 电工ps10"},
		{"three rooms announced, one by its short name", "操作考场三间：电工实训室100平方米、12个工位，焊工实训室120平方米、10个工位，家政服务实操室90平方米、14个工位。", "pa310 ps36 家政服务员pa90 家政服务员ps14 焊工pa120 焊工ps10 电工pa100 电工ps12"},
		{"a remark in brackets divides nothing behind it", "烹饪考场300平方米，灶位20个（其中炒灶12个），面点考场100平方米，工位8个。实操考场共400平方米。", "pa400 ps28?"},
		{"a whole and its parts", "实操考场共600平方米，其中电工200平方米、焊工180平方米。", "pa600 焊工pa180 电工pa200"},
		{"总面积 of the room named before", "实操考场设在总装车间旁，总面积950平方米，其中工业机器人工位8个、焊工工位14个。", "pa950 ps22 工业机器人系统操作员ps8 焊工ps14"},
		{"a list governed by 有 has rooms of any kind", "实操考核场地包括焊工实训室110平方米、旧仓库85平方米、钳工间60平方米。", "pa255? 焊工pa110 钳工pa60"},
		{"items with their own figures are rooms to add up", "室内布线考核室75平方米，工位9个；露天考核区1,300平方米，设高处工位6个。", "pa1375? ps15?"},
		{"the ground that a room is built on", "实训车间建筑面积800平方米，工位40个。办公用房建筑面积60平方米，理论考场的建筑面积为100平方米、50个考位。", "oa60 ta100 ts50 pa800 ps40"},
		{"that of the school or a building is no room's", "学校总建筑面积9000平方米，实训楼建筑面积3000平方米。理论考场100平方米、50个考位。", "ta100 ts50"},
		{"a theory exam's 考核室", "理论考核室85平方米、40个考位；焊接考核室120平方米，工位8个。", "ta85 ts40 焊工pa120 焊工ps8 pa120 ps8"},
		{"the area of the hall where an occupation is assessed", "电工实操在城东基地，车间面积300平方米，工位12个；焊工实操在机修厂，面积200平方米，工位10个。", "pa500 ps22 电工pa300 电工ps12 焊工pa200 焊工ps10"},
		{"people whom a measured room holds", "理论考场设在三楼会议室，使用面积84平方米，可同时容纳40人考试。", "ta84 ts40"},
		{"总面积 of the school is no room", "学校总面积9000平方米，理论考场90平方米、50个考位。", "ta90 ts50"},
		{"rooms of the same name at two places", "东山校区是自有房屋，理论教室70平方米、35个座位。西溪教学点为租用，理论教室64平方米、32个座位。", "ta134? ts67?"},
		{"the place before is no second one", "新建基地理论考场128平方米，考位64个。原城东基地理论考场56平方米，已拆除。", "ta128 ts64"},
		{"a sum of rooms alike with its seats", "理论考场两间，每间60平方米、30个机位，合计120平方米、60个机位。", "ta120 ts60"},
		{"stoves and benches", "电工实训室100平方米、12个工位，烹饪实训室90平方米、十个灶位。", "pa190? ps22? 电工pa100 电工ps12"},
		{"a room of any name with stations", "模拟驾驶舱80平方米、10个工位，堆场1200平方米、划4个起吊工位。", "pa1280? ps14?"},
		{"rooms of any name behind the theory room", "理论机房65平方米，32个机位；模拟飞行室80平方米、10个工位，外场约3000平方米、划4个起降工位。", "ta65 ts32 pa3080? ps14?"},
		{"a ground behind the theory room", "理论考场72平方米36座，飞行场地2000平方米、工位10个。", "ta72 ts36 pa2000 ps10"},
		{"a ground with other marks", "理论考试机房72平方米、36个机位、起降场1500平方米、工位8个。", "ta72 ts36 pa1500 ps8"},
		{"a ground of which nothing says that exams are held there", "理论考场72平方米36座，飞行场地2000平方米。", "ta72 ts36"},
		{"a workshop behind the theory room", "理论考室60平方米、30个座位，组装车间300平方米、12个工位。", "pa300 ps12 ta60 ts30"},
		{"a ground before the theory room", "飞行场地2000平方米、工位10个，理论考场72平方米36座。", "pa2000 ps10 ta72 ts36"},
		{"another theory room", "理论考场72平方米，备用考试场地60平方米。", "ta132?"},
		{"a place of an exam with its ground", "焊工考核在码头前沿，场地600平方米，设10个工位；电工考核在泊位平台，场地300平方米，设12个工位。", "pa900 ps22 焊工pa600 焊工ps10 电工pa300 电工ps12"},
		{"workstations of one occupation's room", "电工考核区在一车间，面积360平方米，设18个工位；焊工考核区在二车间，面积260平方米，工作站10个。", "pa620 ps28 电工pa360 电工ps18 焊工pa260 焊工ps10"},
		{"computers that are called so", "实操车间430平方米、60个工位，另有CAD工作站20台。", "pa430 ps60"},
		{"desks for one are seats of a theory room", "理论考场68平方米，可排下36张单人桌。点茶实操室60平方米，10个工位，另有20张单人桌。", "ta68 ts36 pa60 ps10"},
		{"a sum behind its rooms, as people say it", "实操考场分南厅和北厅，分别为240平方米和260平方米，合起来500平方米，工位分别为20个和18个，一起算38个工位。", "pa500 ps38"},
		{"a sum without a word for it", "实操考场有东、西两间，分别为120平方米和160平方米，就是280平方米。", "pa280"},
		{"rooms laid together", "烹饪实操室150平方米，美发实操室90平方米，加在一起240平方米、工位24个。", "pa240 ps24"},
		{"how many areas, then how many stations", "实操在项目基地进行，占地1100平方米，铺砌、焊接、搭架三个区合起来工位36个。", "pa1100 ps36"},
		{"how many halls, then how many stations", "实操考场420平方米，两个厅总共工位30个。", "pa420 ps30"},
		{"each of the rooms", "实操考场两间300平方米，3个小间工位各6个。", "pa300 ps18"},
		{"the ground of the whole school", "学校占地20000平方米。实操考场在学院东侧，学院占地9000平方米。理论考场90平方米、45个考位。", "ta90 ts45"},
		{"the ground of a yard", "操作技能考核用室外训练场地，占地面积2600平方米，工位12个。", "pa2600 ps12"},
		{"the part of a hall that is set apart for exams", "实操在一车间进行，车间面积2400平方米，其中考核区300平方米，工位20个。", "pa300 ps20"},
		{"a part of an exam room", "实操考场600平方米，其中焊接考核区300平方米。", "pa600 焊工pa300"},
		{"a place beside exams does not end the list", "实操分三处，一处在总厂考核区，200平方米，一处在分厂考核区，150平方米，还有一处在仓库旁，100平方米，三处合起来450平方米，工位总共30个。", "pa450 ps30"},
		{"offices at two sites", "东厂区有办公室30平方米、理论考场80平方米；西厂区有办公室20平方米、实操考场180平方米。", "oa50? pa180 ta80"},
		{"an average is no room", "三个实操间合计面积300平方米、共计工位20个，平均每间100平方米。", "pa300 ps20"},
		{"a sum in words with 一", "电工实操室120平方米12个工位，焊工实操室180平方米8个工位，加在一起就是300平方米、20个工位。", "pa300 ps20 焊工pa180 焊工ps8 电工pa120 电工ps12"},
		{"what is planned or somebody else's does not count", "实操场地500平方米、工位40个。年内新增工位12个。集团另有工位100个可借用。", "pa500 ps40"},
	} {
		want := strings.Fields(c.want)
		sort.Strings(want)
		if got := rooms("", c.text); got != strings.Join(want, " ") {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestRoomsAreReadFromTables(t *testing.T) {
	hold(t, func(s string) string { return rooms(s) }, [][3]string{
		{"places and their 合计", `
			校区 | 理论考场面积（㎡） | 考位 | 实操场地面积（㎡） | 工位
			东 | 70 | 30 | 200 | 12
			西 | 60 | 28 | 150 | 9
			合计 | 130 | 58 | 350 | 21`, "pa350 ps21 ta130 ts58"},
		{"rooms of one kind below each other", `
			理论考场 | 面积（平方米） | 机位（个）
			机房一 | 100 | 50
			机房二 | 95 | 48`, "ta195 ts98"},
		{"cells that say themselves what they count", `
			场所 | 面积（㎡） | 可容纳 | 视频监控
			评价办公室 | 40 | — | —
			理论考场 | 96 | 机位45个 | 半球，3路
			钳工实操区 | 210 | 工位 14个 | 枪机，5路`, "oa40 pa210 ps14 ta96 ts45 video 钳工pa210 钳工ps14"},
		{"an office in the column of a form where occupations stand above is none", `
			工种 | 等级 | 报名（人） | 合格（人）
			电工 | 四级 | 20 | 18
			场地 | 面积（㎡） | 考位 | 监控
			办公室 | 58 | — | —`, "oa58"},
		{"a row whose place is unknown counts where it has stations, for a person to look at", `
			考核点 | 面积（㎡） | 工位（个）
			焊工实训室 | 110 | 8
			北堆场 | 400 | 6`, "pa510? ps14 焊工pa110 焊工ps8"},
	})
}

func TestACaptionPlacesTheRowsOfATableOfPracticalRooms(t *testing.T) {
	for _, c := range [][3]string{
		{"表2　实操考核场地", `
			职业 | 位置 | 面积（平方米） | 工位（个）
			电工 | 电气实训室 | 90 | 8
			焊工 | 北门料场 | 300 | 6
			家政服务员 | 三号楼一层 | 70 | 5`, "pa460 ps19 家政服务员pa70 家政服务员ps5 焊工pa300 焊工ps6 电工pa90 电工ps8"},
		{"表2　考核场地", `
			名称 | 面积（平方米）
			北门料场 | 300
			电气实训室 | 90`, "pa90"},
		{"表2　实操及理论考核场地", `
			名称 | 面积（平方米）
			三号楼一层 | 300
			电气实训室 | 90`, "pa90"},
	} {
		if got := rooms(c[1], c[0]); got != c[2] {
			t.Errorf("%s: %s, want %s", c[0], got, c[2])
		}
	}
}

func TestAColumnOfSurveillanceIsRead(t *testing.T) {
	head := "场所 | 面积（㎡） | 视频监控\n"
	for rows, want := range map[string]string{
		"理论考场 | 90 | 球机2台\n实操考场 | 300 | 高清": "video",
		"理论考场 | 90 | 无\n实操考场 | 300 | 无":     "no video",
		"理论考场 | 90 | 有\n实操考场 | 300 | 无":     "no video?",
		"理论考场 | 90 | —\n实操考场 | 300 | /":     "",
	} {
		got := strings.TrimSpace(strings.NewReplacer("pa300", "", "ta90", "").Replace(rooms(head + rows)))
		if got != want {
			t.Errorf("%s: %q, want %q", rows, got, want)
		}
	}
}

func TestTheRoomsOfAnOccupationInOneTableAreAddedUp(t *testing.T) {
	facts := Facts(written(`
		职业|场地名称|面积（㎡）|工位（个）
		中式烹调师|热菜间|180|20
		^|冷菜间|90|12
		茶艺师|茶艺室|120|15
		实操小计|<|390|47`, opened("三、评价工作开展情况", "（一）总体情况", "备案职业：中式烹调师（五级）、茶艺师（五级）。", "（二）基础建设情况", "实操场地一览")...))
	if got, want := printed("venues/by_occupation/practical_area", facts), "=270 =120"; got != want {
		t.Errorf("areas %s, want %s", got, want)
	}
	if got, want := printed("venues/practical_stations", facts), "=47"; got != want {
		t.Errorf("stations %s, want %s", got, want)
	}
}

func TestARoomBesidesAnotherIsAddedForAPerson(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"理论考场设在教学楼三楼，面积80平方米，设40个考位。", "另在实训楼设理论考场一间，面积60平方米，设30个考位。", "ta140? ts70?"},
		{"理论考场80平方米、40个考位。", "为满足考试需要，另设第二理论考场，面积60平方米、30个考位。", "ta140? ts70?"},
		{"理论考场80平方米、40个考位。", "理论考场在三楼，面积60平方米、30个考位。", "ta80 ts40"}, // which of them it is is a query
	} {
		if got := rooms("", c.first, c.second); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.first, c.second, got, c.want)
		}
	}
}
