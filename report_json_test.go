package nianping

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"testing"
)

// encoded is what encoding/json makes of a value without escapes for HTML.
func encoded(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// fill gives all fields of a value something of their own, lists and maps so many entries.
func fill(v reflect.Value, entries int, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"甲", `"\/<&>`, "\t\n\r\b\f\x00\x1f\x7f", "\u2027\u2028\u2029\u202a", "é\U0001F600\uFFFD\uFEFF（", "\xff\xe4\xb8", "\xed\xa0\x80", ""}[*n%8] + string(rune('a'+*n%26)))
	case reflect.Int:
		v.SetInt(int64(*n - 20))
	case reflect.Float64:
		v.SetFloat([]float64{0, -1.5, 85.2, 1e21, 1e-7, 123456789, 1e20, math.Copysign(0, -1)}[*n%8])
	case reflect.Bool:
		v.SetBool(*n%3 > 0)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), entries, n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), entries, entries))
		for i := range entries {
			fill(v.Index(i), entries, n)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range entries {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(key, entries, n)
			fill(value, entries, n)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), entries, n)
			}
		}
	default:
		panic("a report holds a " + v.Kind().String())
	}
}

func TestAReportIsPrintedAsEncodingJSONPrintsIt(t *testing.T) {
	t.Parallel()
	reports := []*Report{{}, NewReport("a.docx", "00")}
	for start := range 30 {
		r, n := new(Report), start
		fill(reflect.ValueOf(r).Elem(), start%4, &n)
		reports = append(reports, r)
	}
	for i, r := range reports {
		got, err := r.AppendJSON([]byte("x"))
		if want := "x" + encoded(t, r); err != nil || string(got) != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Fatalf("report %d, %v: behind %s\ngot %.80s\nwant %.80s", i, err, want[max(0, at-80):at], got[at:], want[at:])
		}
	}
	share := math.NaN()
	if _, err := (&Report{CandidateSources: []CandidateSource{{Share: &share}}}).AppendJSON(nil); err == nil {
		t.Error("what is no number is printed")
	}
}

func FuzzAStringIsPrintedAsEncodingJSONPrintsIt(f *testing.F) {
	for _, s := range []string{"", "年评", "a\"\\\x00", "\u2028", "\xe4\xb8", "\xef\xbf\xbd\xef"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(appendJSONString(nil, s)), encoded(t, s); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	})
}
