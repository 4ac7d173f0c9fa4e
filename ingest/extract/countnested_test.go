package extract

import "testing"

func TestLevelsBelowAnOccupationAreItsOwn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, want string }{
		"below each": {`
			职业和等级|报考|合格
			（一）电工|50|43
			五级|30|27
			四级|20|16
			（二）焊工|25|21
			五级|25|21
			合计|75|64
			分等级|报考|合格
			五级|55|48
			四级|20|16`, "4p16 4r20 5p48 5r55 p64 r75 焊工5p21 焊工5r25 焊工p21 焊工r25 电工4p16 电工4r20 电工5p27 电工5r30 电工p43 电工r50"},
		"behind all": {`
			职业|报考|合格
			电工|50|43
			焊工|25|21
			五级|55|48
			四级|20|16`, "4p16 4r20 5p48 5r55 焊工p21 焊工r25 电工p43 电工r50"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tabled("", c.table); got != c.want {
				t.Errorf("gives %s\nwant  %s", got, c.want)
			}
		})
	}
}

func TestACountInTheCornerIsOfAllCells(t *testing.T) {
	t.Parallel()
	for table, want := range map[string]string{
		`
			发证人数|五级|四级
			电工|27|16
			焊工|21|-`: "焊工5c21 电工4c16 电工5c27",
		`
			发证人数|五级|四级
			城东校区|27|16
			城西校区|21|9`: "",
	} {
		if got := tabled("", table); got != want {
			t.Errorf("%s\n gives %s", table, got)
		}
	}
}

func TestQuartersUnderATimeAreParts(t *testing.T) {
	t.Parallel()
	if got := tabled("全年等级认定报考75人，合格64人。", `
		时间|报考|合格
		上半年|50|43
		下半年|25|21
		合计|75|64`); got != "p64 r75" {
		t.Error(got)
	}
}
