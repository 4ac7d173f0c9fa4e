package template

import (
	"html"
	"slices"
	"strings"
	"sync"

	docx "github.com/lukasjarosch/go-docx"
)

// slot is the smallest run with a key in it, as go-docx has parsed it: each value is put into a copy.
type slot struct {
	source   []byte
	run      docx.Run
	fragment docx.PlaceholderFragment
}

// neutralSlot parses the slot, once: go-docx takes far longer to parse a run than to fill it.
var neutralSlot = sync.OnceValues(func() (slot, error) {
	s := slot{source: []byte(slotOpen + neutralKey + slotClose)}
	parser := docx.NewRunParser(s.source)
	if err := parser.Execute(); err != nil {
		return s, faultf("go-docx 读不出占位的文字：%v", err)
	}
	places, err := docx.ParsePlaceholders(parser.Runs(), s.source)
	if err != nil {
		return s, faultf("go-docx 读不出占位符：%v", err)
	}
	s.fragment = *places[0].Fragments[0]
	s.run = *s.fragment.Run
	return s, nil
})

// filled remembers values that were filled in before. Lists of people say 男, 高级考评员 and one employer over and over.
type filled map[string]string

const (
	runOpen, runClose   = "<w:r>", "</w:r>"
	sdtOpen, sdtClose   = "<w:sdt>", "</w:sdt>"
	sdtContent          = "<w:sdtContent>"
	promptFlag          = "<w:showingPlcHdr/>"
	promptStyle         = `<w:rPr><w:rStyle w:val="Prompt"/><w:color w:val="7F7F7F"/></w:rPr>`
	neutralKey          = "{v}"
	slotOpen, slotClose = "<w:r><w:t>", "</w:t></w:r>"
	emptyPrompt         = "　　"
	openMark, closeMark = "\ue000", "\ue001" // stand for { and } of values while go-docx is at work
)

// Built once: a replacer costs more to build than to use.
var (
	restoreMarks = strings.NewReplacer(openMark, "{", closeMark, "}")
	unify        = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\t", " ", "{", openMark, "}", closeMark)
)

// fill puts values into all runs of a part, value by value as go-docx writes them; a content control with a value loses its
// prompt. What has no value is an error that names all of them.
func fill(text string, values Values, memo filled) (string, error) {
	var out strings.Builder
	out.Grow(len(text))
	var missing []string
	for {
		brace := strings.IndexByte(text, '{')
		if brace < 0 {
			break
		}
		start := strings.LastIndex(text[:brace], runOpen)
		closing := runClose
		if start >= 0 && strings.HasSuffix(text[:start], sdtContent) { // a control holds one run and nothing else
			start, closing = strings.LastIndex(text[:start], sdtOpen), sdtClose
		}
		length := -1
		if start >= 0 {
			length = strings.Index(text[brace:], closing)
		}
		if length < 0 {
			return "", faultf("“%s”不在文字中", head(text[brace:]))
		}
		end := brace + length + len(closing)
		out.WriteString(text[:start])
		piece, err := fillPiece(text[start:end], values, memo, &missing)
		if err != nil {
			return "", err
		}
		out.WriteString(piece)
		text = text[end:]
	}
	out.WriteString(text)
	if len(missing) > 0 {
		return "", faultf("这些位置没有内容：%s", strings.Join(missing, "、"))
	}
	return restore(out.String()), nil
}

// restore puts the braces of values back.
func restore(s string) string {
	if !strings.Contains(s, openMark) && !strings.Contains(s, closeMark) {
		return s
	}
	return restoreMarks.Replace(s)
}

// fillPiece fills one run, or one content control with its run.
func fillPiece(piece string, values Values, memo filled, missing *[]string) (string, error) {
	before, content := "", piece
	if i := strings.Index(piece, sdtContent); i >= 0 {
		before, content = piece[:i], piece[i:]
	}
	for done := 0; ; {
		at := strings.IndexByte(content[done:], '{')
		if at < 0 {
			if strings.IndexByte(content[done:], '}') >= 0 {
				return "", faultf("“%s”的大括号不成对", head(content[done:]))
			}
			return before + content, nil
		}
		at += done
		length := strings.IndexAny(content[at+1:], "{}<") + 1
		if length <= 0 || content[at+length] != '}' {
			return "", faultf("“%s”的大括号不成对，或被分在几段文字里", head(content[at:]))
		}
		key, prompt, asks := strings.Cut(content[at+1:at+length], "|")
		value, ok := textOf(values, key)
		if !ok {
			*missing = append(*missing, key)
			done = at + length + 1
			continue
		}
		filledIn := value != ""
		if asks && !filledIn {
			value = first(prompt, emptyPrompt)
		}
		if asks && filledIn {
			start := strings.LastIndex(content[:at], runOpen)
			before = strings.Replace(before, promptFlag, "", 1)
			open := strings.Replace(content[start:at], promptStyle, "", 1)
			content, at = content[:start]+open+content[at:], start+len(open)
		}
		text, err := memo.text(value)
		if err != nil {
			return "", err
		}
		content = content[:at] + text + content[at+length+1:]
		done = at + len(text)
	}
}

// text is what stands in a run for a value: go-docx escapes it and turns its line breaks into those of Word.
func (memo filled) text(value string) (string, error) {
	if done, ok := memo[value]; ok {
		return done, nil
	}
	s, err := neutralSlot()
	if err != nil {
		return "", err
	}
	s.fragment.Run = &s.run
	replacer := docx.NewReplacer(slices.Clone(s.source), []*docx.Placeholder{{Fragments: []*docx.PlaceholderFragment{&s.fragment}}})
	if err := replacer.Replace(neutralKey, clean(value)); err != nil {
		return "", faultf("go-docx 未能填入“%s”：%v", head(value), err)
	}
	run := string(replacer.Bytes())
	done := run[len(slotOpen) : len(run)-len(slotClose)]
	memo[value] = done
	return done, nil
}

// fillPlain fills a part that holds no runs: properties.
func fillPlain(text string, values Values) (string, error) {
	var missing []string
	out := keyInText().ReplaceAllStringFunc(text, func(m string) string {
		value, ok := textOf(values, strings.Trim(m, "{}"))
		if !ok {
			missing = append(missing, m)
		}
		return html.EscapeString(strings.NewReplacer(openMark, "｛", closeMark, "｝").Replace(clean(value)))
	})
	if len(missing) > 0 {
		return "", faultf("这些位置没有内容：%s", strings.Join(missing, "、"))
	}
	return out, nil
}

func textOf(values Values, key string) (string, bool) {
	v, ok := lookup(values, key)
	s, isText := v.(string)
	return s, ok && isText
}

// clean makes a value fit for XML and for go-docx: line breaks as \n, no control characters, braces that nobody takes for
// a key, tabs as spaces.
func clean(value string) string {
	value = unify.Replace(value)
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff || r == 0xfffd:
			return -1
		}
		return r
	}, strings.ToValidUTF8(value, ""))
}

// head is the beginning of a text, for messages.
func head(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 24)])
}
