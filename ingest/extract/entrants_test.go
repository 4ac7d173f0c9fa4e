package extract

import "testing"

func TestEntrantsAreWhoRegisteredWhereThoseWhoSatAreToldApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ caption, table, want string }{
		{"全年参评60人，实际考核58人，通过50人。", `
			等级|参评人数|实际考核人数|通过人数
			五级|40|39|35
			四级|20|19|15`, "4e19 4p15 4r20 5e39 5p35 5r40 e58 p50 r60"},
		{"全年电工报考60人，参评58人，通过50人。", "", "电工e58 电工p50 电工r60"},
	} {
		if got := tabled(c.caption, c.table); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.caption, got, c.want)
		}
	}
}
