package ingest

import (
	"context"
	"encoding/base64"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
)

func TestWhatOnlyBearsADocumentsNameIsBrokenUnlessAPersonWroteIt(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 4000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	signs := make([]byte, 4000)
	for i := range signs {
		signs[i] = byte(' ' + random.IntN(95))
	}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("本年度共报考120人，合格98人。")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ file, data, want string }{
		"bytes by chance":                       {"a.docx", string(noise), "CORRUPT"},
		"signs by chance":                       {"a.docx", string(signs), "CORRUPT"},
		"signs by chance in a text file":        {"a.txt", string(signs), ""},
		"bytes by chance under no claim":        {"a.dat", string(noise), "UNSUPPORTED"},
		"what a program encoded":                {"a.DOC", base64.StdEncoding.EncodeToString(noise), "CORRUPT"},
		"encoded, in lines":                     {"a.xlsx", strings.Join([]string{base64.StdEncoding.EncodeToString(noise[:57]), base64.StdEncoding.EncodeToString(noise[57:114])}, "\n"), "CORRUPT"},
		"Chinese text under a wrong name":       {"a.docx", "本年度共报考120人，合格98人。", ""},
		"GBK under a wrong name":                {"a.doc", gbk, ""},
		"English text under a wrong name":       {"a.docx", "The centre held 12 exams in 2024, and 98 people passed (81.67%).", ""},
		"a table in text under a wrong name":    {"a.xls", "等级,报考,合格\n五级,40,38\n四级,20,19\n", ""},
		"numbers between tabs, as exports have": {"a.xls", "1\t2\t3\n4\t5\t6\n7\t8\t9\n", ""},
		"a list of names and numbers":           {"a.xls", "电工\tDG-2024-0011\t张三\n焊工\tHG-2024-0012\t李四\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := ReadDocument(context.Background(), c.file, []byte(c.data), document.Limits{})
			if got := FindingOf(err); got != c.want {
				t.Errorf("got %q (%v), want %q", got, err, c.want)
			}
		})
	}
}
