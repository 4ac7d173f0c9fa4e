package workspace

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"nianping"
)

// TestReadingsFromBeforeTheyWerePackedAreRead stores a reading as version 6 of the database did.
func TestReadingsFromBeforeTheyWerePackedAreRead(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := open(t, t.TempDir())
	take(t, w, "a.docx", "a")
	items, err := w.Items(ctx)
	if err != nil {
		t.Fatal(err)
	}
	hash := items[0].SHA256
	want, err := w.Reading(ctx, hash)
	if err != nil || want.Text == "" {
		t.Fatal(want, err)
	}
	report, err := json.Marshal(want.Report)
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	f, err := flate.NewWriter(&text, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.WriteString(f, want.Text)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.db.Exec("UPDATE reading SET packed = 0, report = ?, text = ?", string(report), text.Bytes()); err != nil {
		t.Fatal(err)
	}
	if got, err := w.Reading(ctx, hash); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	if _, err := w.db.Exec("UPDATE reading SET text = x''"); err != nil {
		t.Fatal(err)
	}
	if text, err := w.Text(ctx, hash); err != nil || text != "" {
		t.Errorf("of what was not readable: %q, %v", text, err)
	}
	for _, hurt := range []string{"report = '{'", "text = x'ff'", "packed = 1, report = x'ff', text = x'ff'"} {
		if _, err := w.db.Exec("UPDATE reading SET " + hurt); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Reading(ctx, hash); !errors.Is(err, ErrHurt) {
			t.Errorf("%s: %v", hurt, err)
		}
	}
}

// BenchmarkEncodeAndRead stores a reading's form and reads it again, of a report with a list of 20 examiners.
func BenchmarkEncodeAndRead(b *testing.B) {
	r := nianping.NewReport("a.docx", "00")
	for i := range 20 {
		occupation, no := "电工", fmt.Sprintf("34%06d", i)
		r.Examiners = append(r.Examiners, nianping.Examiner{Name: "王某某", Occupation: &occupation, CertificateNo: &no})
		for _, field := range []string{"name", "occupation", "certificate_no"} {
			r.Evidence[nianping.PointerTo("examiners", i, field)] = []nianping.Evidence{{At: fmt.Sprintf("表3第%d行", i), Text: "王某某\t电工\t" + no}}
		}
	}
	text := strings.Repeat("全年开展电工职业技能等级认定8批次，报考120人，合格96人，合格率80%。\n", 50)
	b.ReportAllocs()
	for b.Loop() {
		e, err := Encode(Reading{true, r, text})
		if err != nil {
			b.Fatal(err)
		}
		s := Stored{packed: true, report: e.report, text: e.text}
		if _, err := s.Report(); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Text(); err != nil {
			b.Fatal(err)
		}
	}
}
