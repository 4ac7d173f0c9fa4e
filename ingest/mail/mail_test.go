package mail

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
)

func gb(s string) string {
	b, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return b
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func percentAll(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%%%02X", s[i])
	}
	return b.String()
}

func crlf(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }

func one(t *testing.T, data []byte) *Message {
	t.Helper()
	list, err := Split(context.Background(), data, document.Limits{})
	if err != nil || len(list) != 1 {
		t.Fatalf("got %d mails, %v", len(list), err)
	}
	return list[0]
}

// attached makes a mail with one attachment whose fields are given.
func attached(fields string) []byte {
	return crlf("From: a@b.cn\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"=_B\"\n\npreamble\n--=_B\nContent-Type: text/plain; charset=utf-8\n\n见附件\n--=_B\n" +
		fields + "\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--=_B--\n")
}

func TestAttachmentNamesAreReadAndRepaired(t *testing.T) {
	t.Parallel()
	const name = "䶮校2024年度总结.docx"
	garbled, err := simplifiedchinese.GB18030.NewDecoder().String("年度总结报告.docx") // UTF-8 taken for GB18030
	if err != nil || strings.ContainsRune(garbled, '\uFFFD') {
		t.Fatal("the example cannot be garbled")
	}
	long := percentAll(gb(name))
	for title, c := range map[string]struct{ fields, want string }{
		"QQ: an encoded word within quotes":         {"Content-Type: application/octet-stream; charset=\"gb18030\"; name=\"=?gb18030?B?" + b64(gb(name)) + "?=\"\nContent-Disposition: attachment; filename=\"=?gb18030?B?" + b64(gb(name)) + "?=\"", name},
		"encoded words that cut a character in two": {"Content-Type: application/octet-stream\nContent-Disposition: attachment;\n filename=\"=?gb2312?B?" + b64(gb("年度总结.docx")[:3]) + "?=\n =?gb2312?B?" + b64(gb("年度总结.docx")[3:]) + "?=\"", "年度总结.docx"},
		"an encoded word in quoted-printable":       {"Content-Disposition: attachment; filename==?utf-8?Q?" + strings.ReplaceAll(url.QueryEscape("年度_总结.docx"), "%", "=") + "?=", "年度 总结.docx"},
		"RFC 2231 in GB18030":                       {"Content-Disposition: attachment; filename*=GB18030''" + long, name},
		"RFC 2231 in pieces, out of order":          {"Content-Disposition: attachment; filename*1*=" + long[12:] + "; filename*0*=gb18030'zh'" + long[:12], name},
		"RFC 2231 in pieces without encoding":       {"Content-Disposition: attachment; filename*0=\"=?utf-8?B?" + b64(name)[:8] + "\"; filename*1=\"" + b64(name)[8:] + "?=\"", name},
		"RFC 2231 that names UTF-8 and is GB18030":  {"Content-Disposition: attachment; filename*=utf-8''" + percentAll(gb("年度总结.docx")), "年度总结.docx"},
		"bare GBK bytes":                            {"Content-Disposition: attachment; filename=\"" + gb("年度总结.docx") + "\"", "年度总结.docx"},
		"bare GBK bytes with a backslash byte":      {"Content-Disposition: attachment; filename=\"" + gb("诚誠") + "\"; size=5", "诚誠"},
		"bare UTF-8 bytes":                          {"Content-Disposition: attachment; filename=\"年度总结.docx\"", "年度总结.docx"},
		"a garbled name":                            {"Content-Disposition: attachment; filename=\"=?utf-8?B?" + b64(garbled) + "?=\"", "年度总结报告.docx"},
		"a name that the mailbox made up":           {"Content-Type: application/octet-stream; name=\"=?gb18030?B?" + b64(gb(name)) + "?=\"\nContent-Disposition: attachment; filename=\"tcmime.1388.1527.1742.bin\"", name},
		"an unknown charset":                        {"Content-Disposition: attachment; filename=\"=?x-unknown?B?" + b64(gb("年度总结.docx")) + "?=\"", "年度总结.docx"},
		"folders are taken off":                     {"Content-Disposition: attachment; filename=\"C:\\\\temp\\\\a.docx\"", "a.docx"},
		"a semicolon in quotes":                     {"Content-Disposition: attachment; filename=\"a;b.docx\"", "a;b.docx"},
		"no name at all":                            {"Content-Type: application/msword", "附件1"},
	} {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			m := one(t, attached(c.fields))
			if len(m.Parts) != 1 || m.Parts[0].Name != c.want || string(m.Parts[0].Data) != "hello" || m.Text != "见附件" {
				t.Errorf("got %+v, text %q; want %q", m.Parts, m.Text, c.want)
			}
		})
	}
}

func TestMailsThatAreSlightlyBrokenAreStillRead(t *testing.T) {
	t.Parallel()
	part := "Content-Type: application/msword; name=a.doc\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n"
	head := "From: a@b.cn\nSubject: x\n"
	for title, data := range map[string][]byte{
		"a boundary that the header does not name": crlf(head + "Content-Type: multipart/mixed\n\n--X1\n" + part + "--X1--\n"),
		"a boundary that is another":               crlf(head + "Content-Type: multipart/mixed; boundary=Y\n\n--X1\n" + part + "--X1--\n"),
		"a closing line that is missing":           crlf(head + "Content-Type: multipart/mixed; boundary=X1\n\n--X1\n" + part),
		"line ends of Unix":                        []byte(head + "Content-Type: multipart/mixed; boundary=X1\n\n--X1\n" + part + "--X1--\n"),
		"base64 without padding, with rubbish":     crlf(head + "Content-Type: application/msword; name=a.doc\nContent-Transfer-Encoding: BASE64\n\naGV*\n sbG8\n"),
		"quoted-printable that is broken":          crlf(head + "Content-Type: application/msword; name=a.doc\nContent-Transfer-Encoding: quoted-printable\n\nhel=6Co="),
		"a mark of UTF-8 before the header":        append([]byte("\xEF\xBB\xBF"), crlf(head+"Content-Type: multipart/mixed; boundary=X1\n\n--X1\n"+part+"--X1--\n")...),
		"multipart within multipart":               crlf(head + "Content-Type: multipart/mixed; boundary=O\n\n--O\nContent-Type: multipart/related; boundary=\"X1\"\n\n--X1\n" + part + "--X1--\n--O--\n"),
		"a uuencoded file in the text":             crlf(head + "\n附件\nbegin 644 a.doc\n%:&5L;&\\`\n`\nend\n"),
	} {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			m := one(t, data)
			if len(m.Parts) != 1 || m.Parts[0].Name != "a.doc" || string(m.Parts[0].Data) != "hello" {
				t.Errorf("got %+v (%q)", m.Parts, m.Warnings)
			}
		})
	}
}

func TestTheHeaderIsReadForPeople(t *testing.T) {
	t.Parallel()
	m := one(t, crlf("Received: from newxmesmtplogicsvrszb.qq.com by mx.example.cn;\n\tWed, 28 May 2025 09:30:00 +0800 (CST)\nReceived: from x by y; Tue, 27 May 2025 23:00:00 +0800\n"+
		"From: =?gb2312?B?"+b64(gb("某校"))+"?= <a@b.cn>\nSubject: =?UTF-8?B?"+b64("2024年度")+"?=\n =?UTF-8?B?"+b64("总结")+"?=\nDate: Tue, 27 May 2025 22:59:59 +0800\nContent-Type: text/plain; charset=gb2312\n\n")) // no body
	if m.Subject != "2024年度总结" || m.From != "某校 <a@b.cn>" {
		t.Errorf("subject %q, from %q", m.Subject, m.From)
	}
	if got := m.Received.Format(time.RFC3339); got != "2025-05-28T09:30:00+08:00" {
		t.Errorf("received %s", got)
	}
	if got := m.Date.Format(time.RFC3339); got != "2025-05-27T22:59:59+08:00" {
		t.Errorf("date %s", got)
	}
	bare := one(t, []byte("Subject: "+gb("年度总结报送")+"\nFrom: "+gb("某校")+" <a@b.cn>\n\n"+gb("您好")))
	if bare.Subject != "年度总结报送" || bare.Text != "您好" {
		t.Errorf("bare bytes: %q, %q", bare.Subject, bare.Text)
	}
}

func TestLinesThatAMailerCutAreJoined(t *testing.T) {
	t.Parallel()
	m := one(t, crlf("From: a@b.cn\nSubject: x\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n今年报考 \n120人\n合格98人\n"))
	if got := strings.ReplaceAll(m.Text, "\r", ""); got != "今年报考120人\n合格98人\n" {
		t.Errorf("got %q", got)
	}
}

func TestDatesAreReadAsMailersWriteThem(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Wed, 28 May 2025 09:30:00 +0800":             "2025-05-28T09:30:00+08:00",
		"28 May 2025 09:30 +0800":                     "2025-05-28T09:30:00+08:00",
		"Wed, 28 May 2025 01:30:00 GMT":               "2025-05-28T01:30:00Z",
		"Wed, 28 May 2025 09:30:00 GMT+08:00":         "2025-05-28T09:30:00+08:00",
		"Wed, 28 May 2025 09:30:00 +0800 (GMT+08:00)": "2025-05-28T09:30:00+08:00",
		"Wed, 28 May 2025 09:30:00 CST":               "2025-05-28T09:30:00+08:00",
		"2025-05-28 09:30:00":                         "2025-05-28T09:30:00+08:00",
		"Wed May 28 09:30:00 2025":                    "2025-05-28T09:30:00+08:00",
		"2025年5月28日 09:30":                            "2025-05-28T09:30:00+08:00",
		"Thu, 01 Jan 1970 00:00:00 +0000":             "0001-01-01T00:00:00Z",
		"gestern":                                     "0001-01-01T00:00:00Z",
	} {
		if got := date(in).Format(time.RFC3339); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func TestMailsWithinMailsAndMailboxes(t *testing.T) {
	t.Parallel()
	inner := "From: c@d.cn\nSubject: =?utf-8?B?" + b64("内层总结") + "?=\n\n正文\n"
	m := one(t, crlf("From: a@b.cn\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: message/rfc822\n\n"+inner+"--B--\n"))
	if len(m.Parts) != 1 || m.Parts[0].Name != "内层总结.eml" {
		t.Fatalf("got %+v", m.Parts)
	}
	if in := one(t, m.Parts[0].Data); in.Subject != "内层总结" {
		t.Errorf("inner: %+v", in)
	}
	list, err := Split(context.Background(), []byte("From a@b.cn Wed May 28 09:30:00 2025\nFrom: a@b.cn\nSubject: 1\n\n>From here\n\nFrom c@d.cn Wed May 28 09:30:00 2025\nFrom: c@d.cn\nSubject: 2\n\ny\n"), document.Limits{})
	if err != nil || len(list) != 2 || list[0].Subject != "1" || list[1].Subject != "2" || !strings.HasPrefix(list[0].Text, "From here") {
		t.Errorf("mailbox: %+v, %v", list, err)
	}
}

func TestPicturesOfTheBodyAreNoAttachments(t *testing.T) {
	t.Parallel()
	m := one(t, crlf("From: a@b.cn\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: multipart/related; boundary=C\n\n--C\nContent-Type: text/html\n\n<img src=cid:1>\n--C\nContent-Type: image/png; name=logo.png\nContent-ID: <1>\n\nx\n--C--\n"+
		"--B\nContent-Type: image/jpeg; name=1.jpg\nContent-Disposition: attachment; filename=1.jpg\n\ny\n--B\nContent-Type: text/x-vcard; name=a.vcf\n\nz\n--B--\n"))
	if len(m.Parts) != 1 || m.Parts[0].Name != "1.jpg" || len(m.Warnings) != 2 {
		t.Errorf("got %+v, %q", m.Parts, m.Warnings)
	}
}

func TestAttachmentsThatStayedBehindAreFound(t *testing.T) {
	t.Parallel()
	m := one(t, crlf("From: a@b.cn\nSubject: x\n\n从QQ邮箱发来的超大附件\n总结.zip (1.2G, 2025年06月27日 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1&t=exs\n另见 https://pan.baidu.com/s/1abc 提取码 1234\n官网 https://www.example.cn/a\n"))
	if len(m.Links) != 2 || m.Links[0].Service != "QQ 邮箱超大附件" || m.Links[1].Service != "百度网盘" {
		t.Errorf("got %+v", m.Links)
	}
}

func TestAForwardedMailIsSeenInTheText(t *testing.T) {
	t.Parallel()
	m := one(t, crlf("From: a@b.cn\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n<div>转发</div><div>------------------ 原始邮件 ------------------</div><div><b>发件人:</b> \"某校\"<c@d.cn></div><div>发送时间: 2025年5月28日(星期三) 上午9:30</div><div>主题: 年度总结</div>"))
	if m.Original == nil || m.Original.Sent != "2025年5月28日(星期三) 上午9:30" || m.Original.Subject != "年度总结" {
		t.Errorf("got %+v", m.Original)
	}
}

// tnefOf makes a winmail.dat with one attachment.
func tnefOf(title, long, data string) []byte {
	out := append([]byte(nil), tnefMagic...)
	out = append(out, 1, 0)
	add := func(level byte, id uint32, value []byte) {
		out = append(out, level)
		out = binary.LittleEndian.AppendUint32(out, id)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(value)))
		out = append(append(out, value...), 0, 0)
	}
	add(2, 0x00069002, make([]byte, 14))
	add(2, 0x00018010, []byte(title+"\x00"))
	add(2, 0x0006800F, []byte(data))
	if long != "" {
		v := binary.LittleEndian.AppendUint32(nil, 1)
		v = binary.LittleEndian.AppendUint32(v, propLongName<<16|typeString8)
		v = binary.LittleEndian.AppendUint32(v, 1)
		v = binary.LittleEndian.AppendUint32(v, uint32(len(long)+1))
		v = append(v, long...)
		add(2, 0x00069005, append(v, make([]byte, 4-len(long)%4)...))
	}
	return out
}

func TestWinmailDatIsOpened(t *testing.T) {
	t.Parallel()
	data := tnefOf(gb("年度~1.DOC"), gb("年度总结报告.doc"), "hello")
	alone := one(t, data)
	within := one(t, crlf("From: a@b.cn\nSubject: x\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"+base64.StdEncoding.EncodeToString(data)+"\n"))
	for title, m := range map[string]*Message{"alone": alone, "in a mail": within} {
		if len(m.Parts) != 1 || m.Parts[0].Name != "年度总结报告.doc" || string(m.Parts[0].Data) != "hello" {
			t.Errorf("%s: %+v", title, m.Parts)
		}
	}
}

func TestLimitsOfAMailHold(t *testing.T) {
	t.Parallel()
	deep := "From: a@b.cn\nSubject: x\n"
	for i := range 30 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n", i, i)
	}
	for title, c := range map[string]struct {
		data   []byte
		limits document.Limits
		want   error
	}{
		"nesting":            {[]byte(deep + "Content-Type: text/plain\n\nx"), document.Limits{}, document.ErrTooLarge},
		"a part too large":   {attached("Content-Disposition: attachment; filename=a"), document.Limits{Part: 4}, document.ErrTooLarge},
		"parts too many":     {attached("Content-Disposition: attachment; filename=a"), document.Limits{Parts: 1}, document.ErrTooLarge},
		"no mail":            {[]byte("\x00\x01\x02"), document.Limits{}, document.ErrCorrupt},
		"a cut winmail.dat":  {tnefOf("a", "", "hello")[:40], document.Limits{}, document.ErrCorrupt},
		"an Outlook rubbish": {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 1000)...), document.Limits{}, document.ErrCorrupt},
	} {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			if _, err := Split(context.Background(), c.data, c.limits); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(attached("Content-Disposition: attachment; filename*0*=gb18030''%C4%EA; filename*1=\"=?utf-8?B?5bm0?=\""))
	f.Add(tnefOf("a", "b", "c"))
	f.Add([]byte("From a@b Wed\nFrom: a\nSubject: =?gb2312?Q?=C4=EA?=\n\nbegin 644 a\n%:&5L\n`\nend\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, _ := Split(context.Background(), data, document.Limits{Part: 1 << 20, Unpacked: 4 << 20, Parts: 200})
		for _, m := range list {
			for _, p := range m.Parts {
				if p.Name == "" || strings.ContainsAny(p.Name, "/\\") {
					t.Fatalf("name %q", p.Name)
				}
			}
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	data := []byte(strings.Replace(string(attached("Content-Disposition: attachment; filename*=gb18030''%C4%EA%B6%C8")), "aGVsbG8=", strings.Repeat("aGVsbG8gd29ybGQhIGhlbGxvIHdvcmxkISBoZWxsbyB3b3Js\r\n", 5000), 1))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Split(context.Background(), data, document.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
