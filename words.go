package nianping

import (
	"regexp"
	"strconv"
	"strings"
)

// Words is what the checks ask of a report's whole text, gathered in one pass over its running text. Tables are left out:
// a year in a column of dates and a name in a column of employers say nothing about the report.
type Words struct {
	Years   map[int]int           // how often each year is spoken of as a year's work (2024年, 2024年度)
	Phrases map[string][]Evidence // sentences by phrase, of phrases
}

// phrase is a turn of speech that a check asks about.
type phrase struct {
	name string
	key  []string              // a line without any of these has none: looked for first, since it is quick
	has  func() *regexp.Regexp // nil where the key is all
	not  func() *regexp.Regexp // a sentence that says this does not count; nil for none
}

// The phrases, by the check that asks.
var phrases = []phrase{
	{"certificate", []string{"国家级", "国家职业资格证书", "全国通用"}, Expression(`国家级(?:职业)?(?:技能)?证书|国家职业资格证书|全国通用(?:的)?(?:职业|技能|等级)?[^，。；]{0,6}证|证书[^，。；]{0,4}全国通用`), denial},
	{"site", []string{"加盟", "委托", "授权", "分站", "考点", "开考", "分点"}, Expression(`加盟(?:机构|单位|学校|站点|考点|校)|(?:委托|授权)[^，。；]{2,20}(?:机构|学校|公司|中心|单位)[^，。；]{0,6}(?:组织|开展|实施|承办)[^，。；]{0,6}(?:认定|考核|评价)|(?:设立|设有|开设|下设)[^，。；]{0,12}(?:分站|分考点|认定分点|评价分点)|(?:外地|异地|市外|省外|县外)[^，。；]{0,6}(?:考点|分站|站点|开考)`), denial},
	{"publicity", []string{"公示"}, nil, nil},
	{"publicity_told", []string{"公示"}, Expression(`[0-9０-９一二三四五六七八九十两]+\s*个?(?:工作)?(?:日|天)|公示栏|公告栏|宣传栏|公开栏|官网|网站|门户|公众号|微信|平台|系统|门口|大厅|校园网|内网|张贴|张榜|栏|群`), nil},
	{"no_complaint", []string{"投诉"}, Expression(`零投诉|无投诉|(?:没有|未|无)[^，。；]{0,10}投诉|投诉[^，。；]{0,4}(?:0|０|零)\s*[起件次人例]`), nil},
}

// in: the sentence says the phrase.
func (p *phrase) in(sentence string) bool {
	return containsAny(sentence, p.key) && (p.has == nil || p.has().MatchString(sentence)) && (p.not == nil || !p.not().MatchString(sentence))
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// denial: what a sentence forbids or denies is not claimed.
var denial = Expression(`不得|不准|严禁|禁止|杜绝|不存在|没有|未|无|不(?:再|搞|设|含|是|代表)|防止|避免|取消|停止|拒绝`)

// ReadWords gathers the words of a text as `extract --stage document` prints it: a paragraph a line, table rows with tabs.
func ReadWords(text string) *Words {
	w := &Words{Years: map[int]int{}, Phrases: map[string][]Evidence{}}
	for _, line := range strings.Split(text, "\n") {
		if strings.Contains(line, "\t") {
			continue
		}
		w.countYears(line)
		var cut []string // the line's sentences, once they are asked for
		for i := range phrases {
			p := &phrases[i]
			if !containsAny(line, p.key) {
				continue
			}
			if cut == nil {
				cut = sentences(line)
			}
			for _, sentence := range cut {
				if p.in(sentence) {
					w.Phrases[p.name] = append(w.Phrases[p.name], Evidence{At: "正文", Text: sentence})
				}
			}
		}
	}
	return w
}

// countYears counts years of work: 2024年, 2024年度, but no day or month (2024年5月).
func (w *Words) countYears(line string) {
	for {
		at := strings.Index(line, "20")
		if at < 0 || len(line) < at+4 {
			return
		}
		year, err := strconv.Atoi(line[at : at+4])
		line = line[at+2:]
		after, ok := strings.CutPrefix(strings.TrimLeft(line[2:], " "), "年")
		after = strings.TrimLeft(after, " ")
		if err == nil && ok && (after == "" || after[0] < '0' || after[0] > '9') {
			w.Years[year]++
		}
	}
}

// sentences cuts a line at its full stops and semicolons.
func sentences(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return r == '。' || r == '；' || r == ';' || r == '！' || r == '？' })
}
