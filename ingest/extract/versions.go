package extract

import (
	"slices"
	"strings"

	"nianping/ingest/document"
)

// versions parts a body that holds the report twice, a draft and what became of it: the same title stands in it again, and behind
// either stand headings of the same parts. The later one holds, unless its first lines call it the draft. Earlier is nil for any
// other body.
func versions(body []document.Block) (valid, earlier []document.Block) {
	second := titleAgain(body)
	if second < 0 || sharedParts(body[:second], body[second:]) < 2 {
		return body, nil
	}
	if calledDraft(body[second:]) && !calledDraft(body) {
		return body[:second], body[second:]
	}
	return body[second:], body[:second]
}

// titleAgain is where the title of a document stands a second time, -1 where it does not.
func titleAgain(body []document.Block) int {
	var titles []string
	for i := range body {
		p := body[i].Paragraph
		if p == nil || len(p.Text) < len("2024年度工作总结") || len(p.Text) > 180 || !isTitle(p.Text) || strings.Contains(p.Text, "。") {
			continue
		}
		if slices.Contains(titles, p.Text) {
			return i
		}
		if len(titles) < 3 {
			titles = append(titles, p.Text)
		}
	}
	return -1
}

// sharedParts counts the parts of Attachment 2 over which both pieces of a body have a heading.
func sharedParts(a, b []document.Block) int {
	n, in := 0, headedParts(b)
	for s := range headedParts(a) {
		if in[s] {
			n++
		}
	}
	return n
}

func headedParts(body []document.Block) map[Section]bool {
	out := map[Section]bool{}
	for i := range body {
		if p := body[i].Paragraph; p != nil && runeCount(p.Text) <= 30 {
			if h := headingOf(&Block{Para: p, View: NewView(p.Text)}); h.is && (h.rank <= 2 || h.glued == 0) && len(h.parts) > 0 {
				out[h.parts[0]] = true
			}
		}
	}
	return out
}

// calledDraft reports whether one of the first lines says that this is not the final text.
func calledDraft(body []document.Block) bool {
	for i := range min(4, len(body)) {
		if p := body[i].Paragraph; p != nil && runeCount(p.Text) <= 20 && hasAny(p.Text, "初稿", "草稿", "原稿", "征求意见稿", "作废") {
			return true
		}
	}
	return false
}

// contradicted are the figures of the earlier draft that differ from those found: two values of one row each, so that the later
// one is believed and the difference is a CONFLICT. What the earlier draft says alone is left out.
func (r *Reading) contradicted(found []Fact) []Fact {
	if r.draft == nil {
		return nil
	}
	have := map[cellKey]bool{}
	for i := range found {
		if f := &found[i]; f.Confidence >= Stated && !f.Derived {
			have[cellKey{f.Of, f.Field}] = true
		}
	}
	var out []Fact
	for _, f := range foundBy(r.draft, nil) {
		switch f.Value.(type) {
		case int, float64:
			if f.Of.Row == 0 && f.Confidence == Stated && have[cellKey{f.Of, f.Field}] {
				out = append(out, f)
			}
		}
	}
	return out
}
