package extract

import (
	"strings"
	"testing"
)

// Counts that cannot be are doubted, all of them where the head must have been misread; a wrong rate of the report's own is not.
func TestCountsThatContradictThemselvesAreDoubted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, table string
		doubts      int
		part        bool // the overview is doubted too, and so what is missed there
	}{
		{"counts below a head of rates", `
			职业|报考|合格|通过率
			电工|60|48|40
			焊工|40|22|18`, 6, true},
		{"more passed than registered in each row", `
			级别|报考|合格
			五级|55|60
			四级|60|70
			三级|12|15`, 6, true},
		{"one rate that is a count", `
			级别|报考|合格|通过率
			五级|60|55|92
			四级|70|63|90
			三级|20|15|12`, 1, false},
		{"two columns of those who sat", `
			级别|报考|参加人数|实考人数|合格
			五级|60|2|58|55
			四级|70|4|66|63`, 8, true},
		{"one row of the report's own", `
			级别|报考|合格
			五级|60|55
			四级|70|73
			三级|20|15`, 0, false},
		{"wrong rates of the report's own", `
			级别|报考|合格|通过率
			五级|60|55|71.2%
			四级|70|63|80.0%`, 0, false},
		{"whole rates that are right", `
			级别|报考|合格|通过率
			五级|60|55|92
			四级|70|63|90`, 0, false},
		{"whole rates of those who sat", `
			级别|报考|实考|合格|通过率
			五级|60|58|55|95
			四级|70|66|63|95`, 0, false},
	} {
		facts := Facts(written(c.table, opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工，均为五级至三级。2024年开展职业技能等级认定。")...))
		doubts, part := 0, false
		for _, f := range facts {
			if strings.HasPrefix(f.Field, "outcomes/") && f.Doubt != "" && !f.Derived {
				doubts++
			}
			part = part || f.Field == "sections/overview" && f.Query != ""
		}
		if doubts != c.doubts || part != c.part {
			t.Errorf("%s: %d doubts, the part doubted %v", c.name, doubts, part)
		}
	}
}
