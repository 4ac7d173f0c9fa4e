// Package document is the one model that every reader of ingest writes and every rule of ingest/extract reads.
//
// A Document holds what a person sees when the file is open: paragraphs and tables in reading order, with automatic
// numbers as text, merged cells resolved into a grid, tracked changes accepted, hidden text and comments left out.
// It knows nothing of reports, examiners or institutions.
package document

// Document is one file as a person reads it.
type Document struct {
	Format   string            // the format found by content: docx, doc, xlsx, xls, pdf, rtf, html, txt, odt, ods, ofd, csv, mhtml …
	Body     []Block           // paragraphs and tables of the body, text boxes after the paragraph that anchors them
	Notes    []Block           // footnotes and endnotes, in order of reference
	Headers  []Block           // page headers, each distinct one once
	Footers  []Block           // page footers, each distinct one once
	Props    map[string]string // document properties that the file itself states (title, custom properties); never nil-checked, may be nil
	Warnings []Warning         // what the reader skipped or repaired, with its place
	Embedded []Embedded        // files inside the file that the reader did not open itself, in order
	// Recognised are the pages (as Ref.Page counts) whose text was not read but recognised in a picture (OCR): any value there
	// may be wrong. nil where there is none.
	Recognised map[int]bool
	memory     *Memory // of its blocks; nil where each has its own
}

// Embedded is a file within a document whose content a person sees where it stands: a workbook pasted as an object, a
// piece of HTML that Word takes in when it opens the document.
type Embedded struct {
	At   Ref    // the block it stands in or after
	Name string // of the part; its ending hints at the format
	Data []byte
}

// Block is a paragraph or a table; exactly one of the two is set.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// Part says which part of the file a block stands in.
type Part uint8

// The parts of a document.
const (
	Body     Part = iota // 正文
	TextBox              // 文本框
	Header               // 页眉
	Footer               // 页脚
	Footnote             // 脚注
	Endnote              // 尾注
)

// Paragraph is one paragraph of text. A paragraph in which nothing is seen is left out and not counted; one that shows
// its automatic number only is kept.
type Paragraph struct {
	Ref    Ref
	Text   string // as seen, with its automatic number in front; '\t' for tabs, '\n' for soft line breaks
	Number string // the automatic number that Text begins with ("一、", "（一）", "1."); empty if the number was typed or there is none
	// Heading is the outline level 1–9 that the file gives the paragraph by its style, 0 for body text.
	Heading int
	Bold    bool   // every visible character is bold
	Struck  []Span // struck-out pieces of Text: readable, but withdrawn by the writer
	Prompts []Span // pieces of Text that are a form's prompt where nothing has been filled in (“单击此处输入文字”): seen, but no content
	Marks   []Mark // where notes are referred to
}

// Span is a half-open range of bytes in a text.
type Span struct{ Start, End int }

// Mark is a reference to a footnote or endnote in a paragraph's text.
type Mark struct {
	Offset int // byte offset in Text at which the mark stands
	Note   Ref // the first paragraph of the note
}

// Table is a grid with its spans resolved: every position belongs to exactly one cell.
type Table struct {
	Ref    Ref
	Sheet  string // name of the sheet for a workbook, else empty
	Row0   int    // number of the sheet's row that grid row 0 shows, 0-based; 0 outside workbooks
	Col0   int    // likewise for columns
	Lines  []Ref  // the places of the rows where they are not those of one table: paragraphs whose cells stand between tabs, or rows (without a column) of several tables; else nil
	RowNo  []int  // the sheet's row of each grid row, 0-based, where hidden or long blank stretches are left out; nil where they follow on from Row0
	ColNo  []int  // likewise for columns
	Rows   int
	Cols   int
	Header int // leading rows that the file marks as repeated heading rows
	Cells  []Cell
	Doubt  string  // why a person should look at what stands in it: the reader could not tell for sure which cell is whose; else ""
	grid   []int32 // index into Cells for each position, -1 where there is none; built by Seal
}

// Cell is one cell of a table, at its upper left position.
type Cell struct {
	Row, Col         int // 0-based grid position
	RowSpan, ColSpan int // 1 or more
	Blocks           []Block
	Struck           bool // the cell's whole text is struck out
}

// Warning is something that a reader skipped or repaired. It never stops a document.
type Warning struct {
	At   Ref
	Text string // Chinese, a whole phrase
}

// Warn appends a warning.
func (d *Document) Warn(at Ref, text string) {
	d.Warnings = append(d.Warnings, Warning{at, text})
}

// P makes a block of a paragraph.
func P(p *Paragraph) Block { return Block{Paragraph: p} }

// T makes a block of a table.
func T(t *Table) Block { return Block{Table: t} }
