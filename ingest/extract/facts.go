package extract

import (
	"cmp"
	"fmt"
	"strings"

	"nianping"
	"nianping/ingest/document"
)

// Fact is one value with its words, its place and its doubt, on its way to Assemble.
//
// Field is the value's place in the report without row numbers: "year", "institution/name", "training/social_people",
// "venues/by_occupation/theory_seats", "outcomes/registered", "examiners/name", "scope/levels", "levels_held", "rules",
// "claims", "findings". Of says which row of a list. fields.go has all of them with the type of Value.
type Fact struct {
	Field      string
	Of         RowKey
	Value      any
	At         document.Ref
	Text       string // the document's own words, contiguous
	Doubt      string // a Chinese reason why a person should look; "" where there is none
	Query      string // one found when all facts were there (see Queries): it has no part in the choice among them
	Rule       string // the rule that found it
	Decimals   int    // of a rate, in per cent, as stated; -1 where it is in words
	Base       int    // the people that a rate is of, where its row does not state them as a count; 0 where it is of one that it states
	Confidence Confidence
	Approx     bool // 约, 近, 余
	Aside      bool // the words around it leave open whose figure it is: it contradicts no other, see prose.told
	Derived    bool // an outcome that the program computed
	Recognised bool // in a picture (OCR)
	Doubted    bool // in a table whose reader doubts which cell is whose
}

// RowKey says which row of a list a fact belongs to. Outcomes are keyed by programme, occupation and level, scope and
// rooms by occupation, examiners and candidate sources by Row (any number that is the same for one row's facts).
type RowKey struct {
	Programme  nianping.Programme
	Occupation string
	Level      nianping.Level
	Row        int
}

// Confidence is how sure a value is, from how it was found. Two facts for one field: the surer wins; two that are both
// at least Stated and differ are a CONFLICT where they are surely of one thing, see contradict. What is below Stated goes to review.
type Confidence uint8

// The degrees.
const (
	Weak     Confidence = iota + 1 // a guess that fits
	Inferred                       // follows from other words
	Stated                         // said once in plain words
	Proven                         // read in a table whose sums agree, or said twice
)

// factLists are used again: the facts of a report are assembled before Report returns.
var factLists spare[Fact]

// Report reads a document and makes its report; see Assemble for what it is given.
func Report(file, sha256, format string, doc *document.Document) *nianping.Report {
	r := Read(doc)
	facts := factsInto(r, factLists.lend())
	defer factLists.takeBack(facts)
	defer r.done()
	return Assemble(file, sha256, format, facts)
}

// Facts runs all rules over a document.
func Facts(doc *document.Document) []Fact {
	return FactsOf(Read(doc))
}

// FactsOf runs all rules over a reading; of a document that is no report it gives the year and the missing sections only.
func FactsOf(r *Reading) []Fact { return factsInto(r, nil) }

// factsInto fills an empty list.
func factsInto(r *Reading, list []Fact) []Fact {
	list = queryFacts(r, foundBy(r, list))
	list = append(list, r.contradicted(list)...)
	list = r.tellRows(list)
	r.placeInLines(list)
	list = doubtTables(r.Doc, doubtPictures(r.Doc, list))
	r.tellParts(list)
	return list
}

// foundBy fills an empty list with what the rules find, before it is asked what else a value could be.
func foundBy(r *Reading, list []Fact) []Fact {
	c := &Collector{list: list}
	for _, rule := range Rules {
		c.rule = rule.Name
		rule.Run(r, c)
	}
	return ownWords(withLevelsHeld(c.list))
}

// recognisedDoubt is why a person should look at a value that no reader read.
const recognisedDoubt = "由图像识别得出，请对照原件核对"

// doubtPictures doubts every fact that was recognised in a picture.
func doubtPictures(doc *document.Document, list []Fact) []Fact {
	for i := range list {
		if f := &list[i]; doc.Recognised[f.At.Page] || len(doc.Recognised) > 0 && f.At.Page == 0 { // headers and footers have no page
			f.doubt(recognisedDoubt)
			f.Recognised = true
		}
	}
	return list
}

// doubtTables doubts every fact in a table of which the reader does.
func doubtTables(doc *document.Document, list []Fact) []Fact {
	doubts := map[int]string{} // by the number of the table
	for _, b := range doc.Body {
		if b.Table != nil && b.Table.Doubt != "" {
			doubts[b.Table.Ref.Table] = b.Table.Doubt
		}
	}
	if len(doubts) == 0 {
		return list
	}
	for i := range list {
		if f := &list[i]; f.At.Part == document.Body && doubts[f.At.Table] != "" {
			f.doubt(doubts[f.At.Table])
			f.Doubted = true
		}
	}
	return list
}

// doubt adds a reason why a person should look.
func (f *Fact) doubt(reason string) {
	if f.Doubt != "" {
		f.Doubt += "；"
	}
	f.Doubt += reason
}

// withLevelsHeld appends the levels at which the document counts candidates.
func withLevelsHeld(list []Fact) []Fact {
	at := map[nianping.Level]*Fact{}
	for i := range list {
		f := &list[i]
		n, isCount := f.Value.(int)
		if f.Of.Level != "" && isCount && n != 0 && at[f.Of.Level] == nil && strings.HasPrefix(f.Field, "outcomes/") {
			at[f.Of.Level] = f
		}
	}
	for _, l := range nianping.Levels {
		if f := at[l]; f != nil {
			list = append(list, Fact{Field: "levels_held", Value: l, At: f.At, Text: f.Text, Rule: f.Rule, Confidence: Stated})
		}
	}
	return list
}

// Collector gathers the facts of one rule after the other.
type Collector struct {
	rule string
	list []Fact
}

// Add keeps a fact; its Rule is filled in, its Confidence is Stated where none is given.
func (c *Collector) Add(f Fact) {
	c.list = append(c.list, f)
	c.sign(len(c.list) - 1)
}

// sign completes the facts from one on.
func (c *Collector) sign(from int) {
	for i := from; i < len(c.list); i++ {
		f := &c.list[i]
		f.Rule = c.rule
		if f.Confidence == 0 {
			f.Confidence = Stated
		}
	}
}

// addAll keeps several facts.
func (c *Collector) addAll(list []Fact) {
	from := len(c.list)
	c.list = append(c.list, list...)
	c.sign(from)
}

// put keeps a value of a field, given where it stands; what it returns may be completed.
func (c *Collector) put(field string, value any, f Fact) *Fact {
	c.list = append(c.list, f)
	c.sign(len(c.list) - 1)
	kept := &c.list[len(c.list)-1]
	kept.Field, kept.Value = field, value
	return kept
}

// clauseAt is where a range of a block's text stands: its words are the clause around it.
func (b *Block) clauseAt(start, end int) Fact {
	from, to := b.Around(start, end)
	return Fact{At: b.Ref, Text: b.View.Original(from, to)}
}

// whole is where the whole of a block's text stands, as that of a form's value cell.
func (b *Block) whole() Fact { return Fact{At: b.Ref, Text: b.View.Original(0, len(b.Text()))} }

// factAt is where the text of a cell stands.
func (t *Table) factAt(row, col int) Fact {
	v := t.View(row, col)
	return Fact{At: t.Ref(row, col), Text: v.Original(0, len(v.Text))}
}

// String prints a fact on one line: field, row, value, place, words, doubt, rule.
func (f Fact) String() string {
	of := ""
	if f.Of != (RowKey{}) {
		of = fmt.Sprintf("[%s %s %s %d]", f.Of.Programme, f.Of.Occupation, f.Of.Level, f.Of.Row)
	}
	value := f.Value
	if v, ok := value.(nianping.Finding); ok {
		value = v.Code + " " + v.Message
	}
	s := fmt.Sprintf("%s%s = %v\t%s\t“%s”\t%s", f.Field, of, value, f.At, f.Text, f.Rule)
	if f.Doubt+f.Query != "" {
		s += "\t？" + cmp.Or(f.Doubt, f.Query)
	}
	return s
}
