package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// heldWords is a piece of a row of README's table and what holds it: a folder, and the name of a test, or of a case of one, in it.
type heldWords struct{ words, folder, held string }

// claimed are the rows of README's table "What is read" by their first cells: the formats that stand behind one, and what it claims.
var claimed = map[string]struct {
	formats string
	claims  []heldWords
}{
	"docx, docm, dotx, Word 2003 XML": {"docx wordml opc", []heldWords{
		{"paragraphs and tables in order", "docx", "TestCorpusReadsAsItsGoldenDump"},
		{"merged and nested cells", "docx", "a cell over columns stands once"},
		{"merged and nested cells", "docx", "a table in a cell"},
		{"automatic numbers as text (all Chinese forms)", "docx", "TestNumberFormatsReadAsWordShowsThem"},
		{"accepted changes", "docx", "TestTrackedChangesReadAsAccepted"},
		{"content controls", "docx", "content controls around row, cell, block and run"},
		{"text boxes once", "docx", "a text box with a fallback stands once"},
		{"notes", "docx", "footnotes and endnotes"},
		{"headers, footers", "docx", "TestHeadersAreThoseThatPagesShow"},
		{"fields", "docx", "a complex field shows its result"},
		{"symbols", "docx", "symbols of Wingdings"},
		{"embedded workbooks", "docx", "TestAPastedWorkbookIsHandedOnWithItsPlace"},
		{"altChunk", "docx", "TestAChunkThatIsADocumentIsRead"},
		{"bold from table styles", "docx", "TestBoldOfATableStyleIsNotSeen"},
		{"comments are left out by intent", "docx", "a comment is left out"},
		{"charts", "docx", "TestWhatIsNotReadIsSaidWithItsPlace"},
		{"pictures", "docx", "TestADocumentOfPicturesIsAScan"},
		{"OLE objects other than workbooks", "docx", "TestAPastedWorkbookIsHandedOnWithItsPlace"},
	}},
	"doc, wps (Word 6 to 2003)": {"doc", []heldWords{
		{"text by the piece table", "msdoc", "pieces out of order"},
		{"tables by their edges", "msdoc", "spans from the edges"},
		{"automatic numbers", "msdoc", "TestAutomaticNumbersAreText"},
		{"notes, headers, text boxes", "msdoc", "TestNotesHeadersAndBoxesStandApart"},
		{"fields", "msdoc", "a field's result"},
		{"deleted and hidden text left out", "msdoc", "deleted text"},
		{"deleted and hidden text left out", "msdoc", "hidden text"},
		{"Word 6 and 95: text and tables", "msdoc", "Word 6 in Chinese"},
	}},
	"rtf": {"rtf", []heldWords{
		{"text in every code page", "rtf", "Cyrillic by the font's character set"},
		{"tables with merges", "rtf", "vertical merge"},
		{"list numbers", "rtf", "a written number"},
		{"notes", "rtf", "headers once, notes after the body"},
		{"text boxes", "rtf", "a text box once, after its paragraph"},
		{"pictures", "rtf", "pictures and unknown destinations are no text"},
	}},
	"xlsx, xls (BIFF5–8), et, SpreadsheetML 2003, csv": {"xlsx xls xml csv", []heldWords{
		{"every visible sheet as people see it", "xlsx", "TestValuesAreShownAsPeopleSeeThem"},
		{"every visible sheet as people see it", "xls", "TestCellsReadAsPeopleSeeThem"},
		{"BIFF5", "xls", "TestOldWorkbooksReadInTheirCodePage"},
		{"SpreadsheetML 2003", "xlsx", "TestSpreadsheetML2003IsReadInItsStatedEncoding"},
		{"csv", "text", "TestCSVIsReadAsOneTable"},
		{"formats", "numfmt", "TestNumbersAreShownAsPeopleSeeThem"},
		{"merges", "xlsx", "TestMergedCellsTextBoxesAndPrintHeaders"},
		{"dates", "xlsx", "a Chinese date format that is built in"},
		{"a sheet that breaks off is refused", "xlsx", "TestABrokenWorkbookIsRefusedAndNeverShort"},
		{"formulas without a stored value", "xlsx", "TestAFormulaWithoutAValueIsCalculatedAndSaid"},
		{"charts", "xls", "a chart within the sheet"},
		{"hidden rows, columns and sheets are left out with a warning", "xlsx", "TestWhatIsHiddenIsLeftOutWithAWarning"},
	}},
	"pdf with text": {"pdf", []heldWords{
		{"characters by position, paragraphs", "pdf", "TestReadSetsTextAsAPersonReadsIt"},
		{"drawn and aligned tables", "pdf", "columns without lines are a table"},
		{"rows without lines between them too", "page", "TestRowsThatNoLinePartsArePartedByTheirFigures"},
		{"tables without lines by the white between their columns", "page", "TestTablesWithoutLinesAreToldByTheirPlaces"},
		{"over page ends", "pdf", "a table goes on over the page and its repeated head counts once"},
		{"headers and footers apart", "pdf", "what repeats at the top and page numbers come last"},
		{"text set in several columns (row by row)", "pdf", "prose in two columns is read row by row"},
		{"tables whose places leave open which cell is whose (on review)", "page", "TestATableThatCannotBeToldIsDoubted"},
		{"scans (`SCANNED`) unless `--ocr`", ".", "TestAPictureIsAPageWhereItIsRecognised"},
	}},
	"html (also named .doc or .xls), mht": {"html mhtml", []heldWords{
		{"also named .doc or .xls", ".", "TestTheFormatIsFoundByContent"},
		{"as a browser shows it", "html", "TestAPageIsReadAsABrowserShowsIt"},
		{"spans", "html", "a table with spans"},
		{"lists", "html", "numbered list"},
		{"hidden parts", "html", "text hidden by a style sheet"},
		{"scripts", "html", "scripts"},
		{"frames", "html", "a frame's page is not fetched"},
	}},
	"odt, ods": {"odt ods odf fodt", []heldWords{
		{"paragraphs", "odf", "paragraphs, blanks and tabs"},
		{"tables", "odf", "a table with spans"},
		{"numbers", "odf", "Chinese list numbers"},
		{"notes", "odf", "a footnote"},
	}},
	"ofd": {"ofd", []heldWords{
		{"the text layer", "ofd", "TestTextIsReadInItsPlaces"},
		{"drawn and aligned tables", "ofd", "TestDrawnLinesMakeATable"},
		{"characters without a code are warned of", "ofd", "TestCharactersWithoutACodeAreSaid"},
	}},
	"pictures (jpg, png, tiff, bmp, gif, webp)": {"jpg png tiff bmp gif webp", []heldWords{
		{"with `--ocr` only", ".", "TestAPictureIsAPageWhereItIsRecognised"},
		{"every page of a tiff", "ocr", "TestEveryPageOfATIFFIsAPicture"},
		{"HEIC", ".", "TestWhatIsReadIsInTheREADME"},
	}},
	"txt": {"txt", []heldWords{
		{"UTF-8, UTF-16, GB18030 told apart", "charset", "TestDecodeTellsTheEncodingsApart"},
		{"clear tables", "text", "columns set by blanks"},
	}},
	"eml, mbox, msg, winmail.dat": {"eml mbox msg tnef", []heldWords{
		{"names in every encoding met, repaired where garbled", "mail", "TestAttachmentNamesAreReadAndRepaired"},
		{"forwarded mails", "mail", "TestMailsWithinMailsAndMailboxes"},
		{"links to oversized attachments are reported, not followed", "mail", "TestAttachmentsThatStayedBehindAreFound"},
	}},
	"zip, rar, 7z, tar, gz, bz2": {"zip rar 7z tar gz bz2", []heldWords{
		{"nested to a limit", ".", "TestEverythingThatCameIsTakenOut"},
		{"GBK names", "archive", "TestNamesComeOutAsPeopleTypedThem"},
		{"encrypted ones said to be so", "archive", "TestLockedBrokenAndGreedyArchivesAreSaidToBeSo"},
		{"multi-volume archives", "archive", "TestAVolumeIsSaidToBeOne"},
	}},
}

// README's table of what is read says nothing that no test holds, and leaves out no format that is read.
func TestWhatIsReadIsInTheREADME(t *testing.T) {
	t.Parallel()
	rows, rest := tableOfFormats(t), map[string]bool{}
	for i := range formats {
		f := &formats[i]
		if f.look != nil || f.why == nil {
			rest[f.name] = true
		} else if !known(f.why) {
			t.Errorf("%s is refused with %v", f.name, f.why)
		}
	}
	for name, row := range claimed {
		text := strings.Join(rows[name], "|")
		if text == "" {
			t.Errorf("README has no row of %q", name)
		}
		for _, f := range strings.Fields(row.formats) {
			if !rest[f] {
				t.Errorf("%s of %q is not read, or stands in two rows", f, name)
			}
			delete(rest, f)
		}
		var held []string
		for _, c := range row.claims {
			if !strings.Contains(text, c.words) {
				t.Errorf("%q: README does not say %q", name, c.words)
			}
			if !testsOf(t, c.folder, c.held) {
				t.Errorf("%q: no test in ingest/%s is, or has a case, %q", name, c.folder, c.held)
			}
			held = append(held, strings.Split(c.words, ", ")...)
		}
		for _, cell := range rows[name][1:3] { // what is read, and partly; of what is not read there may be nothing to hold
			for _, said := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(",;:(", r) }) {
				if said = strings.Trim(said, " )"); said != "" && !slices.ContainsFunc(held, func(w string) bool { return strings.Contains(said, w) || strings.Contains(w, said) }) {
					t.Errorf("%q: no test holds %q", name, said)
				}
			}
		}
		delete(rows, name)
	}
	for name := range rows {
		t.Errorf("no claims are known of README's row %q", name)
	}
	for f := range rest {
		t.Errorf("%s is read, and in no row", f)
	}
}

// tableOfFormats are the rows of README's table by their first cells.
func tableOfFormats(t *testing.T) map[string][]string {
	t.Helper()
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| format | read | partly | not |\n| --- | --- | --- | --- |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	rows := map[string][]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows[cells[0]] = cells
	}
	return rows
}

// testsOf reports whether a test of a folder is, or has a case, of a name.
func testsOf(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(source), "func "+name+"(") || strings.Contains(string(source), `"`+name+`"`) {
			return true
		}
	}
	return false
}
