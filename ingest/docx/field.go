package docx

import (
	"strconv"
	"strings"

	"nianping/ingest/ordinal"
	"nianping/ingest/symbol"
)

// circled is the format ① ② ③ of package ordinal.
const circled = 18

// field is an open complex field: its instruction is not seen, its result is.
type field struct {
	result  bool // behind the separator
	printed bool // something of the result was seen
	code    []byte
	form    string // what a legacy form field shows: ☑, ☐, the chosen entry
}

// shown reports whether the scanner's place is outside all field instructions.
func (st *story) shown() bool {
	if st.openCodes {
		return true
	}
	for i := range st.fields {
		if !st.fields[i].result {
			return false
		}
	}
	return true
}

func (st *story) fieldChar(l *line, c character) {
	n := len(st.fields)
	switch st.s.Attr("w:fldCharType") {
	case "begin":
		st.fields = append(st.fields, field{form: st.formField()})
	case "separate":
		if n > 0 {
			st.fields[n-1].result = true
		}
	case "end":
		if n == 0 {
			return
		}
		f := st.fields[n-1]
		st.fields = st.fields[:n-1]
		if !f.printed {
			text, prompt := f.own()
			if prompt {
				st.prompts++
			}
			st.put(l, c, text)
			if prompt {
				st.prompts--
			}
		}
	}
}

func (st *story) fieldCode() {
	if n := len(st.fields); n > 0 && !st.fields[n-1].result {
		st.fields[n-1].code = st.s.AppendText(st.fields[n-1].code)
	}
}

// formField reads what a legacy form field holds, from the w:ffData in its begin mark.
func (st *story) formField() string {
	shows := ""
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name != "w:ffData" {
			continue
		}
		for data := st.s.Depth(); st.s.Child(data); {
			switch st.s.Name {
			case "w:checkBox":
				shows = st.formCheckBox()
			case "w:ddList":
				shows = st.formList()
			}
		}
	}
	return shows
}

func (st *story) formCheckBox() string {
	fallback, checked, said := false, false, false
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:default":
			fallback = st.on()
		case "w:checked":
			checked, said = st.on(), true
		}
	}
	if checked || !said && fallback {
		return "☑"
	}
	return "☐"
}

func (st *story) formList() string {
	chosen, entries := 0, []string(nil)
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:result", "w:default":
			chosen = number(st.s.Attr("w:val"))
		case "w:listEntry":
			entries = append(entries, st.s.Attr("w:val"))
		}
	}
	if chosen >= 0 && chosen < len(entries) {
		return entries[chosen]
	}
	return ""
}

// own is what a field shows that keeps no result: the state of a form field, a symbol, a circled number made with EQ,
// the words of a MACROBUTTON, which are a prompt.
func (f *field) own() (text string, prompt bool) {
	words := strings.Fields(string(f.code))
	if len(words) == 0 {
		return "", false
	}
	switch strings.ToUpper(words[0]) {
	case "FORMCHECKBOX", "FORMDROPDOWN":
		return f.form, false
	case "SYMBOL":
		return symbolField(words[1:]), false
	case "EQ":
		return equation(strings.TrimSpace(string(f.code))[2:]), false
	case "MACROBUTTON", "GOTOBUTTON":
		return strings.Join(words[min(2, len(words)):], " "), true
	case "QUOTE":
		return strings.Trim(strings.Join(words[1:], " "), `"`), false
	}
	return "", false
}

// symbolField reads SYMBOL 252 \f "Wingdings".
func symbolField(words []string) string {
	if len(words) == 0 {
		return ""
	}
	code, err := strconv.ParseUint(words[0], 0, 16)
	if err != nil {
		return ""
	}
	font := ""
	for i, w := range words[:len(words)-1] {
		if strings.EqualFold(w, `\f`) {
			font = strings.Trim(strings.Join(words[i+1:], " "), `"`)
		}
	}
	if cut := strings.IndexByte(font, '"'); cut >= 0 {
		font = font[:cut]
	}
	return string(symbol.Rune(font, rune(code)))
}

// equation reads the two EQ switches that text is written with: \o (overlay), by which Word sets 带圈字符, and \f (fraction).
func equation(code string) string {
	kind := strings.ToLower(strings.TrimSpace(code))
	open, end := strings.IndexByte(code, '('), strings.LastIndexByte(code, ')')
	if open < 0 || end < open {
		return ""
	}
	args := strings.FieldsFunc(code[open+1:end], func(r rune) bool { return r == ',' || r == ';' })
	for i := range args {
		args[i] = strings.TrimSpace(args[i])
	}
	switch {
	case strings.HasPrefix(kind, `\o`):
		return overlay(args)
	case strings.HasPrefix(kind, `\f`) && len(args) == 2:
		return args[0] + "/" + args[1]
	}
	return strings.Join(args, "")
}

// overlay sets characters over one another: a frame around a number gives a circled number, other things follow on.
func overlay(args []string) string {
	rest, framed := "", false
	for _, a := range args {
		if strings.ContainsAny(a, "○〇◯□△◇") && len([]rune(a)) == 1 {
			framed = true
			continue
		}
		rest += a
	}
	if n, err := strconv.Atoi(rest); framed && err == nil && n >= 0 && n <= 50 {
		return ordinal.Text(circled, n)
	}
	return rest
}
