package extract

// Rule reads one kind of fact from a reading.
type Rule struct {
	Name  string
	Reads string // what it reads, in plain words, for `extract --explain`
	Run   func(*Reading, *Collector)
}

// Rules is THE list of rules, in the order in which they run. A new rule is a function in its subject's file and a row
// here.
var Rules = []Rule{
	{"sections", "附件2各部分是否有实际内容", sectionFacts},
	{"outcomes", "报考、实考、合格、获证人数和通过率：正文与表格", outcomeFacts},
}

func sectionFacts(r *Reading, c *Collector) {
	for _, s := range [...]Section{Basic, TrainingPart, Overview, Foundation, Implementation, Plans} {
		c.Add(Fact{Field: "sections/" + string(s), Value: r.Has(s)})
	}
}
