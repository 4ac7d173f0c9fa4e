package extract

import (
	"fmt"
	"strings"

	"nianping/ingest/document"
)

// Query looks, after all rules, for one reason why values may be wrong in which no rule saw anything wrong: another figure
// of the same kind that nothing accounts for, sums that disagree, a value unlike the others of its list. It changes no value.
type Query struct {
	Name string
	Sees string // what it sees, in plain words
	Run  func(*accounts)
}

// Queries is THE list of queries, in the order in which they run; of two reasons for one value the first stands.
var Queries = []Query{
	{"rivals", "同类数字在别处另有一个，没有用上，也不是其中、合计、上年或计划", (*accounts).rivals},
	{"training-sums", "全年累计培训小于其各部分之和", (*accounts).trainingSums},
	{"listed-examiners", "所说的考评员人数与名单不符", (*accounts).listedExaminers},
	{"listed-of-occupation", "所说的某职业考评员人数多于名单", (*accounts).listedOfOccupation},
	{"odd-examiners", "考评员的某一项写法与名单中其他人都不同", (*accounts).oddExaminers},
	{"lent-validity", "几名考评员的有效期出自名单外的一句话，而其他人另有写明", (*accounts).lentValidity},
	{"odd-names", "机构或职业的名称不像名称", (*accounts).oddNames},
	{"long-names", "备案项目的名称前面多出几个字，别处没有", (*accounts).longNames},
	{"outcome-sums", "报考、实考、合格、获证人数的各项之和与合计不符", (*accounts).outcomeSums},
	{"corrections", "另有一处说明某个数字有误或应为多少，没有用上", (*accounts).correctedElsewhere},
	{"unread", "表格或段落里有报考、合格人数，考评员姓名或备案职业，却一个也没有读出", (*accounts).unread},
	{"empty-sections", "某一部分没有标题，却有相关内容", (*accounts).emptySections},
}

// accounts are the facts of a document beside what it says.
type accounts struct {
	r     *Reading
	facts []Fact
	lists [][]*Fact // those of a field each, by its number; the first is empty
}

// fieldNumbers are the fields of which a query may be put, from 1 on.
var fieldNumbers = func() map[string]uint8 {
	numbers := make(map[string]uint8, len(scalars)+len(rowTargets))
	for field := range scalars {
		numbers[field] = uint8(len(numbers) + 1)
	}
	for field := range rowTargets {
		numbers[field] = uint8(len(numbers) + 1)
	}
	return numbers
}()

func newAccounts(r *Reading, facts []Fact) *accounts {
	a := &accounts{r: r, facts: facts, lists: make([][]*Fact, len(fieldNumbers)+1)}
	of, sizes := make([]uint8, len(facts)), make([]int, len(a.lists)) // the list of each fact; of the lists
	for i := range facts {
		of[i] = fieldNumbers[facts[i].Field]
		sizes[of[i]]++
	}
	all := make([]*Fact, len(facts)) // the lists stand one behind the other
	for k, n := range sizes {
		a.lists[k], all = all[:0:n], all[n:]
	}
	for i, k := range of {
		if k != 0 { // no rule, claim, level held or finding
			a.lists[k] = append(a.lists[k], &facts[i])
		}
	}
	return a
}

// of are the facts of a field.
func (a *accounts) of(field string) []*Fact { return a.lists[fieldNumbers[field]] }

// queryFacts puts a query to the values for which a document leaves another reading open.
func queryFacts(r *Reading, facts []Fact) []Fact {
	a := newAccounts(r, facts)
	for _, q := range Queries {
		q.Run(a)
	}
	return facts
}

// chosen is the fact that gives a field without rows its value, nil where none does; the same choice as Assemble's.
func (a *accounts) chosen(field string) *Fact { return surest(a.of(field)) }

// query puts a query to a value, wherever it was found. A doubt of the rule's own, where there is one, is what people see.
func (a *accounts) query(f *Fact, why string) {
	for _, k := range a.of(f.Field) {
		if k.Of == f.Of && equal(k.Value, f.Value) && k.Query == "" {
			k.Query = why
		}
	}
}

// elsewhere is the reason for a value beside which another figure stands.
func elsewhere(value any, at document.Ref, words string) string {
	if words = strings.TrimSpace(words); words != "" {
		words = "（“" + firstRunes(words, 40) + "”）"
	}
	return fmt.Sprintf("%s另有%s%s，未说明与此数的关系，请核对", at, show(value), words)
}

// amount is a count or a measure as a number; ok is false for values of other types.
func amount(value any) (v float64, ok bool) {
	switch n := value.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}
