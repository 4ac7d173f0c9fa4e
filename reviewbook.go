package nianping

import (
	"cmp"
	"encoding/json"
	"strings"
)

// The review workbook (核对表): what an officer must decide, written by `review export` and taken back by `review import`.
// Every row carries an identifier that says what it is about; the officer fills in the last columns only.
const (
	SheetUnplaced  = "未归属材料"
	SheetDoubts    = "存疑数值"
	SheetFindings  = "问题认定"
	SheetPenalties = "扣分与否决"
	SheetOutcomes  = "补录统计"
	SheetExaminers = "补录考评员"
	SheetValues    = "补录数值"

	ColIdentifier = "标识（勿改）"
	ColPath       = "材料"
	ColWhy        = "原因"
	ColCandidates = "可能的机构"
	ColYear       = "年度"
	ColItem       = "项目"
	ColRead       = "读到的值"
	ColWords      = "原文"
	ColPlace      = "位置"
	ColDoubt      = "疑问"
	ColFinding    = "问题"
	ColSeverity   = "程度"

	// What the officer fills in.
	ColHandling  = "处理"
	ColBelongsTo = "归属机构"
	ColForYear   = "归属年度"
	ColValue     = "正确值"
	ColVerdict   = "认定"
	ColDecidedOn = "认定日期"
	ColDocument  = "文号"
	ColReason    = "理由"
	ColOfficer   = "经办人"
)

// The words of the columns 处理 and 认定, and what empties a value.
const (
	HandlePlace = "归属"
	HandleAside = "不是报送材料"
	VerdictYes  = "属实"
	VerdictNo   = "不属实"
	ValueNone   = "无"
)

// ReviewUnplaced is one item that could not be placed.
type ReviewUnplaced struct {
	ID         string // number and hash of the item
	Path       string
	Received   string
	Why        string
	Candidates string

	Row                             int // in a workbook that was read
	Handling, Institution, Year, By string
}

// ReviewDoubt is one value that the program is not sure of.
type ReviewDoubt struct {
	SHA256      string  // of the content
	Pointer     Pointer // of the value
	Institution string
	Year        int
	Item        string // what the value is, in Chinese
	Read        string // the value as read, "" for none
	Words       string // what was read, masked
	Place       string
	Doubt       string

	Sheet             string // "" for SheetDoubts
	Row               int
	Value, Reason, By string
}

// ReviewFinding is one finding, deduction or veto of one institution and year. A row that an officer added has no Key, only
// the institution's name.
type ReviewFinding struct {
	Key         string // of the institution
	Code        string
	Institution string
	Year        int
	Severity    string
	Text        string

	Row                                    int
	Verdict, DecidedOn, Document, Why, Who string
}

// AddedLists are the lists of a report to which an officer adds rows that the program did not read (补录), with their sheets and the
// fields of a row in the order of the columns; FieldName gives the titles.
var AddedLists = []struct {
	List, Sheet string
	Fields      []string
}{
	{"outcomes", SheetOutcomes, []string{"programme", "occupation", "level", "registered", "examined", "passed", "certified", "pass_rate"}},
	{"examiners", SheetExaminers, []string{"name", "gender", "id_number", "occupation", "level", "grade", "certificate_no", "valid_until", "employer", "phone"}},
}

// AddedFields are the fields of a row of one of AddedLists; nil for another list.
func AddedFields(list string) []string {
	for _, k := range AddedLists {
		if k.List == list {
			return k.Fields
		}
	}
	return nil
}

// AddedOptions are what may stand in a field of an added row; nil where anything may.
func AddedOptions(field string) (list []string) {
	switch field {
	case "programme":
		return []string{SkillLevel.Name(), Qualification.Name(), Specialised.Name()}
	case "level":
		for _, l := range Levels {
			list = append(list, l.Name())
		}
	case "grade":
		return []string{GradeExaminer.Name(), GradeSenior.Name()}
	case "gender":
		return []string{"男", "女"}
	}
	return list
}

// ReviewRow is a row that an officer adds to a list of one institution's report for one year. On export it has no cells: the program
// may not have read that part whole.
type ReviewRow struct {
	SHA256      string // of the content; "" for the one that counts
	Institution string
	Year        int
	List        string            // outcomes or examiners
	Cells       map[string]string // by field, as typed

	Sheet      string
	Row        int
	Reason, By string
}

// AddedValues are the single values that an officer may give where the program read none (补录数值), by their pointers in the order of
// the report's parts; their names are those of AddedName.
func AddedValues() (list []Pointer) {
	for _, p := range []struct {
		part   string
		fields []string
	}{
		{"training", []string{"social_people", "subsidised_people", "total_people", "social_classes", "subsidised_classes", "total_classes"}},
		{"staff", []string{"full_time", "part_time", "managers", "examiners", "supervisors", "experts"}},
		{"venues", []string{"office_area", "theory_area", "theory_seats", "practical_area", "practical_stations", "video_surveillance"}},
		{"implementation", []string{"plans_filed", "batches", "violations", "supervisions", "results_publicised", "archives_kept"}},
	} {
		for _, f := range p.fields {
			list = append(list, PointerTo(p.part, f))
		}
	}
	return list
}

// AddedName is the Chinese name of one of AddedValues: 培训总人数.
func AddedName(p Pointer) string {
	parts := p.Parts()
	return FieldName(parts[0], parts[len(parts)-1])
}

// AllInstitutions stands for every institution in a row that decides on a whole year: the end of the correction round.
const (
	AllInstitutions    = "全部机构"
	AllInstitutionsKey = "*"
)

// ReviewBook is a whole review workbook.
type ReviewBook struct {
	Grounds []string // deductions and vetoes by code and name, for rows that an officer adds: V4 提供虚假材料

	Unplaced []ReviewUnplaced
	Doubts   []ReviewDoubt // with those of SheetValues, which have no content: the one that counts is meant
	Rows     []ReviewRow
	Findings []ReviewFinding
	Vetoes   []ReviewFinding
}

// ReadableValue shows a JSON value in a cell: numbers and words as they are, 是 and 否, codes by their names, the fields of a row one
// after another, "" for null.
func ReadableValue(raw json.RawMessage) string {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return ""
	}
	switch x := v.(type) {
	case nil:
		return ""
	case bool:
		if x {
			return "是"
		}
		return "否"
	case string:
		return cmp.Or(Level(x).Name(), Grade(x).Name(), Programme(x).Name(), x)
	case map[string]any:
		return readableRow(x)
	}
	return string(raw)
}

// readableRow shows the fields of a row of AddedLists: 电工，三级/高级工，报考人数60. Others it shows by their names.
func readableRow(row map[string]any) string {
	var words []string
	for _, list := range AddedLists {
		for _, f := range list.Fields {
			v, has := row[f]
			if !has || v == nil {
				continue
			}
			delete(row, f)
			text, _ := json.Marshal(v)
			said := ReadableValue(text)
			if _, word := v.(string); !word {
				said = FieldName(list.List, f) + said
			}
			words = append(words, said)
		}
	}
	return strings.Join(words, "，")
}

// Fill shows a decision that was made before.
func (r *ReviewFinding) Fill(decisions []Decision) {
	for _, d := range decisions {
		if d.Code == r.Code {
			r.Verdict, r.DecidedOn, r.Document, r.Why, r.Who = VerdictNo, d.On, d.Document, d.Reason, d.By
			if d.Confirmed {
				r.Verdict = VerdictYes
			}
		}
	}
}
