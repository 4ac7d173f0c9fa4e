package extract

import "testing"

func TestBareNumbersTakeTheMeasuresThatTheLeadInNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"分职业看，报名、获证人数从多到少排列为：1.焊工88人，80人；2.电工61人，52人；3.茶艺师30人，30人。", "焊工r88 焊工c80 电工r61 电工c52 茶艺师r30 茶艺师c30"},
		{"各等级报考、合格人数如下：五级88人，80人；四级61人、52人。", "5r88 5p80 4r61 4p52"},
		{"各职业报考、合格人数由多到少为：焊工88人，80人；电工61人；茶艺师30人，28人。", "焊工r88 焊工p80 茶艺师r30 茶艺师p28"},
		{"各职业报考、合格人数如下：焊工报考88人，合格80人；电工报考61人，合格52人。", "焊工r88 焊工p80 电工r61 电工p52"},
		{"各职业报考、合格人数如下：焊工88人，合格80人；电工61人，合格52人。", "焊工r88 焊工p80 电工r61 电工p52"},
	} {
		if got := countsIn(c.text); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}

func TestWhoIsLeftOutOrOnlyCompetesIsNotCounted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"全年报考430人（不含补考12人），合格400人。", "r430 p400"},
		{"报考430人，合格400人。以上人数不包括街道委托的家政擂台（报名55人，合格16人）。", "r430 p400"},
		{"报考430人，合格400人。上述不计入市总工会的电工练兵（报名55人，获证16人）。", "r430 p400"},
		{"报考430人。9月市焊工职业技能竞赛报名66人，获证9人。", "r430"},
		{"五级报考430人，合格400人；五级有1名合格考生因身份信息有误，证书于次年1月补办。", "5r430 5p400"},
		{"五级报考430人，合格400人。其中五级2名合格人员的证书尚未领取。", "5r430 5p400"},
		{"五级报考430人，合格400人。五级3名获证学员证书遗失，已补发。", "5r430 5p400"},
		{"五级报考3人，1名合格。", "5r3 5p1"},
		{"报考430人。10月举办茶艺大赛，报名66人，选手通过9人。", "r430"},
	} {
		if got := countsIn(c.text); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}
