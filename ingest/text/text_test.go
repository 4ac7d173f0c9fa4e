package text

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

type readFunc func(context.Context, []byte, document.Limits) (*document.Document, error)

// shown is a document as lines; a table begins with ▦.
func shown(t *testing.T, read readFunc, text string) string {
	t.Helper()
	doc, err := read(context.Background(), []byte(text), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, k := range doc.Body {
		if k.Table != nil {
			b.WriteString("▦")
		}
		if err := (&document.Document{Body: []document.Block{k}}).Dump(&b); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestTextIsReadALineAParagraph(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"lines":                     {"一、基本情况\r\n\r\n报考120人\r合格98人  \n", "一、基本情况\n报考120人\n合格98人\n"},
		"a Markdown table":          {"如下：\n|等级|报考|\n|:--|--:|\n|五级|40|\n|四级|35|\n完", "如下：\n▦等级\t报考\n五级\t40\n四级\t35\n完\n"},
		"a drawn table":             {"┌──┬──┐\n│等级│报考│\n├──┼──┤\n│五级│ 40 │\n└──┴──┘\n完", "▦等级\t报考\n五级\t40\n完\n"},
		"a drawn row of two lines":  {"+----+----+\n| 互联网营 | 40 |\n| 销师 |  |\n+----+----+\n| 电工 | 5 |\n+----+----+", "▦互联网营销师\t40\n电工\t5\n"},
		"a frame with many lines":   {"+----+----+\n|五级|40|\n|四级|35|\n+----+----+", "▦五级\t40\n四级\t35\n"},
		"fields between tabs":       {"等级\t报考\t合格\n五级\t40\t38\n小结", "▦等级\t报考\t合格\n五级\t40\t38\n小结\n"},
		"a blank last field":        {"等级\t报考\t备注\n五级\t40\t\n", "▦等级\t报考\t备注\n五级\t40\n"},
		"one line with a tab":       {"负责人\t张三\n完", "负责人\t张三\n完\n"},
		"columns set by blanks":     {"等级    报考    合格\n五级    40      38\n四级    35      30\n完", "▦等级\t报考\t合格\n五级\t40\t38\n四级\t35\t30\n完\n"},
		"two lines are not columns": {"甲  乙  丙\n丁  戊  己\n完", "甲  乙  丙\n丁  戊  己\n完\n"},
		"sentences are not columns": {"报考  120  人。\n合格  98  人。\n获证  90  人。", "报考  120  人。\n合格  98  人。\n获证  90  人。\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := shown(t, Read, c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("报考人数䶮")
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(t, Read, gb); got != "报考人数䶮\n" {
		t.Errorf("GB18030: %q", got)
	}
}

func TestCSVIsReadAsOneTable(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"commas":                      {"等级,报考,合格\n五级,40,38\n", "▦等级\t报考\t合格\n五级\t40\t38\n"},
		"quotes, line ends in quotes": {"姓名,备注,年\n张三,\"甲,\"\"乙\"\"\n丙\",1\n", "▦姓名\t备注\t年\n张三\t甲,\"乙\" 丙\t1\n"},
		"semicolons, said":            {"sep=;\n等级;报考\n五级;40\n", "▦等级\t报考\n五级\t40\n"},
		"tabs":                        {"等级\t报考\t合格\n五级\t4,0\t38\n", "▦等级\t报考\t合格\n五级\t4,0\t38\n"},
		"a title line":                {"统计表,,\n等级,报考,合格\n五级,40,38\n", "▦统计表\n等级\t报考\t合格\n五级\t40\t38\n"},
		"numbers kept as text":        {"姓名,证号,年\n张三,=\"0012\",1\n李四,\"341002\t\",2\n", "▦姓名\t证号\t年\n张三\t0012\t1\n李四\t341002\t2\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.HasPrefix(c.in, "sep=") && !IsCSV([]byte(c.in)) {
				t.Error("not seen as CSV")
			}
			if got := shown(t, ReadCSV, c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	for _, prose := range []string{"一、基本情况\n报考120人，合格98人。\n", "甲,乙\n丙,丁\n", "see a, b, c\nand so on\nor not, say\n", "甲\n乙\n"} {
		if IsCSV([]byte(prose)) {
			t.Errorf("%q seen as CSV", prose)
		}
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data   string
		limits document.Limits
		want   error
	}{
		"binary":         {"\x00\x01\x02\x03\x04", document.Limits{}, document.ErrUnsupported},
		"too long":       {"123456", document.Limits{Input: 5}, document.ErrTooLarge},
		"too many cells": {strings.Repeat("a\tb\tc\n", 10), document.Limits{Cells: 20}, document.ErrTooLarge},
	} {
		for _, read := range []readFunc{Read, ReadCSV} {
			if _, err := read(context.Background(), []byte(c.data), c.limits); !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestLinesAreBounded(t *testing.T) {
	t.Parallel()
	if _, err := Read(context.Background(), []byte(strings.Repeat("甲\n", 30)), document.Limits{Cells: 20}); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("a\tb\nc\td\n|x|y|\n|-|-|\n+--+\n|a|\n+--+"))
	f.Add([]byte("a,\"b\nc\",d\ne,f,g\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := document.Limits{Cells: 10_000}
		for _, read := range []readFunc{Read, ReadCSV} {
			documenttest.Read(read).Promise(t, data, limits)
		}
		IsCSV(data)
	})
}

func BenchmarkRead(b *testing.B) {
	for name, c := range map[string]struct {
		read readFunc
		data string
	}{
		"txt": {Read, strings.Repeat("一、基本情况\n报考120人，合格98人。\n等级\t报考\t合格\n五级\t40\t38\n", 1000)},
		"csv": {ReadCSV, strings.Repeat("电工,五级,40,38,\"95.0%\"\n", 3000)},
	} {
		b.Run(name, func(b *testing.B) { documenttest.Read(c.read).BenchmarkBytes(b, []byte(c.data)) })
	}
}
