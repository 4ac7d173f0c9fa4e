package extract

import "strings"

// placeUnheaded gives the paragraphs of a report that has no heading at all their parts: by the topic that a paragraph
// begins with (培训  今年开了…), else by its words; the first one introduces the institution, and a paragraph that tells
// nothing goes with the one before.
func (r *Reading) placeUnheaded() {
	if !r.speaksAsReport() {
		return
	}
	r.unheaded = true
	last := None
	for i := range r.Blocks {
		b := &r.Blocks[i]
		text := b.Text()
		switch {
		case b.Margin || b.Note || text == "" && b.Table == nil:
			continue
		case b.Table != nil:
			text = b.Table.Words()
		case last == None && (runeCount(text) < 15 || isTitle(text) && runeCount(text) < 40 || strings.HasSuffix(text, ":")):
			continue // title and address
		}
		switch parts := topicOf(text); {
		case b.Table == nil && len(parts) > 0:
			last = mostSpoken(text, parts, 0, parts[0])
		case last == None:
			last = Basic
		default:
			last = mostSpoken(text, partsSpoken[:], mustSpeak(text), last)
		}
		b.Section = last
	}
}

// topicOf is what the few words before the first pause of a paragraph are as a heading: 人和场地, 培训; nil for none.
func topicOf(text string) []Section {
	end := strings.IndexAny(text, ",: \t")
	if end < 0 || runeCount(text[:end]) > 8 || coverage(text[:end]) < 0.5 {
		return nil
	}
	return singleParts(partsOf(text[:end]))
}

// partsSpoken are the parts that paragraphs without headings are given, of equals the first.
var partsSpoken = [...]Section{Overview, Plans, Basic, TrainingPart, Foundation, Implementation}

// mustSpeak is how many words of a part do not yet give a paragraph to it: two, one where it speaks of no other part.
func mustSpeak(text string) int {
	parts := 0
	for _, s := range partsSpoken {
		if score(text, s) > 0 {
			parts++
		}
	}
	if parts == 1 {
		return 1
	}
	return 2
}

// mostSpoken is the part of which a text has most words, more than some; else what it is without.
func mostSpoken(text string, among []Section, more int, without Section) Section {
	best := without
	for _, s := range among {
		if n := score(text, s); n > more {
			best, more = s, n
		}
	}
	return best
}

// speaksAsReport reports whether a document without headings is a report all the same: its title says so, and it speaks
// of assessing people.
func (r *Reading) speaksAsReport() bool {
	titled, said := false, map[string]bool{}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.part != None { // a form of one table names them
			return false
		}
		if b.Margin || b.Note || b.Table != nil {
			continue
		}
		titled = titled || i < 4 && isTitle(b.Text()) && runeCount(b.Text()) < 40
		for _, w := range [...]string{"认定", "评价", "考评员", "备案", "报名", "报考", "合格", "考过", "督导", "培训"} {
			if !said[w] && strings.Contains(b.Text(), w) {
				said[w] = true
			}
		}
	}
	return titled && len(said) >= 5
}
