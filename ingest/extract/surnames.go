package extract

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// compoundSurnames are the two-character surnames that are still borne.
var compoundSurnames = sync.OnceValue(func() *tree {
	return newTree(strings.Fields(`欧阳 淳于 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 完颜 纳兰`))
})

// surnames are the single-character surnames in use (百家姓 and those that stand outside it).
const surnames = classicSurnames + `仉督晋楚闫法汝鄢涂钦归海岳帅缑亢况郈琴牟佘佴伯赏墨哈谯笪年爱阳佟言福肖占操揭仝宾闪覃辜楼苟植庹练眭代候初修付冼布税荔邸昃粟麦郄亓么寸苑邝原战闭贠蹇朴乃绳雒卻玉火买折信密奉员衣仵哀展伟谌茆綦`

// classicSurnames are those of one character in the Hundred Family Surnames (百家姓).
const classicSurnames = `赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公`

var surnameSet = sync.OnceValue(func() *hanSet {
	var set hanSet
	for _, r := range surnames {
		set.add(r)
	}
	return &set
})

// hanSet is a set of the Chinese characters of the basic block.
type hanSet [(lastHan-firstHan)/64 + 1]uint64

const firstHan, lastHan = 0x4e00, 0x9fff

// isHan reports whether a character is one of the Chinese ones that texts are written with; allHan knows the rare ones too.
func isHan(r rune) bool { return r >= firstHan && r <= lastHan }

func (s *hanSet) add(r rune) { s[(r-firstHan)>>6] |= 1 << ((r - firstHan) & 63) }

func (s *hanSet) has(r rune) bool {
	return isHan(r) && s[(r-firstHan)>>6]>>((r-firstHan)&63)&1 != 0
}

// otherWords begin with a surname and are no person.
var otherWords = sync.OnceValue(func() *tree {
	return newTree(strings.Fields(`全部 全部为 全部是 全都是 高级 高级工 中级 和谐 安全 安排 安徽 成立 计划 明确 任务 任教 师资 相关 国家 国有 公司 文化 时间 通过 平均 成员 成绩 方面 关于 关键 步骤 边远 路线 连续 能力 能够 应急 应当 应用 张贴 常态 党员 冷冻 从事 从业 单位 后勤 后续 年度 年龄 年末 水平 水利 华东 万元 有效 有限 于是 房屋 车间 车辆 车工 石工 花卉 计算机 商务 广泛 易错 阳光 白班 双人 双向 时效 都有 都不 都未 都没 都非 别墅 支部 支出 支持 项目 项目组 景区 平方 平方米 督导 容量 权属 解聘 解决 管理 管理员 经理 经验 经费 农民工 农业 农村 机构 广告 古建 木工 红茶 绿茶 黄山 黄山区 徽州 祁门 祁门县 休宁 歙县 屯溪 江苏 江西 浙江 宁夏 云南 海南 湖南 湖北 河南 河北 山东 山西 广东 广西 福建 吉林 上海 北京 万人 方案 方式 方向 方法 习惯 司机 司法 史料 宣传 封闭 封存 强化 强调 应知 乐意 利用 盖章 符合 容易 满意 充分 相应 相互 须知 简单 简称 关系 权限 权威 游客 归档 归口 商贸 年检 代表 初级 初级工 初中 修订 修改 修理工 布置 税务 原有 原则 信用 信息 信息员 展示 伟大 申报 申请 沙龙 越来越 向上 古籍 步入 都市 国内 文件 文明 广大 东部 利润 师傅 师生 融合 冷链 金融 金属 水电 云计算 苏州 杭州 洪涝 包装 包装工 左右 吉祥 程序 陆续 荣誉 家庭 家政 松木 井然 段落 富有 山区 谷物 车床 全年 全体 全员 全市 全县 全省 秋季 甘肃 武汉 龙头 叶片 幸福 白天 怀孕 从未 索道 通知 通用 党建 劳动 劳务 申诉 双方 牛羊 通讯 边界 燕子 尚未 农技 温度 庄园 连同 习题 古镇 易腐 居家 步行 满足 国务院 文旅 广场 利率 师德 曾任 沙发 关爱 相近 后备 红色 游览 权益 公示 公开 公正 公平 公布 公务 商业 年终 福利 代为 付款 明细 成果 计分 经培训 常见 顾问 平时 黄金 和平 米面 成人 戴帽 谈话 宋体 纪律 纪委 纪检 项数 祝贺 董事 董事长 路面 江南 盛大 钟点 高等 高校 高温 高危 高峰 高清 高速 田间 万份 管控 解读 应试 单独 单项 左侧 石材 曲面 家电 家长 封面 储备 储存 焦点 车型 全国 仲裁 宫廷 武术 符号 景观 叶面 司仪 印刷 白酒 从严 赖以 卓越 双证 党委 党支部 劳保 申领 通报 冀望 尚有 农机 温馨 连接 向前 古法 易于 居民 都能 满分 国企 文本 广播 东西 越野 师范 空调 空间 空气 沙画 关注 相符 查处 查看 后台 红包 权重 益处 公告 公安 商会 年薪 言行 肖像 占比 操作 操作员 闪光 代码 修复 布局 原因 原件 信贷 信守 员工 员 衣物`))
})

// longestName is the length of a name with middle dots, in bytes, and more.
const longestName = 21 * utf8.UTFMax

// isPersonName reports whether a text is a person's name: two to four Chinese characters with a surname in front, or a
// name with middle dots.
func isPersonName(s string) bool {
	if len(s) > longestName {
		return false
	}
	if strings.Contains(s, "·") {
		return isDottedName(s)
	}
	n := runeCount(s)
	if n < 2 || n > 4 || !beginsAsName(s) || !allHan(s) || n != 2 && beginsAsWord(s) || otherWords().exactly(s) >= 0 || n > 2 && hasAnySuffix(s, "员", "等") || strings.Contains(s, "的") {
		return false
	}
	if compoundSurnames().shortest(s) > 0 {
		return n > 2
	}
	set, first := surnameSet(), firstRune(s)
	if peopleCounted.MatchString(s[utf8.RuneLen(first):]) { // 占六人
		return false
	}
	return set.has(first) && (n <= 3 || set.has(firstRune(s[utf8.RuneLen(first):])))
}

// mayBeName reports whether a word is a person's name where its place says so, behind whom gender or certificate stand or who stands between
// others in a list: the surname may be rare, a name of another people, or all of it a word, 高峰, 江南.
func mayBeName(word string) bool {
	return shapedAsName(word) && HeaderField(word) == "" && gradeOf(word) == "" && highest(word) == ""
}

// shapedAsName is mayBeName without a look into the lexicon, for the normaliser with which that is read.
func shapedAsName(word string) bool {
	n := runeCount(word)
	return n >= 2 && n <= 4 && allHan(word) && !endsAsThing(word) && !hasAny(word, "考评", "督导", "姓名", "其余", "其他", "以上", "以下", "的", "等") && !startsWithNumeral(word)
}

// isDottedName reports whether a text is a name with middle dots: 阿依古丽·买买提.
func isDottedName(s string) bool {
	if n := runeCount(s); n < 4 || n > 20 || beginsAsWord(s) || strings.ContainsAny(s, "有是为聘请员工师考督") { // 分别是努尔·白克力
		return false
	}
	for _, part := range strings.Split(s, "·") {
		if k := runeCount(part); k < 1 || k > 6 || !allHan(part) {
			return false
		}
	}
	return true
}

// beginsAsWord reports whether a text begins with one of the words that stand before names, of which some are surnames too.
func beginsAsWord(s string) bool {
	return strings.ContainsRune("有为是由即含等和及与", firstRune(s))
}

// nameHeads are the characters with which a name without middle dots begins.
var nameHeads = sync.OnceValue(func() *runeSet {
	set := setOf(surnames).with(&compoundSurnames().heads)
	return &set
})

// beginsAsName reports whether a text begins with a surname.
func beginsAsName(s string) bool {
	return surnameSet().has(firstRune(s)) || compoundSurnames().shortest(s) > 0
}

func allHan(s string) bool {
	for _, r := range s {
		if r < 0x3400 || r > 0x9fff && r < 0x20000 {
			return false
		}
	}
	return s != ""
}
