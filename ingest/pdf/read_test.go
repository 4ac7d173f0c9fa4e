package pdf

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

const corpus = "../../fixtures/corpus"

func TestCorpusDocumentsReadAsTheirGoldens(t *testing.T) {
	t.Parallel()
	documenttest.Read(Read).Golden(t, documenttest.WithGolden(t, filepath.Join(corpus, "*.pdf")))
}

// build makes a small PDF; each content is one page of 600 × 800 points in Helvetica.
func build(contents ...string) []byte {
	kids, pages := "", []string{}
	for i, c := range contents {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
		pages = append(pages, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", 5+2*i),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(c), c))
	}
	return documenttest.PDF(append([]string{"<</Type/Catalog/Pages 2 0 R>>", fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(contents), kids),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}, pages...)...)
}

func show(x, y int, s string) string {
	return fmt.Sprintf("BT /F1 12 Tf %d %d Td (%s) Tj ET\n", x, y, s)
}

func lineTo(x0, y0, x1, y1 int) string { return fmt.Sprintf("%d %d m %d %d l S\n", x0, y0, x1, y1) }

func dump(t *testing.T, data []byte) string {
	t.Helper()
	_, text := documenttest.Read(Read).Dump(t, data)
	return text
}

func TestReadSetsTextAsAPersonReadsIt(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("words that fill the line ", 4)
	grid := lineTo(50, 700, 350, 700) + lineTo(50, 680, 350, 680) + lineTo(50, 660, 350, 660) +
		lineTo(50, 700, 50, 660) + lineTo(350, 700, 350, 660) + lineTo(150, 700, 150, 660) + lineTo(250, 680, 250, 660)
	cells := show(60, 685, "level") + show(160, 685, "people") + show(60, 665, "5") + show(160, 665, "120") + show(260, 665, "112")
	tests := []struct {
		name  string
		pages []string
		want  []string
	}{
		{"a wrapped line belongs to its paragraph", []string{show(50, 700, long) + show(50, 680, "and its end.") + show(74, 660, "A new one starts indented.")},
			[]string{strings.TrimSpace(long) + " and its end.", "A new one starts indented."}},
		{"a drawn table has its merged cell once", []string{show(50, 760, "The title stands above the table in words enough") + grid + cells},
			[]string{"The title stands above the table in words enough", "level\tpeople", "5\t120\t112"}},
		{"columns without lines are a table", []string{show(50, 700, "name of it") + show(200, 700, "number") + show(50, 680, "alpha beta") + show(200, 680, "12") + show(50, 640, "A paragraph that follows after the table ends.")},
			[]string{"name of it\tnumber", "alpha beta\t12", "A paragraph that follows after the table ends."}},
		{"what repeats at the top and page numbers come last", []string{
			show(50, 780, "Running head") + show(50, 700, "First page has these words in it and more than any other line.") + show(74, 660, "Another line starts indented.") + show(300, 20, "- 1 -"),
			show(50, 780, "Running head") + show(50, 700, "Second page has other words in it.") + show(300, 20, "- 2 -")},
			[]string{"First page has these words in it and more than any other line.", "Another line starts indented.", "Second page has other words in it.", "Running head", "-1-", "-2-"}},
		{"a table goes on over the page and its repeated head counts once", []string{grid + cells + show(50, 200, ""), grid + strings.Replace(cells, "(5)", "(4)", 1)},
			[]string{"level\tpeople", "5\t120\t112", "4\t120\t112"}},
		{"prose in two columns is read row by row", []string{show(50, 700, "left one goes on with words") + show(320, 700, "right one goes on with words") + show(50, 680, "left two ends.") + show(320, 680, "right two ends.")},
			[]string{"left one goes on with words\tright one goes on with words", "left two ends.\tright two ends."}},
		{"a number that breaks behind its hyphen keeps it, a word does not", []string{grid + show(60, 685, "number") + show(160, 685, "remark") + show(60, 672, "KPDG-") + show(60, 662, "0417") + show(160, 672, "evalu-") + show(160, 662, "ation") + show(50, 600, "")},
			[]string{"number\tremark", "KPDG-0417\tevaluation"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got, want := dump(t, build(test.pages...)), strings.Join(test.want, "\n")+"\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestReadSaysWhyItRefuses(t *testing.T) {
	t.Parallel()
	whole := build(show(50, 700, "words enough to be a text on a page"))
	encrypted, err := os.ReadFile("testdata/encrypted.pdf")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		data []byte
		lim  document.Limits
		want error
	}{
		{"a page without text is a scan", build("0 0 0 rg 10 10 100 100 re f"), document.Limits{}, document.ErrScanned},
		{"a file cut short is corrupt", whole[:len(whole)/2], document.Limits{}, document.ErrCorrupt},
		{"an empty file is corrupt", nil, document.Limits{}, document.ErrCorrupt},
		{"a file over the limit is too large", whole, document.Limits{Input: 10}, document.ErrTooLarge},
		{"a password is asked for", encrypted, document.Limits{}, document.ErrEncrypted},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if _, err := Read(context.Background(), test.data, test.lim); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestReadingStopsWhenItsTimeIsUp(t *testing.T) {
	t.Parallel()
	many := strings.Repeat(show(50, 700, strings.Repeat("words ", 100)), 2000)
	start := time.Now()
	_, err := Read(context.Background(), build(many, many, many), document.Limits{Time: 50 * time.Millisecond})
	if !errors.Is(err, document.ErrTooLarge) || time.Since(start) > 20*time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
}

func TestWaitingForADocumentAtWorkIsNobodysTime(t *testing.T) {
	for range workers {
		seats <- struct{}{}
	}
	time.AfterFunc(200*time.Millisecond, func() {
		for range workers {
			<-seats
		}
	})
	ctx, cancel := document.WithTime(context.Background(), 50*time.Millisecond) // of the file around it
	defer cancel()
	err := withSeat(ctx, 50*time.Millisecond, func(ctx context.Context) error {
		defer document.Pause(ctx)()
		time.Sleep(200 * time.Millisecond) // what is made for all
		return ctx.Err()
	})
	if err != nil {
		t.Error(err)
	}
}

func TestAnEngineThatDoesNotStartIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if i, err := lean.borrow(ctx); i != nil || err == nil {
		t.Errorf("instance %v, error %v", i != nil, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(build(show(50, 700, "some text on a page")))
	if flag.Lookup("test.fuzz").Value.String() != "" { // to compile within an input would be taken for a hang
		for _, e := range []*engine{lean, full} {
			if _, err := e.machine(); err != nil {
				f.Fatal(err)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { documenttest.Read(Read).Promise(t, data, document.Limits{}) })
}

func BenchmarkRead(b *testing.B) {
	documenttest.Read(Read).Benchmark(b, filepath.Join(corpus, "d15.pdf"))
}
