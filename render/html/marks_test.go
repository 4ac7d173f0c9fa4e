package html

import (
	"bytes"
	"strings"
	"testing"

	"nianping"
)

// marked prints blocks with what was used between brackets, for each the first ID.
func marked(blocks []shownBlock) string {
	var b strings.Builder
	runs := func(list []run) {
		for _, r := range list {
			if r.ID != "" {
				b.WriteString("[" + r.First + ":" + r.Text + "]")
			} else {
				b.WriteString(r.Text)
			}
		}
	}
	for _, k := range blocks {
		runs(k.Runs)
		for _, row := range k.Rows {
			for _, c := range row {
				runs(c.Runs)
				b.WriteByte('|')
			}
		}
		b.WriteByte('/')
	}
	return b.String()
}

func TestEveryUsedPhraseIsMarkedWhereItWasRead(t *testing.T) {
	t.Parallel()
	blocks := []Block{
		{At: "第1段", Text: "报考30人，合格30人"},
		{At: "表1", Rows: [][]Cell{{{At: "表1第1行第1列", Text: "电工"}, {At: "表1第1行第2列", Text: "30"}, {At: "表1第1行第3列", Text: "341002199001011234"}}}},
		{At: "第2段", Text: "只此一处"},
	}
	for _, c := range []struct{ name, at, text, want string }{
		{"in its paragraph", "第1段", "合格30人", "报考30人，[v:合格30人]/电工|30|341***********1234|/只此一处/"},
		{"in its cell", "表1第1行第2列", "30", "报考30人，合格30人/电工|[v:30]|341***********1234|/只此一处/"},
		{"over several cells", "表1第1行第1列", "电工\t30", "报考30人，合格30人/[v:电工]|[v:30]|341***********1234|/只此一处/"},
		{"what is hidden stays hidden", "表1第1行第3列", "341002199001011234", "报考30人，合格30人/电工|30|[v:341***********1234]|/只此一处/"},
		{"elsewhere where it stands alone", "汇总!A1", "只此一处", "报考30人，合格30人/电工|30|341***********1234|/[v:只此一处]/"},
		{"nowhere where it stands twice", "汇总!A1", "30", "报考30人，合格30人/电工|30|341***********1234|/只此一处/"},
		{"nowhere where it is not", "第1段", "没有", "报考30人，合格30人/电工|30|341***********1234|/只此一处/"},
	} {
		shown, first := mark(blocks, []usage{{id: "v", evidence: []nianping.Evidence{{At: c.at, Text: c.text}}}}, nianping.MaskText)
		if got := marked(shown); got != c.want || (first["v"] != "") != strings.Contains(c.want, "[v:") {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestTheNarrowerUseIsTheOneAClickLeadsTo(t *testing.T) {
	t.Parallel()
	shown, _ := mark([]Block{{At: "第1段", Text: "车工报考102人、合格83人"}}, []usage{
		{id: "v1", evidence: []nianping.Evidence{{At: "第1段", Text: "车工报考102人、合格83人"}}},
		{id: "v2", class: "doubt", evidence: []nianping.Evidence{{At: "第1段", Text: "合格83人"}}},
	}, nil)
	if got := marked(shown); got != "[v1:车工报考102人、][v2:合格83人]/" {
		t.Error(got)
	}
	if r := shown[0].Runs[1]; r.Of != "v1 v2" || r.Class != "doubt" {
		t.Errorf("%+v", r)
	}
}

func TestTheExplainedReportIsOneSafePageAndAlwaysTheSame(t *testing.T) {
	t.Parallel()
	r := nianping.NewReport("总结.docx", "0")
	name := "甲<script>alert(1)</script>公司"
	r.Institution.Name = &name
	r.Evidence["/institution/name"] = []nianping.Evidence{{At: "第1段", Text: name}}
	r.Review = []nianping.Review{{Pointer: "/institution/name", Reason: "名称奇怪"}}
	in := &Reading{File: r.File, Report: r, Blocks: []Block{{At: "第1段", Text: name}}}
	var one, two bytes.Buffer
	if err := WriteExplain(&one, in); err != nil {
		t.Fatal(err)
	}
	if err := WriteExplain(&two, in); err != nil {
		t.Fatal(err)
	}
	page := one.String()
	if page != two.String() {
		t.Error("the same input gives other bytes")
	}
	for _, bad := range []string{"<script>alert", "http://", "https://", "onclick="} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	for _, want := range []string{`href="#m1"`, `id="m1"`, "名称奇怪", "<style>" + style + "</style>", "<script>" + script + "</script>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %.40s", want)
		}
	}
}
