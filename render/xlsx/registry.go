package xlsx

import (
	"io"
	"strings"

	"nianping"
)

// registryColumns are the contract's columns with their widths and the words that they take.
func registryColumns() []column {
	widths := map[string]float64{nianping.ColName: 32, nianping.ColCreditCode: 22, nianping.ColType: 18, nianping.ColProgramme: 20, nianping.ColOccupation: 20,
		nianping.ColLevels: 24, nianping.ColFrom: 13, nianping.ColTo: 13, nianping.ColFormerNames: 24, nianping.ColPhone: 15, nianping.ColEmail: 22, nianping.ColNote: 20}
	lists := map[string][]string{
		nianping.ColType:      nianping.InstitutionTypeNames(),
		nianping.ColProgramme: {nianping.SkillLevel.Name(), nianping.Qualification.Name(), nianping.Specialised.Name()},
		nianping.ColState:     {string(nianping.Active), string(nianping.Suspended), string(nianping.Withdrawn), string(nianping.StruckOff), string(nianping.Deregister)},
		nianping.ColCommon:    {"是", "否"},
	}
	var columns []column
	for _, title := range nianping.RegistryColumns {
		width := widths[title]
		if width == 0 {
			width = 12
		}
		columns = append(columns, column{title: title, width: width, list: lists[title]})
	}
	return columns
}

// WriteRegistry writes a registry in the contract's columns, one row an institution and occupation. reveal shows telephone
// numbers whole.
func WriteRegistry(w io.Writer, list []nianping.Institution, reveal bool) error {
	p := page{name: "备案名册", columns: registryColumns()}
	for i := range list {
		in := &list[i]
		phone := in.Phone
		if !reveal {
			phone = nianping.MaskText(phone)
		}
		for _, f := range in.Filings {
			common := "否"
			if f.Common {
				common = "是"
			}
			p.rows = append(p.rows, []any{in.Name, in.CreditCode, string(in.Type), in.District, f.Programme.Name(), f.Occupation, f.Code, LevelRange(f.Levels),
				f.From.String(), f.To.String(), string(f.State), f.StateDate.String(), common, strings.Join(in.FormerNames, "、"), in.Contact, phone, in.Email, in.Note})
		}
	}
	return writeBook(w, []page{p})
}

// WriteRegistryTemplate writes an empty registry with lists to choose from.
func WriteRegistryTemplate(w io.Writer) error {
	return writeBook(w, []page{{name: "备案名册", columns: registryColumns()}})
}

// LevelRange writes levels as registries do: 五级-三级 for neighbours, else 五级、三级; from the lowest to the highest.
func LevelRange(levels []nianping.Level) string { return nianping.LevelRange(levels, "-") }
