package extract

import (
	"slices"
	"strings"

	"nianping"
	"nianping/ingest/document"
)

var occupationCode = patternOf(`\d-\d{2}-\d{2}-\d{2}`)

// scopeItem is one filed occupation under construction.
type scopeItem struct {
	name    string
	written string
	code    string
	levels  []nianping.Level
	view    View
	ref     document.Ref
	at      Span // of the name
	codeAt  Span

	codeView  View // where the code stands in a table of its own
	levelView View
	levelRef  document.Ref
	codeRef   document.Ref
	lvlAt     Span
}

// scopeFacts reads the filed occupations with their codes and levels: 备案职业4个：车工（6-18-01-01），五级至一级；…
func scopeFacts(r *Reading, c *Collector) {
	var items []scopeItem
	add := func(list []scopeItem) {
		for _, k := range list {
			if i := indexOf(items, k.name); i < 0 {
				items = append(items, k)
			} else if len(items[i].levels) == 0 && len(k.levels) > 0 {
				items[i] = k
			}
		}
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		switch {
		case b.Margin || b.Section == Plans:
		case b.Table != nil:
			add(scopeTable(r, b.Table))
		default:
			add(scopeProse(r, b))
			for _, item := range r.scopeItems(i) {
				add(scopeList(r, item.View, item.Ref, 0, len(item.Text()), true))
			}
		}
	}
	codesFromTables(r, items)
	for _, k := range items {
		of := RowKey{Occupation: k.written}
		c.Add(Fact{Field: "scope/occupation", Of: of, Value: k.written, At: k.ref, Text: k.view.Original(k.at.Start, k.at.End)})
		if k.codeView.Text != "" {
			c.Add(Fact{Field: "scope/code", Of: of, Value: k.code, At: k.codeRef, Text: k.codeView.Original(k.codeAt.Start, k.codeAt.End)})
		} else if k.code != "" {
			c.Add(Fact{Field: "scope/code", Of: of, Value: k.code, At: k.ref, Text: k.view.Original(k.codeAt.Start, k.codeAt.End)})
		}
		if len(k.levels) > 0 && k.levelView.Text != "" {
			c.Add(Fact{Field: "scope/levels", Of: of, Value: k.levels, At: k.levelRef, Text: k.levelView.Original(0, len(k.levelView.Text))})
		} else if len(k.levels) > 0 {
			c.Add(Fact{Field: "scope/levels", Of: of, Value: k.levels, At: k.ref, Text: k.view.Original(k.lvlAt.Start, k.lvlAt.End)})
		}
	}
}

// codesFromTables takes codes that a table of counts gives beside its occupations.
func codesFromTables(r *Reading, items []scopeItem) {
	for i := range r.Blocks {
		t := r.Blocks[i].Table
		if t == nil {
			continue
		}
		occupation, code := -1, -1
		for c := range t.Cols {
			switch t.Field(c) {
			case "occupation":
				occupation = c
			case "code":
				code = c
			}
		}
		if occupation < 0 || code < 0 {
			continue
		}
		for row := t.Head; row < t.Rows; row++ {
			if k := indexOf(items, t.Text(row, occupation)); k >= 0 && items[k].code == "" {
				items[k].takeCode(t, row, code)
			}
		}
	}
}

// takeCode takes the code that a cell gives, if it gives one.
func (k *scopeItem) takeCode(t *Table, row, col int) {
	v := t.View(row, col)
	if at := occupationCode.FindStringIndex(v.Text); at != nil && k.code == "" {
		k.code, k.codeView, k.codeAt, k.codeRef = v.Text[at[0]:at[1]], v, Span{at[0], at[1]}, t.Ref(row, col)
	}
}

func scopeProse(r *Reading, b *Block) []scopeItem {
	var out []scopeItem
	t := b.Text()
	if isScopeLabel(b.Label) {
		return scopeList(r, b.View, b.Ref, 0, len(t), false)
	}
	for _, s := range b.ScopeStatements() {
		// a list whose items stand on lines of their own belongs to the statement
		end := s.End
		for end+1 < len(t) && t[end] == '\n' {
			stop := sentenceEnd(t, end+1)
			if !listLine(t[end+1 : stop]) {
				break
			}
			end = stop
		}
		out = append(out, scopeList(r, b.View, b.Ref, s.Start, end, true)...)
	}
	return out
}

// listLine reports whether a line is an item of a list: ①电工…, 1.电工…, ·电工
func listLine(s string) bool {
	s = strings.TrimLeft(s, " \t")
	return s != "" && (s[0] == '(' || isDigitByte(s[0]) || strings.HasPrefix(s, "·") || strings.HasPrefix(s, "-"))
}

func indexOf(list []scopeItem, name string) int {
	return slices.IndexFunc(list, func(k scopeItem) bool { return k.name == name })
}

func unique(list []nianping.Level) []nianping.Level {
	var out []nianping.Level
	for _, l := range list {
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// isScopeLabel reports whether a label is that of the filed scope: 备案职业(工种), 评价职业及等级, 认定范围.
func isScopeLabel(s string) bool {
	bare := bareHeader(s)
	switch {
	case strings.Contains(s, "考评"):
		return false
	case strings.Contains(s, "备案"):
		return hasAny(s, "职业", "工种", "项目", "范围", "等级", "级别") || hasAnySuffix(bare, "备案情况", "备案内容")
	}
	return assessedScope.MatchString(bare)
}

// assessedScope is such a label that speaks of assessing instead.
var assessedScope = patternOf(`^(?:(?:可|准予|获准)(?:以)?(?:开展)?(?:评价|认定|鉴定)的?(?:职业|工种|职业工种)(?:[及和与、/](?:其)?(?:等级|级别))?(?:范围|情况|一览|一览表)?(?:如下)?:?|(?:可|准予)?(?:开展)?(?:技能)?(?:自主)?(?:评价|认定|鉴定)的?(?:职业|工种|职业工种|职业/工种|职业、工种)[及和与、/](?:其)?(?:等级|级别)(?:范围)?|(?:自主)?(?:评价|认定|鉴定)(?:职业)?范围)$`)

// scopeTable reads a table of filed occupations: a column of names beside levels or codes and no counts; or a form's
// cell beside 备案职业及等级.
func scopeTable(r *Reading, t *Table) []scopeItem {
	if list := scopeColumns(r, t); list != nil {
		return list
	}
	occupation, code, level, counted, filed := -1, -1, -1, false, false
	marks := map[int][]nianping.Level{} // columns headed by a level, with √
	for c := range t.Cols {
		switch f := t.Field(c); f {
		case "occupation":
			if occupation < 0 {
				occupation = c
			}
		case "code":
			code = c
		case "level", "exam_level":
			if l := LevelsOf(t.lowestHeader(c)); len(l) == 1 { // 备案等级 over 五级 | 四级 | 三级
				marks[c] = l
				filed = filed || strings.Contains(t.Header(c), "备案")
			} else if level < 0 || t.saysFiled(c) > t.saysFiled(level) {
				level = c
			}
		case "registered", "examined", "passed", "certified", "pass_rate":
			counted = true
		case "name", "certificate_no", "batch", "people":
			return nil
		default:
			if l := LevelsOf(t.lowestHeader(c)); len(l) == 1 {
				marks[c] = l
			} else if h := t.Header(c); level < 0 && hasAny(h, "编码", "代码") && hasAny(h, "等级", "级别") { // 编码及等级
				code, level = c, c
			}
		}
	}
	switch {
	case counted && !filed && (level < 0 || !strings.Contains(t.Header(level), "备案")): // counts beside what is filed
		return nil
	case occupation < 0 && level == 0:
		return append(scopeForm(r, t), scopeAcross(r, t)...)
	case occupation < 0:
		if list := scopePairs(r, t); list != nil {
			return list
		}
		return scopeForm(r, t)
	}
	if code < 0 && level < 0 && len(marks) == 0 {
		return scopeForm(r, t)
	}
	if !r.scopeish(t) {
		return nil
	}
	var out []scopeItem
	for row := t.Head; row < t.Rows; row++ {
		v := t.View(row, occupation)
		if !t.Starts(row, occupation) && len(out) > 0 { // merged over its levels
			out[len(out)-1].levels = unique(append(out[len(out)-1].levels, cellLevels(t, row, level)...))
			continue
		}
		n, at := r.nameIn(v)
		if n == nil {
			continue
		}
		k := scopeItem{name: n.Text, written: n.Written, view: v, ref: t.Ref(row, occupation), at: at}
		k.levels, k.lvlAt = cellLevels(t, row, level), k.at
		if level >= 0 {
			k.levelView, k.levelRef = t.View(row, level), t.Ref(row, level)
		}
		for c, l := range marks {
			if marksFiled(t.Text(row, c)) {
				k.levels = unique(append(k.levels, l...))
			}
		}
		nianping.SortLevels(k.levels)
		k.takeCode(t, row, code)
		k.takeCode(t, row, occupation)
		out = append(out, k)
	}
	if len(out) == 0 {
		return scopeForm(r, t)
	}
	return out
}

// scopeColumns reads a table with an occupation in each column: 备案职业 | 电工 | 焊工, 备案等级 | 五级至二级 | 五级至三级; nil for
// any other.
func scopeColumns(r *Reading, t *Table) []scopeItem {
	for row := 0; row < min(t.Rows, 8); row++ {
		if t.HeaderField(row, 0) != "occupation" || len(t.filled(row)) < 3 || !r.scopeish(t) {
			continue
		}
		levels := t.filedLevels(row + 1)
		if levels < 0 {
			continue
		}
		var out []scopeItem
		for _, c := range t.filled(row)[1:] {
			v := t.View(row, c)
			n, at := r.nameIn(v)
			if n == nil {
				return nil
			}
			k := scopeItem{name: n.Text, written: n.Written, view: v, ref: t.Ref(row, c), at: at,
				levels: cellLevels(t, levels, c), levelView: t.View(levels, c), levelRef: t.Ref(levels, c)}
			for code := row + 1; code < t.Rows; code++ {
				if t.HeaderField(code, 0) == "code" {
					k.takeCode(t, code, c)
				}
			}
			k.takeCode(t, row, c)
			out = append(out, k)
		}
		return out
	}
	return nil
}

// saysFiled tells which of several columns of levels gives those that are filed: 2 by its words, 0 for those held in a year, 1 else.
func (t *Table) saysFiled(c int) int {
	switch h := t.Header(c); {
	case hasAny(h, "备案等级", "备案级别"):
		return 2
	case hasAny(h, "年", "开展", "开考", "组织"):
		return 0
	}
	return 1
}

// filedLevels is the first row from one on whose label is of the levels that are filed, not of those held; -1 for none.
func (t *Table) filedLevels(row int) int {
	for ; row < t.Rows; row++ {
		if s := t.Text(row, 0); hasAny(s, "等级", "级别") && !hasAny(s, "年", "开展", "开考", "组织", "认定等级") && len(cellLevels(t, row, 1)) > 0 {
			return row
		}
	}
	return -1
}

// scopeAcross reads a table of levels whose columns are occupations: 等级 | 车工 | 钳工, 五级 | √ | ×.
func scopeAcross(r *Reading, t *Table) []scopeItem {
	if t.Head == 0 || !r.scopeish(t) {
		return nil
	}
	var out []scopeItem
	for c := 1; c < t.Cols; c++ {
		n := r.Names.Of(t.lowestHeader(c))
		if n == nil {
			continue
		}
		v := t.View(t.Head-1, c)
		k := scopeItem{name: n.Text, written: n.Written, view: v, ref: t.Ref(t.Head-1, c), at: Span{0, len(v.Text)}, lvlAt: Span{0, len(v.Text)}}
		for row := t.Head; row < t.Rows; row++ {
			if marksFiled(t.Text(row, c)) {
				k.levels = append(k.levels, cellLevels(t, row, 0)...)
			}
		}
		if k.levels = unique(k.levels); len(k.levels) > 0 {
			nianping.SortLevels(k.levels)
			out = append(out, k)
		}
	}
	return out
}

// scopeish reports whether a table without counts states a scope: it says 备案 or stands in the overview or the basics.
func (r *Reading) scopeish(t *Table) bool {
	words := t.Caption + t.Title + t.Words() + t.T.Sheet
	if t.Before != nil {
		words += t.Before.Text()
	}
	return strings.Contains(words, "备案") || strings.Contains(words, "范围") || t.Field(0) == "programme" || isScopeLabel(trimLeft(t.captionText(), "0123456789.()、一二三四五六七八九十表 "))
}

func cellLevels(t *Table, row, col int) []nianping.Level {
	if col < 0 {
		return nil
	}
	var out []nianping.Level
	for _, m := range LevelsIn(t.Text(row, col)) {
		if !m.Aggregate {
			out = append(out, m.Levels...)
		}
	}
	return unique(out)
}

func scopeForm(r *Reading, t *Table) []scopeItem {
	var out []scopeItem
	for row := range t.Rows {
		for col := range t.Cols {
			if !t.Starts(row, col) || !isScopeLabel(t.Text(row, col)) || len(t.Text(row, col)) > 60 {
				continue
			}
			next := col + t.T.At(row, col).ColSpan
			v := t.View(row, next)
			if levels := cellLevels(t, row, next); strings.Contains(t.Text(row, col), "等级") && len(levels) > 0 && !r.Names.In(v.Text) {
				if n := occupationAbove(r, t, row); n.ok() { // a card: 职业 | 起重工, 备案等级 | 五级、四级
					view := NewView(n.text)
					out = append(out, scopeItem{name: view.Text, written: n.value, view: view, ref: *n.at, at: Span{0, len(view.Text)},
						levels: levels, lvlAt: Span{0, len(view.Text)}})
				}
				continue
			}
			for at := row; at < row+t.T.At(row, col).RowSpan && at < t.Rows; at++ {
				out = append(out, scopeCell(r, t, at, next)...)
			}
		}
	}
	return out
}

// scopeCell reads the cell beside a label of the scope, of a lone name with the levels in the next one: 认定职业和等级 | 电工 | 五级、四级.
func scopeCell(r *Reading, t *Table, row, col int) []scopeItem {
	v := t.View(row, col)
	if v.Text == "" || !t.Starts(row, col) || !r.Names.In(v.Text) {
		return nil
	}
	list := scopeList(r, v, t.Ref(row, col), 0, len(v.Text), false)
	next := col + t.T.At(row, col).ColSpan
	if levels := cellLevels(t, row, next); len(list) == 1 && len(list[0].levels) == 0 && len(levels) > 0 && len(LevelsOf(t.Text(row, next))) > 0 {
		list[0].levels, list[0].levelView, list[0].levelRef = levels, t.View(row, next), t.Ref(row, next)
	}
	return list
}
