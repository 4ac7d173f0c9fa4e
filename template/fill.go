package template

import (
	"html"
	"strings"
	"sync"

	docx "github.com/lukasjarosch/go-docx"
)

// goDocx guards go-docx, whose parser counts runs in a variable of the package.
var goDocx sync.Mutex

// filled remembers runs that were filled before: the same run with the same value gives the same bytes. Lists of people
// say 男, 高级考评员 and one employer over and over.
type filled map[[2]string]string

const (
	runOpen, runClose   = "<w:r>", "</w:r>"
	sdtOpen, sdtClose   = "<w:sdt>", "</w:sdt>"
	promptFlag          = "<w:showingPlcHdr/>"
	promptStyle         = `<w:rPr><w:rStyle w:val="Prompt"/><w:color w:val="7F7F7F"/></w:rPr>`
	neutralKey          = "{v}"
	emptyPrompt         = "　　"
	openMark, closeMark = "\ue000", "\ue001" // stand for { and } of values while go-docx is at work
	openWait, closeWait = "\ue002", "\ue003" // stand for { and } of keys that wait for their turn
)

// fill puts values into all runs of a part: content controls first lose or keep their prompt, then go-docx fills run by
// run. What has no value is an error that names all of them.
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
		if s := strings.LastIndex(text[:brace], sdtOpen); s >= 0 && strings.LastIndex(text[:brace], sdtClose) < s {
			start = s
		}
		closing := runClose
		if start >= 0 && strings.HasPrefix(text[start:], sdtOpen) {
			closing = sdtClose
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
	return strings.NewReplacer(openMark, "{", closeMark, "}").Replace(out.String()), nil
}

// fillPiece fills one run, or one content control with its run.
func fillPiece(piece string, values Values, memo filled, missing *[]string) (string, error) {
	keys := keyInText.FindAllStringSubmatch(piece, -1)
	if strings.Count(piece, "{") != len(keys) || strings.Count(piece, "}") != len(keys) {
		return "", faultf("“%s”的大括号不成对，或被分在几段文字里", head(piece[strings.IndexByte(piece, '{'):]))
	}
	for _, m := range keys {
		value, ok := textOf(values, m[2])
		if !ok {
			*missing = append(*missing, m[2])
			continue
		}
		if _, prompt, asks := strings.Cut(strings.Trim(m[0], "{}"), "|"); asks {
			if value == "" {
				if value = prompt; value == "" {
					value = emptyPrompt
				}
			} else {
				piece = strings.Replace(piece, promptFlag, "", 1)
				piece = strings.Replace(piece, promptStyle, "", 1)
			}
		}
		start := strings.LastIndex(piece[:strings.Index(piece, m[0])], runOpen)
		end := strings.Index(piece, m[0])
		end += strings.Index(piece[end:], runClose) + len(runClose)
		run, err := memo.run(strings.Replace(piece[start:end], m[0], neutralKey, 1), value)
		if err != nil {
			return "", err
		}
		piece = piece[:start] + run + piece[end:]
	}
	return piece, nil
}

// run has go-docx put a value in the place of the neutral key of a run. Other keys of the run wait for their turn.
func (memo filled) run(run, value string) (string, error) {
	id := [2]string{run, value}
	if done, ok := memo[id]; ok {
		return done, nil
	}
	waiting := strings.NewReplacer("{", openWait, "}", closeWait)
	key := strings.Index(run, neutralKey)
	source := []byte(waiting.Replace(run[:key]) + neutralKey + waiting.Replace(run[key+len(neutralKey):]))
	goDocx.Lock()
	defer goDocx.Unlock()
	parser := docx.NewRunParser(source)
	if err := parser.Execute(); err != nil {
		return "", faultf("go-docx 读不出这段文字：%v", err)
	}
	places, err := docx.ParsePlaceholders(parser.Runs(), source)
	if err != nil {
		return "", faultf("go-docx 读不出占位符：%v", err)
	}
	replacer := docx.NewReplacer(source, places)
	if err := replacer.Replace(neutralKey, clean(value)); err != nil {
		return "", faultf("go-docx 未能填入“%s”：%v", head(value), err)
	}
	done := string(replacer.Bytes())
	if strings.Count(run, "{") > 1 {
		done = strings.NewReplacer(openWait, "{", closeWait, "}").Replace(done)
	}
	memo[id] = done
	return done, nil
}

// fillPlain fills a part that holds no runs: properties.
func fillPlain(text string, values Values) (string, error) {
	var missing []string
	out := keyInText.ReplaceAllStringFunc(text, func(m string) string {
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
	value = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\t", " ", "{", openMark, "}", closeMark).Replace(value)
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
