package html

// Block is one piece of a document in reading order: a paragraph, or a table where Rows is set.
type Block struct {
	At      string // as a person points at it: 第12段
	Text    string
	Heading bool
	Rows    [][]Cell
}

// Cell is one cell of a table where it begins; a position that a merged cell covers has none.
type Cell struct {
	At               string // 表3第4行第2列, 汇总!B7
	Text             string
	RowSpan, ColSpan int
}
