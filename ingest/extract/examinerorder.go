package extract

import (
	"slices"
	"strings"
)

// partsOrder is what a paragraph says that the brackets behind names hold, in order: 括号里依次是性别、证号和有效期.
type partsOrder struct {
	block  int
	fields []string // see HeaderField; "" for a word that is none of a person's fields
}

var (
	bracketWords = listOf("括号", "括弧", "姓名后", "名字后")
	// bracketHolds is such a sentence, with the names of the parts.
	bracketHolds = patternOf(`(?:括号|括弧|姓名后|名字后)[^。;:、,]{0,12}?(?:为|是|注明|标注|标明|注的|写的|写明|写|列|填|载明|:)+([^。;:()]+)`)
)

// personFields are the fields that the parts of a bracket may be.
var personFields = []string{"gender", "id_number", "certificate_no", "issued", "valid_until", "employer", "phone", "title", "grade", "level", "exam_level", "occupation"}

// partsOrders are the orders that paragraphs of the document announce, looked for when first asked for.
func (r *Reading) partsOrders() []partsOrder { return r.orders.of(r.findPartsOrders) }

func (r *Reading) findPartsOrders() (orders []partsOrder) {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil || !bracketWords.In(b.Text()) {
			continue
		}
		for _, m := range bracketHolds.FindAllStringSubmatchIndex(b.Text(), -1) {
			fields, known := fieldsNamed(b.Text()[m[2]:m[3]])
			if known || fields != nil && (b.Section == Foundation || b.Says(examinerWords)) {
				orders = append(orders, partsOrder{i, fields})
			}
		}
	}
	return orders
}

// fieldsNamed reads the names of the parts of a bracket; nil where one is a count of candidates: 报名人数. Known is whether any of them was understood: what
// stands in a bracket of which nothing is known is not told by its shape.
func fieldsNamed(list string) (fields []string, known bool) {
	for piece := range splitAt(list, Span{0, len(list)}, "、,;/+|和及与 \t\n") {
		word := strings.Trim(list[piece.Start:piece.End], "以等")
		f := HeaderField(word)
		switch {
		case word == "":
			continue
		case slices.Contains(personFields, f):
			known = true
		case f == "name" && len(fields) == 0:
			continue
		case isMetric[f]:
			return nil, false
		default:
			f = ""
		}
		fields = append(fields, f)
	}
	return fields, known
}

// partsOrderFor is the order that is announced for the brackets of a paragraph: in the nearest paragraph above or in itself, else in the first behind
// it, as a note says it; nil for none.
func (r *Reading) partsOrderFor(b *Block) []string {
	var fields []string
	for _, o := range r.partsOrders() {
		if o.block > b.Index && fields != nil {
			break
		}
		fields = o.fields
		if o.block > b.Index {
			break
		}
	}
	return fields
}

// ordered gives a person the parts of his bracket by the order that is announced for them. A part with a shape of its own, a gender, a date, a
// telephone, goes to the first field left that may have it; words go to a field only where no part is left out and none added: the last may be
// a remark.
func (p *person) ordered(b *Block, bracket Span, marks string, order []string) {
	parts := slices.Collect(b.pieces(bracket, marks))
	left := slices.Clone(order)
	for _, v := range parts {
		shape := shapeOfPart(v.value)
		at := slices.IndexFunc(left, func(field string) bool { return mayBe(field, shape) })
		if at < 0 || shape == anyShape && len(parts) != len(order) && !employerPiece(v.value) {
			continue
		}
		p.takeAs(left[at], v)
		left = slices.Delete(left, at, at+1)
	}
}

// partShape is what a part of a bracket may be by its shape alone.
type partShape int

const (
	anyShape partShape = iota // words: an employer, a title, a remark
	numberShape
	genderShape
	dateShape
	phoneShape
	gradeShape
	idShape
)

func shapeOfPart(s string) partShape {
	switch {
	case s == "男" || s == "女":
		return genderShape
	case isIDNumber(s):
		return idShape
	case isMobile(s):
		return phoneShape
	case dateAlone(s) != "":
		return dateShape
	case gradeOf(s) != "" && shorterThan(s, 9):
		return gradeShape
	case digitsOnly(s) || numbered.MatchString(s):
		return numberShape
	}
	return anyShape
}

// numbered is a certificate's number: letters or words with digits behind them, 皖评0117, DG-0117, 〔2023〕117号.
var numbered = patternOf(`^[\p{Han}A-Za-z]{0,10}[\w\[\]()第字号.-]*\d{2,}[A-Za-z]?号?$`)

// mayBe reports whether a field may have a part of a shape.
func mayBe(field string, shape partShape) bool {
	switch field {
	case "gender":
		return shape == genderShape
	case "valid_until", "issued":
		return shape == dateShape
	case "id_number":
		return shape == idShape
	case "phone":
		return shape == phoneShape || shape == numberShape
	case "grade":
		return shape == gradeShape
	case "certificate_no":
		return shape == numberShape || shape == idShape
	}
	return shape == anyShape || shape == gradeShape && field != "employer"
}

// takeAs gives a person a field from a part of his bracket, where nothing else has said it.
func (p *person) takeAs(field string, v cellValue) {
	switch field {
	case "certificate_no":
		p.card.fill(v)
	case "valid_until":
		p.until.fill(v.as(dateAlone(v.value)))
	case "employer":
		p.employer.fill(v)
	case "exam_level":
		p.level.fill(v.as(string(highest(v.value))))
	case "phone":
		p.phone.fill(v)
	}
}

// dateAlone reads the end of a validity that is all of a part: 2026年3月, 2026.3, 26.3, 2023.3-2026.3; "" for anything else.
func dateAlone(s string) string {
	if !madeOf(s, "0123456789年月日号份.-/—~至到起止 ", 4, 24) {
		return ""
	}
	until, _ := cellUntil(s)
	return until
}
