package extract

import (
	"slices"
	"strconv"
	"strings"
)

// attachmentParts are the parts of Attachment 2 whose content a report states, each with the fields that are told in it; plans have none.
var attachmentParts = [...]struct {
	part   Section
	groups []string
}{
	{Basic, []string{"scope/"}},
	{TrainingPart, []string{"training/"}},
	{Overview, []string{"outcomes/"}},
	{Foundation, []string{"staff/", "venues/", "examiners/", "rules"}},
	{Implementation, []string{"implementation/"}},
	{Plans, nil},
}

// sectionFacts says which parts are there: by their headings, and in a report without headings or with chapters on its sites by what was read of them as well.
func sectionFacts(r *Reading, c *Collector) {
	for _, k := range attachmentParts {
		c.Add(Fact{Field: "sections/" + string(k.part), Value: r.Has(k.part) || (r.unheaded || r.sites != nil) && r.tells(k.part, k.groups, c.list) || r.tellsMixed(k.groups, c.list)})
	}
}

// tells reports whether the text of a report tells what belongs to a part with some groups of fields, wherever it stands.
func (r *Reading) tells(part Section, groups []string, facts []Fact) bool {
	return part == Plans && r.tellsPlans() || firstFact(facts, groups) != nil || part == Overview && r.sites != nil && slices.ContainsFunc(facts, func(f Fact) bool { return f.Derived })
}

// tellsMixed reports whether a table on several parts tells what belongs to some groups of fields: 社会化培训 | 13期412人次 above 考评员 | 19人.
func (r *Reading) tellsMixed(groups []string, facts []Fact) bool {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table == nil || b.Section == Plans || !b.Table.isMixed() {
			continue
		}
		at := blockKey(b.Ref)
		if slices.ContainsFunc(facts, func(f Fact) bool {
			return f.At.Table > 0 && blockKey(f.At) == at && slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(f.Field, g) })
		}) {
			return true
		}
	}
	return false
}

// firstFact is the first fact of some groups that says more than no, nil where there is none.
func firstFact(facts []Fact, groups []string) *Fact {
	for i := range facts {
		f := &facts[i]
		for _, g := range groups {
			if strings.HasPrefix(f.Field, g) && !f.Derived && f.Value != 0 && f.Value != false {
				return f
			}
		}
	}
	return nil
}

var (
	// ahead is a time to come with what is to be done then: 明年拟新增评茶员; the group is a year in digits.
	ahead = patternOf(`(?:明年|来年|今后|下一?步|接下来|往后|新的?一年|下年度|下一年|下一?阶段|后续|(20\d\d)年)[^。]{0,24}?(?:` + intends + `|计划|将|安排|目标|考虑|要|继续|想|加强|新增|增加|完善|推进|开展|组织|更新|更换|改进)`)
	// meant begins a clause that says what is meant to be done, without saying when.
	meant = patternOf(`^(?:今年|同时|另外|此外)?(?:我们|我校|我单位|我公司|我中心|公司|学校|中心|本校|本单位|本中心)?(?:还|也|将)?(?:` + intends + `|考虑)(?:在|于|再)?(?:今年|明年|年内)?([^,;。]{2,})`)
)

// prepared begin what 准备 stands before where nothing is meant by it: 准备工作充分.
var prepared = listOf("工作", "充分", "就绪", "好", "了", "情况", "过程", "阶段", "材料")

// tellsPlans reports whether a sentence of the text says what is meant to be done after the year of the report.
func (r *Reading) tellsPlans() bool {
	year := r.Year()
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Margin || b.Note || b.Table != nil || b.Heading {
			continue
		}
		for k := range b.Sentences() {
			s := &b.Sentences()[k]
			if m := ahead.FindStringSubmatch(s.Text); m != nil && (m[1] == "" || year != 0 && m[1] > strconv.Itoa(year)) {
				return true
			}
			for c := range s.Clauses {
				if m := meant.FindStringSubmatch(s.Clauses[c].Text); m != nil && !prepared.Begin(m[1]) {
					return true
				}
			}
		}
	}
	return false
}
