package docx

import (
	"strings"
	"unicode"
)

// control reads a content control, w:sdt, calling read for each child of its content. A check box shows ☑ or ☐,
// whichever signs its author chose for the two states; a control that nobody filled in shows its prompt.
func (st *story) control(read func()) {
	prompt, box := false, false
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:sdtPr":
			prompt, box = st.controlProperties()
		case "w:sdtContent":
			if prompt {
				st.prompts++
			}
			if box {
				st.checkbox++
			}
			for inner := st.s.Depth(); st.s.Child(inner); {
				read()
			}
			if prompt {
				st.prompts--
			}
			if box {
				st.checkbox--
			}
		}
	}
}

func (st *story) controlProperties() (prompt, box bool) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		switch st.s.Name {
		case "w:showingPlcHdr":
			prompt = st.on()
		case "w14:checkbox":
			box = true
		}
	}
	return prompt && !box, box
}

// boxes maps the signs that a check box shows: empty squares to ☐, anything else to ☑.
func boxes(text []byte) []byte {
	return []byte(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return r
		case strings.ContainsRune("☐□◻▢○〇❑❒", r):
			return '☐'
		}
		return '☑'
	}, string(text)))
}
