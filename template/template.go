// Package template writes what the bureau sends out as Word files and workbooks: the form of Attachment 2, blank or
// prefilled, with its companion workbook; reminder letters and correction notices; comments in a copy of a report.
//
// The Word files are kept unzipped in part/: what all share in part/common, the rest in a folder for each kind. Their
// text holds keys in braces:
//
//	{机构名称}            a value
//	{报考|整数}           a value in a content control; where it is empty the control shows the prompt behind the bar
//	{考评员[].姓名}        in a table row: the row is repeated for each item of the list
//	{#评价[]} … {/评价[]}   paragraphs of their own: what lies between is repeated for each item of the list
//	{#分级} … {/分级}      the same for a yes or no: kept or dropped
//
// Blocks and rows are repeated in the XML first; then go-docx fills run by run, so that the work grows with the rows and
// not with their square. A key that has no place, and a place that has no value, is an error: no half-filled letter
// leaves the house.
package template

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
)

//go:embed all:part
var parts embed.FS

// Values are what fills a template, by key: a string, a bool (a block is kept or dropped), a group of Values
// (机构.名称) or a list of them (考评员[].姓名).
type Values map[string]any

// ErrTemplate is a fault between a template and its values: a key without a place, a place without a value.
var ErrTemplate = errors.New("模板与数据不符")

func faultf(format string, args ...any) error {
	return fmt.Errorf("%w："+format, append([]any{ErrTemplate}, args...)...)
}

// build fills one kind of document and gives its parts by name. Parts of the kind's own folder replace the common ones.
func build(kind string, values Values) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, folder := range [...]string{"part/common", "part/" + kind} {
		err := fs.WalkDir(parts, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := parts.ReadFile(name)
			files[strings.TrimPrefix(name, folder+"/")] = data
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	known := map[string]bool{}
	memo := filled{}
	for _, name := range names {
		text := string(files[name])
		if !strings.Contains(text, "{") || path.Ext(name) != ".xml" {
			continue
		}
		if err := checkXML(name, text); err != nil {
			return nil, err
		}
		collectKeys(text, known)
		out, err := expand(text, values)
		if err == nil {
			if strings.HasPrefix(name, "word/") {
				out, err = fill(out, values, memo)
			} else {
				out, err = fillPlain(out, values)
			}
		}
		if err == nil {
			err = checkXML(name, out)
		}
		if err != nil {
			return nil, fmt.Errorf("%s：%w", name, err)
		}
		files[name] = []byte(out)
	}
	if unused := unusedKeys("", values, known); len(unused) > 0 {
		return nil, faultf("模板中没有这些项的位置：%s", strings.Join(unused, "、"))
	}
	return files, nil
}
