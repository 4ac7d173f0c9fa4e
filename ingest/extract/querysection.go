package extract

import "strconv"

const (
	wholeReport = 300 // characters from which a document may hold all parts of a report
	mostMissing = 3   // parts that a report may lack before its headings are thought unread
)

// emptySections queries that a part is missing: where most are missing of a long text, where something of it was read or is spoken of
// elsewhere, and where a heading was not known. What is left is missing for certain.
func (a *accounts) emptySections() {
	missing := 0
	for _, k := range attachmentParts {
		if f := a.chosen("sections/" + string(k.part)); f != nil && f.Value == false {
			missing++
		}
	}
	long := a.length() >= wholeReport
	if missing == 0 || missing == len(attachmentParts) && !long || !speaksOfAssessment(a.r) {
		return
	}
	most := missing >= mostMissing && long
	for _, k := range attachmentParts {
		f := a.chosen("sections/" + string(k.part))
		if f == nil || f.Value != false {
			continue
		}
		if most {
			a.query(f, "正文不短，却有"+strconv.Itoa(missing)+"个部分没有找到，可能是标题写法少见，请核对")
		} else if at := firstFact(a.facts, k.groups); at != nil {
			a.query(f, "没有找到这一部分的标题，但"+at.At.String()+"有相关内容，请核对")
		} else if k.part == Plans && a.r.tellsPlans() {
			a.query(f, "没有找到这一部分的标题，但文中有下一步的打算，请核对")
		} else if at := a.r.passageOf(k.part); at != nil {
			a.query(f, "没有找到这一部分的标题，但"+at.Ref.String()+"（“"+firstRunes(at.Text(), 20)+"”）说的可能是这一部分，请核对")
		} else if at := a.r.unknownHeading(); at != nil {
			a.query(f, "没有找到这一部分的标题，"+at.Ref.String()+"的标题“"+firstRunes(at.Text(), 20)+"”不知属于哪一部分，请核对")
		}
	}
}

// passageWords are how many of its words, at most three of a kind, make a passage one of a part wherever it stands.
const passageWords = 3

// passageOf is the first passage that speaks of a part, nil where none does: one with several words of it, for the first part also one of a
// few lines that stands before all known parts and is no address. Plans are told by tellsPlans.
func (r *Reading) passageOf(part Section) *Block {
	started := false
	for i := range r.Blocks {
		b := &r.Blocks[i]
		started = started || b.Section != None
		if b.Margin || b.Note || b.Heading || b.Table != nil || shorterThan(b.Text(), 20) {
			continue
		}
		if part == Basic && !started && !addressed.In(b.Text()) || score(b.Text(), part) >= passageWords && part != Plans {
			return b
		}
	}
	return nil
}

// addressed are words of the lines with which a report turns to whom it is sent.
var addressed = listOf("如下", "现将", "汇报", "报告", "总结", "特此", "报送", "填报")

// unknownHeading is the first heading whose words name no part and whose rank is that of one which does, nil where there is none.
func (r *Reading) unknownHeading() *Block {
	ranks := map[int]bool{}
	list := r.headings()
	for _, h := range list {
		if len(h.parts) > 0 {
			ranks[h.rank] = true
		}
	}
	for _, h := range list {
		if b := &r.Blocks[h.block]; b.strange && ranks[h.rank] {
			return b
		}
	}
	return nil
}

// length is the characters of all paragraphs and cells.
func (a *accounts) length() int {
	n := 0
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		n += runeCount(b.Text())
		if b.Table != nil {
			for k := range b.Table.cells {
				n += runeCount(b.Table.cells[k].text)
			}
		}
	}
	return n
}
