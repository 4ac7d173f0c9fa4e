package workbook

import (
	"strings"
	"sync"

	"nianping"
)

// A field of the registry beyond the contract's columns: what other layouts put into one column, or spread over several.
const (
	fieldPeriod    = "备案期限" // start and end, or a number of years, in one cell
	fieldFiledOn   = "备案日期" // a start; a range where the cell holds one
	fieldShortName = "简称"
	fieldNumber    = "序号"  // of no use, but known
	fieldLevel     = "等级列" // a column for one level, marked where it is filed
	fieldJob       = "工种"
)

// headings is THE list of what registries call each column, folded as key does. Exact matches only; a heading of two rows
// is tried joined and by its lower part. The first field that a sheet's heading fits takes it.
var headings = []struct {
	field string
	words string
}{
	{nianping.ColName, "机构名称 单位名称 评价机构名称 机构全称 评价机构 单位全称 备案机构 备案机构名称 企业名称 学校名称 院校名称 名称 单位 机构 评价组织名称 社会培训评价组织名称 备案单位 备案单位名称 技能人才评价机构 申报单位 认定机构 认定机构名称"},
	{nianping.ColCreditCode, "统一社会信用代码 信用代码 社会信用代码 统一信用代码 统一代码 统一社会信用代码(18位) uscc"},
	{nianping.ColType, "机构类别 机构类型 类别 类型 单位类型 单位类别 机构性质 单位性质 主体类型 评价机构类别 评价机构类型"},
	{nianping.ColDistrict, "所属区县 区县 所在区县 属地 所属地区 地区 县区 所属县区 所在地 辖区 所属辖区 县(区) 区(县) 所属县(区) 所属区(县)"},
	{nianping.ColProgramme, "评价种类 评价类别 评价类型 业务类型 备案类别 备案类型 评价方式 评价项目 认定类别"},
	{nianping.ColOccupation, "职业(工种) 职业 职业名称 职业(工种)名称 职业工种 认定职业 认定职业(工种) 备案职业 备案职业(工种) 备案工种 评价职业 评价职业(工种) 职业/工种 评价工种 认定工种 职业(工种、考核项目) 考核项目 专项职业能力考核项目 职业名称(工种) 备案职业工种 评价范围 备案范围 业务范围 职业(工种、项目)"},
	{fieldJob, "工种 工种名称"},
	{nianping.ColCode, "职业编码 职业代码 编码 职业(工种)编码 职业(工种)代码 工种编码 工种代码 国家职业编码 代码"},
	{nianping.ColLevels, "等级 级别 认定等级 备案等级 等级范围 技能等级 评价等级 职业等级 认定级别 备案级别 评价级别 职业技能等级 等级(级别) 备案等级范围 可评价等级"},
	{nianping.ColFrom, "备案起始日 备案起始日期 起始日期 开始日期 备案开始日期 备案开始日 起始日 起始时间 备案起始时间 有效期起 有效期始 有效期开始 起 批准日期 备案生效日期 发证日期 备案期限起 获得日期"},
	{nianping.ColTo, "备案截止日 备案截止日期 截止日期 截止日 截止时间 到期日期 到期日 到期时间 有效期至 有效期止 有效期到 有效截止日期 备案有效期至 备案到期日 备案到期日期 止 至 届满日期 备案期限止 备案截止时间 终止日期"},
	{fieldPeriod, "备案期限 有效期 备案有效期 有效期限 备案起止日期 起止日期 起止时间 备案起止时间 有效期起止 期限 备案期 备案年限 备案期限(起止) 有效时间"},
	{fieldFiledOn, "备案日期 备案时间 首次备案时间 首次备案日期 备案批准时间"},
	{nianping.ColState, "状态 备案状态 当前状态 机构状态 是否有效 目前状态"},
	{nianping.ColStateDate, "状态日期 状态变更日期 退出日期 变更日期 退出时间 撤销日期 撤销时间 状态时间 变更时间"},
	{nianping.ColCommon, "通用工种 是否通用工种 通用工种(10工位) 是否通用 通用性强 是否通用职业 通用职业"},
	{nianping.ColFormerNames, "曾用名 原名称 原名 曾用名称 更名前名称 曾用名/简称 曾用名(简称)"},
	{fieldShortName, "简称 机构简称 单位简称 别名"},
	{nianping.ColContact, "联系人 联系人姓名 负责人 经办人 经办人姓名 机构联系人"},
	{nianping.ColPhone, "联系电话 电话 手机 手机号 手机号码 联系方式 联系人电话 办公电话 电话号码"},
	{nianping.ColEmail, "电子邮箱 邮箱 邮箱地址 电子邮件 e-mail email 联系邮箱"},
	{nianping.ColNote, "备注 说明 其他"},
	{nianping.ColFile, "文件名 文件 文件名称 材料名称 附件名 附件名称"},
	{nianping.ColReceived, "收到日期 收到时间 收件日期 收件时间 接收日期 接收时间 报送日期 报送时间 日期 时间 登记日期"},
	{nianping.ColSender, "报送单位 报送机构 来件单位 送件单位 寄件单位"},
	{fieldNumber, "序号 编号 no no. 机构编号 评价机构代码 地址 机构地址 联系地址 备案层级 备案文号 备案批次 备案文号/批次 资质编号 法定代表人 法人代表"},
}

var headingFields = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, h := range headings {
		for _, w := range strings.Fields(h.words) {
			if _, taken := m[key(w)]; !taken {
				m[key(w)] = h.field
			}
		}
	}
	return m
})

// fieldOf is the field that a heading names, "" for none. A heading that is nothing but one level marks a level's column.
func fieldOf(heading string) string {
	k := key(heading)
	if k == "" {
		return ""
	}
	if f := headingFields()[k]; f != "" {
		return f
	}
	if cut := strings.IndexAny(k, "("); cut > 0 { // 联系电话（手机）, 备案起始日（年/月/日）
		if f := headingFields()[k[:cut]]; f != "" {
			return f
		}
	}
	if levels, ok := readLevels(heading); ok && len(levels) == 1 && len([]rune(k)) > 1 {
		return fieldLevel
	}
	return ""
}

// heading is a sheet's heading: the rows it takes and the fields of its columns.
type heading struct {
	row, rows int
	columns   []column
}

// column is one column as it was understood.
type column struct {
	col   int
	title string // the heading's words
	field string // "" where not understood
	level nianping.Level
}

// find is the place of a field's column, -1 for none.
func (h *heading) find(field string) int {
	for _, c := range h.columns {
		if c.field == field {
			return c.col
		}
	}
	return -1
}

// Rows from the top in which a heading is looked for.
const headingDepth = 20

// findHeading looks for the heading that names most fields; one of them must be each of the fields that are needed. A
// second row belongs to it only where the first needed field has nothing of its own there: every row of data has.
func (s *sheet) findHeading(needed ...string) (heading, bool) {
	var best heading
	most := 0
	for row := range min(len(s.rows), headingDepth) {
		for rows := 1; rows <= 2 && row+rows <= len(s.rows); rows++ {
			h := s.readHeading(row, rows)
			complete := true
			for _, f := range needed {
				complete = complete && h.find(f) >= 0
			}
			if !complete || rows == 2 && s.lower(row, h.find(needed[0])) != "" {
				continue
			}
			known := 0
			for _, c := range h.columns {
				if c.field != "" {
					known++
				}
			}
			if known > most {
				best, most = h, known
			}
		}
	}
	return best, most > 0
}

// lower is what the second row of a heading adds to a column; a cell merged over both rows adds nothing.
func (s *sheet) lower(row, col int) string {
	if s.at(row+1, col) == s.at(row, col) {
		return ""
	}
	return s.at(row+1, col)
}

// readHeading reads one or two rows as a heading. Of two columns that name one field the first is it.
func (s *sheet) readHeading(row, rows int) heading {
	h := heading{row: row, rows: rows}
	width := len(s.rows[row])
	if rows == 2 {
		width = max(width, len(s.rows[row+1]))
	}
	taken := map[string]bool{}
	for col := range width {
		upper, lower := s.at(row, col), ""
		if rows == 2 {
			lower = s.lower(row, col)
		}
		if upper+lower == "" {
			continue
		}
		c := column{col: col, title: upper + lower}
		for _, words := range []string{upper + lower, lower, upper} {
			if c.field = fieldOf(words); c.field == fieldLevel {
				levels, _ := readLevels(words)
				c.level = levels[0]
			}
			if c.field != "" {
				break
			}
		}
		if c.field != fieldLevel && taken[c.field] {
			c.field = ""
		}
		taken[c.field] = true
		h.columns = append(h.columns, c)
	}
	return h
}
