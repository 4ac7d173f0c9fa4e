package nianping

// The columns of the registry workbook (备案名册; contract, section 3), in its order.
const (
	ColName        = "机构名称"
	ColCreditCode  = "统一社会信用代码"
	ColType        = "机构类别"
	ColDistrict    = "所属区县"
	ColProgramme   = "评价种类"
	ColOccupation  = "职业（工种）"
	ColCode        = "职业编码"
	ColLevels      = "等级"
	ColFrom        = "备案起始日"
	ColTo          = "备案截止日"
	ColState       = "状态"
	ColStateDate   = "状态日期"
	ColCommon      = "通用工种"
	ColFormerNames = "曾用名"
	ColContact     = "联系人"
	ColPhone       = "联系电话"
	ColEmail       = "电子邮箱"
	ColNote        = "备注"
)

// RegistryColumns are all columns of the registry workbook in the contract's order.
var RegistryColumns = []string{ColName, ColCreditCode, ColType, ColDistrict, ColProgramme, ColOccupation, ColCode, ColLevels,
	ColFrom, ColTo, ColState, ColStateDate, ColCommon, ColFormerNames, ColContact, ColPhone, ColEmail, ColNote}

// The receipt log (contract, section 3): its file name and its columns.
const (
	ReceiptLogName = "收件登记.xlsx"
	ColFile        = "文件名"
	ColReceived    = "收到日期"
	ColSender      = "报送单位"
)
