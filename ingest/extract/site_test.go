package extract

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// figuresSaid prints the figures that a report of lines gives, in order of their names, ? behind those on review: of several for a field the first.
func figuresSaid(prefixes ...string) func(string) string {
	return func(lines string) string {
		var out []string
		seen := map[string]bool{}
		for _, f := range Facts(chaptered(scope3 + "一、基本情况\n我校是2020年备案的评价机构，备案职业：钳工（五级、四级）、车工（四级）。\n" + lines)) {
			name := f.Field
			for _, p := range prefixes {
				if _, counted := amount(f.Value); !strings.HasPrefix(name, p) || f.Rule == rowWords || !counted {
					continue
				}
				key := f.Of.Occupation + string(f.Of.Level) + strings.TrimPrefix(name, p)
				if seen[key] {
					continue
				}
				seen[key] = true
				doubt := ""
				if f.Doubt != "" {
					doubt = "?"
				}
				out = append(out, fmt.Sprintf("%s=%v%s", key, f.Value, doubt))
			}
		}
		sort.Strings(out)
		return strings.Join(out, " ")
	}
}

func TestWhatASiteCountsIsAPart(t *testing.T) {
	t.Parallel()
	hold(t, figuresSaid("training/", "staff/", "implementation/"), [][3]string{
		{"no whole is stated", "二、东校区\n东校区举办社会化培训3期90人次。专职2人，考评员6人。督导3次。\n三、西校区\n西校区举办社会化培训2期50人次。专职1人，考评员5人。督导2次。\n四、下一步打算\n计划增加职业。",
			"examiners=11? full_time=3? social_classes=5? social_people=140? supervisions=5?"},
		{"the whole is stated behind", "二、一车间评价情况\n一车间专职2人，考评员6人。督导3次，违纪1起。\n三、二车间评价情况\n二车间专职1人，考评员5人。督导2次，违纪1起。\n四、全厂合计\n全厂专职3人，考评员11人。内部质量督导5次，违纪2起。",
			"examiners=11 full_time=3 supervisions=5 violations=2"},
		{"the last chapter goes over to all", "二、歙县基地\n歙县基地考评员6人，督导3次。\n三、休宁基地\n休宁基地考评员5人，督导2次。\n两个基地合计考评员11人，督导5次。",
			"examiners=11 supervisions=5?"},
		{"only one of them says it", "二、城区考点\n城区考点考评员6人，专家2人。\n三、乡镇考点\n乡镇考点考评员5人。",
			"examiners=11? experts=2?"},
		{"sites below each part", "二、培训工作开展情况\n（一）总部\n社会化培训4期80人。\n（二）祁门分公司\n社会化培训1期20人。\n三、评价工作开展情况\n（一）评价实施情况\n1.总部\n报备计划3次，违纪1起。\n2.祁门分公司\n报备计划2次，未发现违纪。",
			"plans_filed=5? social_classes=5? social_people=100? violations=1?"},
		{"halves of the year", "二、培训工作开展情况\n（一）上半年\n政府补贴性培训4期80人。\n（二）下半年\n政府补贴性培训1期20人。",
			"subsidised_classes=5? subsidised_people=100?"},
		{"a whole less than one site is doubted", "二、东校区\n东校区专职5人。\n三、西校区\n西校区专职1人。\n四、人员\n学校专职4人。", "full_time=4?"},
		{"one chapter alone is no part", "二、实训基地\n基地专职5人，考评员7人。\n三、下一步打算\n计划增加职业。", "examiners=7 full_time=5"},
		{"a list of sites is no chapter", "二、机构人员\n共有两处：\n（一）东校区\n（二）西校区\n学校专职5人，考评员7人。", "examiners=7 full_time=5"},
	})
	hold(t, figuresSaid("outcomes/"), [][3]string{
		{"counts of two sites", "二、评价工作\n（一）东校区\n钳工五级报考40人，合格36人。\n（二）西校区\n钳工五级报考20人，合格15人；车工四级报考10人，合格8人。",
			"车工4passed=8 车工4registered=10 钳工5passed=51 钳工5registered=60"},
		{"tables of sites before the merged one", "二、东校区\n职业|等级|报考|合格\n钳工|五级|40|36\n小计||40|36\n三、西校区\n职业|等级|报考|合格\n钳工|五级|20|15\n小计||20|15\n四、两校区合并\n职业|等级|报考|合格\n钳工|五级|60|51\n总计||60|51",
			"passed=51 registered=60 钳工5passed=51 钳工5registered=60"},
		{"one site does not say who passed", "二、东校区\n东校区钳工五级报考40人，合格36人。\n三、西校区\n西校区钳工五级报考20人。",
			"钳工5registered=60"},
	})
	hold(t, figuresSaid("venues/theory", "venues/practical_a"), [][3]string{
		{"rooms of two sites", "二、东校区\n理论考场80平方米，40个考位；钳工车间200平方米。\n三、西校区\n理论考场60平方米，30个考位；钳工车间100平方米。",
			"_area=140? _seats=70? rea=300?"},
		{"rooms told beside the counts", "二、东校区\n钳工五级报考40人，合格36人。理论考场80平方米，40个考位。\n三、西校区\n钳工五级报考20人，合格15人。理论考场60平方米，30个考位。",
			"_area=140? _seats=70?"},
		{"rooms of all are stated", "二、东校区\n理论考场80平方米，40个考位。\n三、西校区\n理论考场60平方米，30个考位。\n四、全校条件\n全校理论考场140平方米，考位70个。",
			"_area=140 _seats=70"},
	})
}

func TestATableOnSeveralParts(t *testing.T) {
	t.Parallel()
	hold(t, figuresSaid("training/", "staff/", "venues/", "implementation/"), [][3]string{
		{"each rule reads its own rows", "二、培训工作开展情况\n本年数据汇总如下表。\n项目|数量\n社会化培训|13期412人次\n专职人员|6人\n考评员|19人\n办公用房|120㎡\n理论考位|104个\n计划报备|9次\n认定批次|9批\n违纪违规|2起",
			"batches=9 examiners=19 full_time=6 office_area=120 plans_filed=9 social_classes=13 social_people=412 theory_seats=104 violations=2"},
	})
}
