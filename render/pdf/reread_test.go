package pdf

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"nianping"
	ingested "nianping/ingest/document"
	reader "nianping/ingest/pdf"
)

// rowsRead are the rows of all tables and the paragraphs of a PDF as our own reader reads them, without spaces and without
// marks between fields: where no rules are drawn, a reader must guess where a narrow field ends.
func rowsRead(t *testing.T, file []byte) []string {
	t.Helper()
	d, err := reader.Read(context.Background(), file, ingested.Limits{Time: 5 * time.Minute}) // a busy machine is no fault of the pages
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, b := range d.Body {
		if b.Paragraph != nil {
			rows = append(rows, squeeze(b.Paragraph.Text))
			continue
		}
		b.Table.Seal()
		for r := range b.Table.Rows {
			row := ""
			for c := range b.Table.Cols {
				if b.Table.Starts(r, c) {
					row += squeeze(b.Table.Text(r, c))
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// What a person reads on paper, what a program reads from the attached data and what our own reader makes of the pages must
// be the same figures.
func TestOurReaderFindsTheFiguresOfTheData(t *testing.T) {
	t.Parallel()
	in := sample(2024)
	var b bytes.Buffer
	if err := WriteEvaluation(&b, EmbeddedFonts(), in); err != nil {
		t.Fatal(err)
	}
	_, attached, _ := readBack(t, b.Bytes())
	var data struct {
		Evaluation struct {
			Total json.Number
			Items []struct {
				Code, Name, Reason string
				Points             *json.Number
				Max                json.Number
			}
			Findings []nianping.Finding
		}
	}
	if err := json.Unmarshal(attached, &data); err != nil {
		t.Fatal(err)
	}
	rows := rowsRead(t, b.Bytes())
	found := 0
	find := func(what string, parts ...string) {
		for _, r := range rows {
			rest, ok := r, true
			for _, p := range parts {
				_, after, has := strings.Cut(rest, squeeze(p))
				if rest = after; !has {
					ok = false
					break
				}
			}
			if ok {
				found++
				return
			}
		}
		t.Errorf("%s: no row reads %s", what, strings.Join(parts, " … "))
	}
	find("total", "得"+data.Evaluation.Total.String()+"分")
	for _, item := range data.Evaluation.Items {
		points := "未知"
		if item.Points != nil {
			points = item.Points.String()
		}
		name, reason := []rune(item.Name), []rune(item.Reason)
		find(item.Code, item.Code+string(name[:4]), points+item.Max.String()+string(reason[:6]))
	}
	for i, f := range data.Evaluation.Findings {
		find(f.Code, "问题"+itoa(i+1)+f.Severity.Name()+findingTitle(f.Code))
	}
	for _, o := range in.Case.Report.Outcomes {
		name := "合计"
		switch {
		case o.Occupation != nil && o.Level != nil:
			continue // a cross table is not printed
		case o.Occupation != nil:
			name = *o.Occupation
		case o.Level != nil:
			name = o.Level.Name()
		}
		if o.Occupation == nil || o.Level == nil {
			find(o.Name(), name+fmt.Sprintf("%d%d%d%.2f%%", *o.Registered, *o.Examined, *o.Passed, *o.PassRate))
		}
	}
	for _, x := range in.Case.Report.Examiners {
		find(x.Name, x.Name+*x.Occupation, *x.CertificateNo, *x.ValidUntil)
	}
	if found < 50 {
		t.Errorf("only %d figures were compared", found)
	}
}
