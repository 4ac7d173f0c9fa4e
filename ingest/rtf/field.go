package rtf

import (
	"strings"

	"nianping/ingest/layout"
)

// field is a field while its group is open.
type field struct {
	code  []byte
	line  *layout.Line // of the story that it stands in
	from  int          // length of that line when the field began
	group int          // how many groups were open
	form  formField
}

// formField is what \formfield says.
type formField struct {
	kind, result, standard int // kind: 1 check box, 2 list
	entries                []string
	entry                  []byte
	given                  bool
}

// untouched is the result of a form field that nobody has set.
const untouched = 25

// maxCode is how long a field's code may be that is kept, in bytes.
const maxCode = 256

// beginField opens a field for the group.
func (r *reader) beginField() {
	line := &r.story().line
	r.fields = append(r.fields, &field{line: line, from: line.Len(), group: len(r.saved), form: formField{result: untouched}})
}

// endField closes the fields of the group that closes. A field that shows no result shows what its code says.
func (r *reader) endField() {
	n := len(r.fields)
	if n == 0 || r.fields[n-1].group != len(r.saved) {
		return
	}
	f := r.fields[n-1]
	r.fields = r.fields[:n-1]
	if r.state.dest != destText || f.line != &r.story().line || f.line.Len() != f.from {
		return
	}
	text := layout.Field(string(f.code))
	switch {
	case f.form.given && strings.Contains(strings.ToUpper(string(f.code)), "FORMCHECKBOX"):
		text = layout.Check(f.form.chosen() == 1)
	case f.form.given && f.form.kind == 2:
		if i := f.form.chosen(); i >= 0 && i < len(f.form.entries) {
			text = f.form.entries[i]
		}
	}
	for _, c := range text {
		r.rune(c)
	}
}

func (f *formField) chosen() int {
	if f.result == untouched {
		return f.standard
	}
	return f.result
}

// fieldControl obeys the controls of a form field.
func (r *reader) fieldControl(word string, t token) {
	n := len(r.fields)
	if n == 0 {
		return
	}
	f := &r.fields[n-1].form
	f.given = true
	switch word {
	case "fftype":
		f.kind = t.arg
	case "ffres":
		f.result = t.arg
	case "ffdefres":
		f.standard = t.arg
	case "u":
		r.unicode(t.arg)
	case "uc":
		r.state.uc = min(max(t.arg, 0), 16)
	}
}
