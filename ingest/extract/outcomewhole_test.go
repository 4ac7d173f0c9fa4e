package extract

import (
	"strings"
	"testing"
)

// What is said behind the last item and only all items can have is of all of them.
func TestWhatOnlyAllItemsCanHaveIsOfAll(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"五级报考60人，合格52人；四级报考40人，合格32人；三级报考18人，合格17人，获证101人。", "5r60 5p52 4r40 4p32 3r18 3p17 c101"},
		{"茶艺师五级认定60人报考，52人合格；四级40人报考，32人合格；三级18人报考，17人合格，共获证101人。电工五级报考45人，合格40人。",
			"茶艺师5r60 茶艺师5p52 茶艺师4r40 茶艺师4p32 茶艺师3r18 茶艺师3p17 茶艺师c101 电工5r45 电工5p40 电工r45 电工p40"},
		{"电工报考60人，合格52人；焊工报考40人，合格32人，发证84本。", "电工r60 电工p52 焊工r40 焊工p32 c84"},
		{"三级报考18人，合格17人，获证101人为全部等级累计数，其中五级52人、四级32人、三级17人。", "3r18 3p17 c101 5c52 4c32 3c17"},
		{"电工三级报考18人，合格17人，获证101人（五级52人、四级32人、三级17人）。", "电工3r18 电工3p17 电工c101 电工5c52 电工4c32 电工3c17"},
		// the item's own, right or wrong
		{"五级报考60人，合格52人，获证50人；三级报考18人，合格17人，获证18人。", "5r60 5p52 5c50 3r18 3p17 3c18"},
		{"三级报考18人，合格17人，获证19人。", "3r18 3p17 3c19"},
		{"五级报考60人，合格52人；三级报考18人，合格17人，获证16人。", "5r60 5p52 3r18 3p17 3c16"},
		{"四级合格90人，其中30人由五级晋升取得四级证书。", "4p90"},
		{"五级报考30人，24人过关，全年合计27人取得证书。", "5r30 5p24 c27"},
	})
}

func TestTheSumOfTheOnlyItemIsItsOwn(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"电工五级30人报名，28人到场，24人过关，4人补考后又有3人过关，合计27人取得证书。", "电工5r30 电工5e28 电工5c27"},
		{"焊工报考42人，首考合格30人，补考合格6人，合计取证36人。", "焊工r42 焊工c36"},
		{"电工五级30人报名，24人合格，合计报考90人、合格80人。", "电工5r30 电工5p24 r90 p80"},
		{"电工五级30人报名，24人合格；焊工五级20人报名，18人合格，合计发证42本。", "电工5r30 电工5p24 焊工5r20 焊工5p18 c42"},
	})
}

// doubts are the reasons why values of a report are on review, without those of its parts.
func doubts(paragraphs ...string) string {
	doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工，均为五级至三级。2024年开展职业技能等级认定。"), paragraphs...)...)
	var out []string
	for _, v := range Assemble("x.docx", "", "docx", Facts(doc)).Review {
		if strings.HasPrefix(string(v.Pointer), "/outcomes/") {
			out = append(out, v.Reason)
		}
	}
	return strings.Join(out, "；")
}

func TestCountsOfSomeTogetherAreDoubted(t *testing.T) {
	t.Parallel()
	pooled := "原文是几个等级（职业）合并考试的人数，未说明是否就是全部"
	hold(t, func(s string) string { return doubts(s) }, [][2]string{
		{"五级、四级合并组织考试，共计46人报考，30人合格。三级另行组织，报考22人，合格15人。", pooled + "；" + pooled},
		{"五级、四级共计46人报考，30人合格。", ""},
		{"五级报考60人，合格52人；三级报考18人，合格17人，获证66人。", "多于前面一项的人数，看来是各项合计，而各项合格人数之和为69，请核对"},
		{"电工五级30人报名，24人过关，4人补考后又有3人过关。", "原文另有补考后合格的人数，未说明此数是否已含"},
		{"电工五级30人报名，24人过关，其中补考过关3人。", ""},
	})
}

// Of an institution that examines in one occupation alone the total is that occupation's: what is wrong there is told once.
func TestAConflictIsToldOnce(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string {
		doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为茶艺师，五级至三级。2024年开展职业技能等级认定。"), strings.Split(s, "¶")...)...)
		var out []string
		for _, f := range Assemble("x.docx", "", "docx", Facts(doc)).Findings {
			if f.Code == "CONFLICT" {
				out = append(out, f.Message)
			}
		}
		return strings.Join(out, "")
	}, [][2]string{
		{"全年共报考118人，合格101人。¶五级报考118人，合格101人。¶全年茶艺师共报考118人，合格110人。", "职业技能等级认定合格人数前后不一致：第6段为101，第8段为110。"},
		{"全年共报考118人，合格101人。¶全年合格101人，报考128人。", "职业技能等级认定报考人数前后不一致：第6段为118，第7段为128。"},
		{"全年共报考118人，合格101人。", ""},
	})
}

func TestMeasuresWithARateAreReadInTheirOrder(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"全年报考人数、合格人数和合格率分别为120人、103人和85.8%。", "r120 p103 %85.8"},
		{"电工报考人数、合格人数、合格率分别为120人、103人、85.8%；焊工分别为80人、70人、87.5%。", "电工r120 电工p103 电工%85.8 焊工r80 焊工p70 焊工%87.5"},
		{"报考人数、合格人数、合格率分别为：五级140人、126人、90%；四级88人、73人、83%。", "5r140 5p126 5%90 4r88 4p73 4%83"},
		{"各等级报考人数、合格人数及合格率如下：五级140人、126人；四级88人、73人。", "5r140 5p126 4r88 4p73"},
		{"五级报考140人、合格126人、合格率90%。", "5r140 5p126 5%90"},
		{"合格人数和合格率均有提高，合格103人。", "p103"},
		{"五级报40过36，四级考25过20。", "5r40 5p36 4e25 4p20"},
		{"报考人数、合格人数、通过率由上年的100人、80人、80%增加到120人、103人、85.8%。", ""},
	})
}

func TestTheOnlyHalfOfTheYearIsAllOfIt(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"2024年上半年因场地改造未组织考试，下半年共组织认定5次，报考203人，合格176人，合格率86.7%。", "r203 p176 %86.7"},
		{"上半年没有组织认定。下半年报考203人，合格176人。", "r203 p176"},
		{"上半年报考100人；下半年未组织认定。全年报考100人，合格90人。", "r100 p90"},
		{"上半年未组织三级认定，报考100人，合格90人；下半年报考203人，合格176人。", ""},
		{"上半年报考100人，合格90人；下半年报考203人，合格176人。", ""},
	})
}
