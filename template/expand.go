package template

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"nianping"
)

// checkXML reads a part to its end.
func checkXML(name, text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w：%s 不是完整的 XML：%v", ErrTemplate, name, err)
		}
	}
}

const (
	markOpen  = "<w:p><w:r><w:t>{#"
	markClose = "<w:p><w:r><w:t>{/"
	markEnd   = "}</w:t></w:r></w:p>"
)

var keyInText = nianping.Expression(`\{([#/]?)([^{}|<]+)(?:\|[^{}<]*)?\}`)

// collectKeys notes which keys a part has a place for, as the template writes them: 考评员[].姓名.
func collectKeys(text string, known map[string]bool) {
	for _, m := range keyInText().FindAllStringSubmatch(text, -1) {
		known[m[2]] = true
	}
}

// unusedKeys are the keys of values that the template has no place for. A list is placed by its block or by any of its
// items' keys.
func unusedKeys(prefix string, values Values, known map[string]bool) []string {
	var unused []string
	for key, v := range values {
		full := prefix + key
		if group, ok := v.(Values); ok {
			unused = append(unused, unusedKeys(full+".", group, known)...)
			continue
		}
		list, ok := v.([]Values)
		if !ok {
			if !known[full] {
				unused = append(unused, full)
			}
			continue
		}
		seen := map[string]bool{}
		for _, item := range list {
			for _, k := range unusedKeys(full+"[].", item, known) {
				if !seen[k] {
					seen[k] = true
					unused = append(unused, k)
				}
			}
		}
	}
	sort.Strings(unused)
	return unused
}

// lookup finds a value by its full key: 评价[0].级别[2].报考.
func lookup(values Values, key string) (any, bool) {
	var v any = values
	for _, part := range strings.Split(key, ".") {
		name, index := part, -1
		if i := strings.IndexByte(part, '['); i > 0 && strings.HasSuffix(part, "]") {
			n, err := strconv.Atoi(part[i+1 : len(part)-1])
			if err != nil {
				return nil, false
			}
			name, index = part[:i], n
		}
		m, ok := v.(Values)
		if !ok {
			return nil, false
		}
		if v, ok = m[name]; !ok {
			return nil, false
		}
		if index >= 0 {
			list, ok := v.([]Values)
			if !ok || index >= len(list) {
				return nil, false
			}
			v = list[index]
		}
	}
	return v, true
}

// expand repeats and drops blocks, from the outside in, and then repeats rows.
func expand(text string, values Values) (string, error) {
	var out strings.Builder
	for {
		start := strings.Index(text, markOpen)
		if start < 0 {
			break
		}
		nameEnd := strings.Index(text[start:], markEnd)
		if nameEnd < 0 {
			return "", faultf("块标记不完整")
		}
		key := text[start+len(markOpen) : start+nameEnd]
		bodyStart := start + nameEnd + len(markEnd)
		closing := markClose + key + markEnd
		length := strings.Index(text[bodyStart:], closing)
		if length < 0 {
			return "", faultf("块 {#%s} 没有结尾", key)
		}
		rows, err := expandRows(text[:start], values)
		if err != nil {
			return "", err
		}
		out.WriteString(rows)
		copies, err := repeat(text[bodyStart:bodyStart+length], key, values)
		if err != nil {
			return "", err
		}
		for _, c := range copies {
			inner, err := expand(c, values)
			if err != nil {
				return "", err
			}
			out.WriteString(inner)
		}
		text = text[bodyStart+length+len(closing):]
	}
	rows, err := expandRows(text, values)
	if out.Len() == 0 {
		return rows, err
	}
	out.WriteString(rows)
	return out.String(), err
}

// repeat gives the copies of a block or a row: one for each item of a list, one or none for a yes or no.
func repeat(text, key string, values Values) ([]string, error) {
	name, isList := strings.CutSuffix(key, "[]")
	v, ok := lookup(values, name)
	if !ok {
		return nil, faultf("没有 %s 的内容", key)
	}
	if !isList {
		keep, ok := v.(bool)
		switch {
		case !ok:
			return nil, faultf("%s 应为是或否", key)
		case keep:
			return []string{text}, nil
		}
		return nil, nil
	}
	list, ok := v.([]Values)
	if !ok {
		return nil, faultf("%s 应为列表", key)
	}
	copies := make([]string, len(list))
	for i := range list {
		copies[i] = strings.ReplaceAll(text, key, name+"["+strconv.Itoa(i)+"]")
	}
	return copies, nil
}

// expandRows repeats each table row whose keys belong to a list.
func expandRows(text string, values Values) (string, error) {
	const open, end = "<w:tr>", "</w:tr>"
	var out strings.Builder
	for {
		start := strings.Index(text, open)
		if start < 0 {
			out.WriteString(text)
			return out.String(), nil
		}
		length := strings.Index(text[start:], end)
		if length < 0 {
			return "", faultf("表格行没有结尾")
		}
		length += len(end)
		row := text[start : start+length]
		if strings.Contains(row[len(open):], open) {
			return "", faultf("表格行内还有表格")
		}
		out.WriteString(text[:start])
		text = text[start+length:]
		key, err := rowList(row)
		if err != nil {
			return "", err
		}
		if key == "" {
			out.WriteString(row)
			continue
		}
		copies, err := repeat(row, key, values)
		if err != nil {
			return "", err
		}
		if len(copies) > 0 {
			out.Grow(len(copies) * len(copies[0]))
		}
		for _, c := range copies {
			out.WriteString(c)
		}
	}
}

// rowList is the list that a row's keys belong to, "" for a row that is not repeated.
func rowList(row string) (string, error) {
	list := ""
	if !strings.Contains(row, "[].") {
		return "", nil
	}
	for _, m := range keyInText().FindAllStringSubmatch(row, -1) {
		i := strings.LastIndex(m[2], "[]")
		if i < 0 {
			continue
		}
		if k := m[2][:i+2]; list == "" {
			list = k
		} else if k != list {
			return "", faultf("一行之中既有 %s 又有 %s", list, k)
		}
	}
	return list, nil
}
