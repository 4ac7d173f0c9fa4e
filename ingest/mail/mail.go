// Package mail takes mails apart: .eml, .mbox, Outlook's .msg, and winmail.dat (TNEF), told by content. What mailers bend (unknown or
// wrong charsets, bare 8-bit headers, boundaries that are missing, names by RFC 2047 within quotes, by RFC 2231 in GB18030, or garbled) is
// read all the same, with a warning.
package mail

import (
	"context"
	"fmt"
	"time"

	"nianping/ingest/document"
)

// Message is one mail.
type Message struct {
	Subject  string
	From     string    // the sender as the header gives it, decoded
	Received time.Time // of the topmost Received line that has a date; of Outlook's delivery time; zero where there is none
	Date     time.Time // of the Date line; zero where there is none
	Text     string    // the body as plain text; "" where there is only HTML
	HTML     []byte    // the body as HTML, as sent; nil where there is none
	Charset  string    // that the mail states for HTML, "" where it does not
	Parts    []Part    // attachments and mails within the mail, in order
	Links    []Link    // attachments that did not come with the mail
	Original *Original // the mail that this one quotes as forwarded; nil where there is none
	Warnings []string  // what was skipped or repaired, in Chinese
}

// Part is one attachment.
type Part struct {
	Name    string // as sent, repaired; never empty, without folders
	Data    []byte
	Message *Message // set instead of Data for a mail within an Outlook mail
}

// Link leads to a file that the mail only points at.
type Link struct {
	Service string // 中转站, 网盘 …
	URL     string
}

// Original is what a forwarded mail says of itself in the text (原始邮件).
type Original struct {
	From, Subject, Sent string // Sent as written
}

// splitting is one input being taken apart.
type splitting struct {
	ctx      context.Context
	limits   document.Limits
	unpacked int64
	parts    int
}

// Split gives the mails of a file: one of .eml and .msg, several of .mbox, one without header of winmail.dat. The error wraps ErrCorrupt
// when there is no mail in it, ErrTooLarge past the limits; with it, the mails read before are returned.
func Split(ctx context.Context, data []byte, limits document.Limits) (messages []*Message, err error) {
	s := &splitting{ctx: ctx, limits: limits.Defaults()}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w（拆信程序在此邮件上出错：%v）", document.ErrCorrupt, p)
		}
	}()
	if err := s.limits.Fit(int64(len(data))); err != nil {
		return nil, err
	}
	switch {
	case isTNEF(data):
		m := &Message{}
		err = s.tnef(m, data)
		messages = append(messages, m)
	case isOLE(data):
		var m *Message
		if m, err = s.outlook(data); m != nil {
			messages = append(messages, m)
		}
	default:
		for _, one := range mbox(data) {
			m := &Message{}
			if err = s.mime(m, one); err != nil {
				return messages, err
			}
			messages = append(messages, m)
		}
	}
	for _, m := range messages {
		m.finish()
	}
	return messages, err
}

// take counts a part against the limits.
func (s *splitting) take(data []byte) error {
	s.parts++
	s.unpacked += int64(len(data))
	switch {
	case s.ctx.Err() != nil:
		return fmt.Errorf("%w（拆信超过时限）", document.ErrTooLarge)
	case s.parts > s.limits.Parts:
		return fmt.Errorf("%w（邮件的部分超过 %d 个）", document.ErrTooLarge, s.limits.Parts)
	case int64(len(data)) > s.limits.Part:
		return fmt.Errorf("%w（邮件的附件超过 %s）", document.ErrTooLarge, document.Size(s.limits.Part))
	case s.unpacked > s.limits.Unpacked:
		return fmt.Errorf("%w（邮件的附件合计超过 %s）", document.ErrTooLarge, document.Size(s.limits.Unpacked))
	}
	return nil
}

func (m *Message) warn(text string) {
	for _, w := range m.Warnings {
		if w == text {
			return
		}
	}
	m.Warnings = append(m.Warnings, text)
}

// finish looks into the body for what is not in the mail, and what it forwards.
func (m *Message) finish() {
	m.Links = links(m.Text, m.HTML)
	m.Original = quoted(m.Text, m.HTML)
	for i := range m.Parts {
		if in := m.Parts[i].Message; in != nil {
			in.finish()
		}
	}
}
