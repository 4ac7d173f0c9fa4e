package workbook

import (
	"errors"
	"path"
	"strings"

	"nianping"
)

// Receipt is one row of a receipt log: one file and when it came.
type Receipt struct {
	File     string // path within the log's folder with slashes, or the bare name
	Received nianping.Received
	Sender   string // 报送单位; "" where not written
	Note     string
	Row      int // as the spreadsheet numbers it
}

// Receipts is a receipt log (收件登记.xlsx; contract, section 3).
type Receipts struct {
	Rows     []Receipt
	Problems []Problem
}

// ReadReceipts reads a receipt log. A row without a file or with a date that is none is named and left out.
func ReadReceipts(data []byte) (*Receipts, error) {
	sheets, err := openSheets(data)
	if err != nil {
		return nil, err
	}
	log, headed := &Receipts{}, false
	for i := range sheets {
		s := &sheets[i]
		head, ok := s.findHeading(nianping.ColFile, nianping.ColReceived)
		if !ok {
			continue
		}
		headed = true
		for r := head.row + head.rows; r < len(s.rows); r++ {
			if !s.blank(r) {
				log.readRow(s, &head, r)
			}
		}
	}
	if !headed {
		return nil, errors.New("没有找到含“文件名”和“收到日期”的表头")
	}
	return log, nil
}

func (log *Receipts) readRow(s *sheet, head *heading, r int) {
	file := strings.Trim(path.Clean(strings.ReplaceAll(s.at(r, head.find(nianping.ColFile)), `\`, "/")), "/")
	cell := s.at(r, head.find(nianping.ColReceived))
	problem := func(text string) {
		log.Problems = append(log.Problems, Problem{Sheet: s.name, Row: r + 1, Text: text, Skipped: true})
	}
	if file == "." || file == "" {
		problem("没有文件名")
		return
	}
	if cell == "" {
		problem("“" + clip(file) + "”没有收到日期")
		return
	}
	moment, timed, ok := readMoment(cell, s.date1904)
	if !ok {
		problem("“" + clip(file) + "”的收到日期“" + clip(cell) + "”不是能识别的日期，应写作 2025-05-28 或 2025-05-28 16:40")
		return
	}
	received := nianping.ReceivedOn(nianping.DateOf(moment), "收件登记")
	if timed {
		received = nianping.ReceivedAt(moment, "收件登记")
	}
	log.Rows = append(log.Rows, Receipt{File: file, Received: received, Sender: s.at(r, head.find(nianping.ColSender)), Note: s.at(r, head.find(nianping.ColNote)), Row: r + 1})
}
