package document

import (
	"slices"
	"testing"
)

func TestADocumentThatIsDoneWithLeavesItsMemoryEmpty(t *testing.T) {
	var d Document
	m := d.Lend()
	taken := m.Paragraphs.Take(3)
	for i := range taken {
		taken[i] = Paragraph{Text: "甲", Struck: []Span{{0, 3}}}
	}
	more := m.Paragraphs.CopyOf(taken)
	if text := more[2].Text; text != "甲" || taken[0].Text != "甲" {
		t.Errorf("a copy lies on what was taken before: %q, %q", text, taken[0].Text)
	}
	d.Body = []Block{P(&taken[0])}
	d.Done()
	if d.Body != nil {
		t.Error("blocks of a document that is done with can still be reached")
	}
	for range 3 {
		if p := m.Paragraphs.Take(1)[0]; p.Text != "" || p.Struck != nil {
			t.Errorf("a paragraph begins as %+v", p)
		}
	}
}

func TestListsOfASlabDoNotGrowIntoEachOther(t *testing.T) {
	t.Parallel()
	var s Slab[int]
	first, second := s.Take(2), s.CopyOf([]int{3, 4})
	first = append(first, 5)
	if !slices.Equal(second, []int{3, 4}) || !slices.Equal(first, []int{0, 0, 5}) {
		t.Errorf("%v %v", first, second)
	}
}
