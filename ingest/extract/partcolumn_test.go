package extract

import (
	"strings"
	"testing"
)

func TestColumnsOfSitesGiveWayToTheWhole(t *testing.T) {
	t.Parallel()
	fields := []string{"training/", "staff/", "venues/", "implementation/"}
	read := func(table string) string {
		var out []string
		doc := written(table, opened("二、培训工作开展情况", "全年按计划办班。", "三、评价工作开展情况", "（二）基础建设情况", "人员齐备。", "（三）评价实施情况")...)
		if strings.Contains(table, "培训") {
			doc = written(table, opened("二、培训工作开展情况")...)
		}
		for _, f := range Facts(doc) {
			for _, p := range fields {
				if strings.HasPrefix(f.Field, p) {
					one := printed(p, []Fact{f})
					if f.Doubt != "" {
						one += "?"
					}
					out = append(out, one)
				}
			}
		}
		return strings.Join(out, " ")
	}
	hold(t, read, [][3]string{
		{"campuses and both", `
			项目|南校区|北校区|两校区合计
			专职人员|4人|2人|6人
			考评员|11人|8人|19人
			计划报备|6次|3次|9次
			认定批次|6批|3批|9批
			内部质量督导|6次|2次|8次
			违纪违规|1起|无|1起`, "full_time=6 examiners=19 batches=9 plans_filed=9 violations=1 supervisions=8"},
		{"nothing happened at one site, nor in all", `
			项目|南校区|北校区|全校
			计划报备|6次|3次|9次
			违纪违规|无|无|无`, "plans_filed=9 violations=0"},
		{"names of places that add up", `
			指标|屯溪|歙县|黟县|合计
			认定批次|4|2|1|7
			督导次数|4|3|1|8`, "batches=7 supervisions=8"},
		{"the whole first", `
			内容|全公司|一厂区|二厂区
			计划报备次数|7|4|3
			认定批次|7|4|3`, "batches=7 plans_filed=7"},
		{"workshops, of which nothing adds up", `
			指标|一分厂|二分厂|全公司
			认定批次|3|2|6`, "batches=6"},
		{"halves of the year", `
			项目|上半年|下半年|全年
			计划报备|3次|4次|7次
			内部督导|3次|5次|8次`, "plans_filed=7 supervisions=8"},
		{"quarters", `
			项目|一季度|二季度|三季度|四季度|全年合计
			认定批次|1|2|2|1|6`, "batches=6"},
		{"rooms of sites", `
			场地|东校区|西校区|总计
			理论考场面积|140㎡|88㎡|228㎡
			理论考位|64个|40个|104个
			实操工位|32个|18个|50个`, "theory_area=228 theory_seats=104 practical_stations=50"},
		{"training at sites", `
			项目|城区教学点|乡村教学点|合计
			社会化培训|8期267人次|5期145人次|13期412人次
			政府补贴性培训|6期231人次|3期107人次|9期338人次
			全年培训规模|14期498人次|8期252人次|22期750人次`,
			"social_classes=13 social_people=412 subsidised_classes=9 subsidised_people=338 total_classes=22 total_people=750"},
		{"kinds of training are no parts that hide", `
			培训|社会化培训|政府补贴性培训|合计
			期数|8|5|13
			人次|267|145|412`, "social_classes=8 subsidised_classes=5 total_classes=13 social_people=267 subsidised_people=145 total_people=412"},
		{"posts are none", `
			项目|专职|兼职|合计
			人数|5|7|12`, "full_time=5 part_time=7"},
	})
}
