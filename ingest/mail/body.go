package mail

import (
	"html"
	"regexp"
	"strings"

	"nianping/ingest/charset"
)

// services are the places at which attachments lie that did not come with the mail, by a piece of their addresses.
var services = []struct{ piece, name string }{
	{"mail.qq.com/cgi-bin/ftnexs_download", "QQ 邮箱超大附件"}, {"wx.mail.qq.com/ftn", "QQ 邮箱超大附件"}, {"ftn.qq.com", "QQ 邮箱超大附件"},
	{"mail.qq.com/ftn", "QQ 邮箱超大附件"}, {"mail.qq.com/cgi-bin/readtemplate?t=exs_ftn_download", "QQ 邮箱超大附件"},
	{"share.weiyun.com", "微云"}, {"dashi.163.com", "网易邮箱超大附件"}, {"fs.163.com", "网易邮箱超大附件"}, {"mail.163.com/large-attachment", "网易邮箱超大附件"},
	{"pan.baidu.com/s", "百度网盘"}, {"pan.baidu.com/share", "百度网盘"}, {"aliyundrive.com/s", "阿里云盘"}, {"alipan.com/s", "阿里云盘"}, {"pan.quark.cn/s", "夸克网盘"},
	{"cloud.189.cn/t", "天翼云盘"}, {"caiyun.139.com", "移动云盘"}, {"yun.139.com", "移动云盘"}, {"123pan.com/s", "123 云盘"}, {"115.com/s", "115 网盘"},
	{"lanzou", "蓝奏云"}, {"cowtransfer.com", "奶牛快传"}, {"wenshushu.cn", "文叔叔"}, {"drive.weixin.qq.com", "微盘"}, {"docs.qq.com", "腾讯文档"},
	{"kdocs.cn", "金山文档"}, {"jianguoyun.com", "坚果云"}, {"onedrive.live.com", "OneDrive"}, {"1drv.ms", "OneDrive"},
}

var address = regexp.MustCompile(`(?i)(?:https?://)?[a-z0-9.-]+\.(?:com|cn|ms)(?:/[^\s"'<>）)，。；]*)?`)

// links finds the addresses of attachments that are not in the mail, each once.
func links(text string, page []byte) []Link {
	var out []Link
	seen := map[string]bool{}
	for _, source := range []string{text, html.UnescapeString(string(page))} {
		for _, url := range address.FindAllString(source, 2000) {
			low := strings.ToLower(url)
			for _, s := range services {
				if strings.Contains(low, s.piece) && !seen[low] && strings.Contains(low, "/") {
					seen[low] = true
					out = append(out, Link{s.name, url})
					break
				}
			}
		}
	}
	return out
}

var (
	originalMark = regexp.MustCompile(`(?i)-{2,}\s*(?:原始邮件|原邮件|转发邮件信息|Original Message|Forwarded Message|Forwarded mail)\s*-{2,}`)
	originalFrom = regexp.MustCompile(`(?im)^[\s>*]*(?:发件人|From)\s*[:：]\s*(.+)$`)
	originalSent = regexp.MustCompile(`(?im)^[\s>*]*(?:发送时间|发送日期|日期|时间|Sent|Date)\s*[:：]\s*(.+)$`)
	originalSubj = regexp.MustCompile(`(?im)^[\s>*]*(?:主题|Subject)\s*[:：]\s*(.+)$`)
	tags         = regexp.MustCompile(`(?is)<(?:br|/p|/div|/tr|/h\d)[^>]*>`)
	allTags      = regexp.MustCompile(`(?s)<[^>]*>`)
)

// quoted reads the lines that mailers put over a mail that is forwarded as text.
func quoted(text string, page []byte) *Original {
	if text == "" && len(page) > 0 {
		decoded, _ := charset.Decode(page[:min(len(page), 256<<10)], "")
		text = html.UnescapeString(allTags.ReplaceAllString(tags.ReplaceAllString(decoded, "\n"), ""))
	}
	at := originalMark.FindStringIndex(text)
	if at == nil {
		return nil
	}
	head := text[at[1]:]
	head = head[:min(len(head), 2000)]
	o := &Original{From: first(originalFrom, head), Sent: first(originalSent, head), Subject: first(originalSubj, head)}
	if o.From == "" && o.Sent == "" {
		return nil
	}
	return o
}

func first(re *regexp.Regexp, text string) string {
	if m := re.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}
