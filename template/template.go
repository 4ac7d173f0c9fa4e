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
// Blocks and rows are repeated in the XML first; then each value goes into its run, so that the work grows with the rows
// and not with their square. A key that has no place, and a place that has no value, is an error: no half-filled letter
// leaves the house.
package template

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
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

// kit is what one kind of document is made of, read and checked once.
type kit struct {
	files map[string][]byte // parts by name
	open  map[string]string // of them those with keys in their text
	known map[string]bool   // the keys that have a place, as the template writes them: 考评员[].姓名
}

// kits are the kits that were asked for, by kind.
var kits sync.Map

// kitOf reads the parts of a kind; those of its own folder replace the common ones.
func kitOf(kind string) (*kit, error) {
	if k, ok := kits.Load(kind); ok {
		return k.(*kit), nil
	}
	k := &kit{files: map[string][]byte{}, open: map[string]string{}, known: map[string]bool{}}
	for _, folder := range [...]string{"part/common", "part/" + kind} {
		err := fs.WalkDir(parts, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := parts.ReadFile(name)
			k.files[strings.TrimPrefix(name, folder+"/")] = data
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for name, data := range k.files {
		text := string(data)
		if path.Ext(name) != ".xml" || !strings.Contains(text, "{") {
			continue
		}
		if err := checkXML(name, text); err != nil {
			return nil, err
		}
		k.open[name] = text
		collectKeys(text, k.known)
	}
	kits.Store(kind, k)
	return k, nil
}

// build fills one kind of document and gives its parts by name.
func build(kind string, values Values) (map[string][]byte, error) {
	k, err := kitOf(kind)
	if err != nil {
		return nil, err
	}
	files := maps.Clone(k.files)
	memo := filled{}
	for _, name := range slices.Sorted(maps.Keys(k.open)) {
		out, err := expand(k.open[name], values)
		if err == nil {
			if strings.HasPrefix(name, "word/") {
				out, err = fill(out, values, memo)
			} else {
				out, err = fillPlain(out, values)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("%s：%w", name, err)
		}
		files[name] = []byte(out)
	}
	if unused := unusedKeys("", values, k.known); len(unused) > 0 {
		return nil, faultf("模板中没有这些项的位置：%s", strings.Join(unused, "、"))
	}
	return files, nil
}
