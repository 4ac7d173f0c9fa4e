package nianping

import (
	"strconv"
	"strings"
)

// Pointer is a JSON pointer (RFC 6901) into a Report: /outcomes/3/passed.
type Pointer string

// PointerTo joins the parts of a pointer; parts are strings or ints.
func PointerTo(parts ...any) Pointer {
	var b strings.Builder
	b.Grow(32) // most are shorter
	for _, p := range parts {
		b.WriteByte('/')
		switch v := p.(type) {
		case string:
			b.WriteString(pointerEscape.Replace(v))
		case int:
			b.WriteString(strconv.Itoa(v))
		}
	}
	return Pointer(b.String())
}

var (
	pointerEscape   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescape = strings.NewReplacer("~1", "/", "~0", "~")
)

// Parts are the names and numbers that a pointer is made of; none for the whole.
func (p Pointer) Parts() []string {
	if p == "" {
		return nil
	}
	parts := strings.Split(strings.TrimPrefix(string(p), "/"), "/")
	for i := range parts {
		parts[i] = pointerUnescape.Replace(parts[i])
	}
	return parts
}

// In is the value at a pointer of decoded JSON (maps, slices and plain values); ok is false where the pointer leads nowhere.
func (p Pointer) In(tree any) (v any, ok bool) {
	v = tree
	for _, part := range p.Parts() {
		switch node := v.(type) {
		case map[string]any:
			if v, ok = node[part]; !ok {
				return nil, false
			}
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(node) {
				return nil, false
			}
			v = node[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// Row is the number of the row of a list in which p lies and what p is below it, "" for the row itself; ok is false outside the list.
func (p Pointer) Row(list Pointer) (n int, below Pointer, ok bool) {
	rest, ok := strings.CutPrefix(string(p), string(list)+"/")
	if !ok {
		return 0, "", false
	}
	digits, _, _ := strings.Cut(rest, "/")
	n, err := strconv.Atoi(digits)
	return n, Pointer(rest[len(digits):]), err == nil
}

// Within reports whether p is the pointer q or lies below it.
func (p Pointer) Within(q Pointer) bool {
	return strings.HasPrefix(string(p), string(q)) && (len(p) == len(q) || p[len(q)] == '/')
}

// Evidence is where a value was read: the place as a person points at it, and the words, a contiguous piece of what
// `extract --stage document` prints that contains the value in the document's own spelling.
type Evidence struct {
	At         string `json:"at"`
	Text       string `json:"text"`
	Recognised bool   `json:"recognised,omitempty"` // the words were recognised in a picture (OCR), and no person has looked at the value yet
	Doubted    bool   `json:"doubted,omitempty"`    // the words stand in a table whose rows and columns could not be told for sure (no lines are drawn), and no person has looked yet
}

// Advice is the reason with what an officer must know before confirming the value: that a part is there does not yet say that all
// of it was read.
func (v Review) Advice() string {
	if !strings.HasPrefix(string(v.Pointer), "/sections/") {
		return v.Reason
	}
	return strings.TrimSuffix(v.Reason, "。") + "。原件里确实没有更多内容的，才确认；有而没有读到的，先补录（或请机构用配套表格补报），补全以后再确认"
}

// Review is a value (or one row) that the program is not sure of, with a reason that a person understands.
type Review struct {
	Pointer Pointer `json:"pointer"`
	Reason  string  `json:"reason"`
}
