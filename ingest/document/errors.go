package document

import (
	"errors"
	"fmt"
	"time"
)

// The five reasons for which a file cannot be read. A reader wraps one of them (%w) with what it saw; anything else is
// a fault of the program. Their texts are for officers: what happened, and what to do.
var (
	ErrScanned     = errors.New("文件是扫描图片，没有可读取的文字；请向机构索取可编辑的电子版")
	ErrEncrypted   = errors.New("文件已加密，需要密码；请向机构索取未加密的版本")
	ErrCorrupt     = errors.New("文件已损坏或不完整；请机构重新发送")
	ErrUnsupported = errors.New("不是本程序能读取的文件类型；请机构另存为 Word 或 Excel 文件后重新发送")
	ErrTooLarge    = errors.New("文件过大或解压后过大，已停止读取；请机构去掉图片等附件后重新发送")
)

// Limits bound what one input may cost. The zero value of a field means its default.
type Limits struct {
	Input    int64         // bytes of one input; default 64 MiB
	Part     int64         // bytes of one unpacked part; default 64 MiB
	Unpacked int64         // bytes of everything unpacked from one input; default 256 MiB
	Parts    int           // parts in one container; default 10,000
	Depth    int           // nesting of tables, of archives, of mails; default 16
	Cells    int           // cells of all tables of one document; default 1,000,000
	Time     time.Duration // for one input; default 30 s, sixteen times that where PDFium must be interpreted (no compiler for the machine)
}

// Defaults fills the fields that are zero.
func (l Limits) Defaults() Limits {
	set(&l.Input, 64<<20)
	set(&l.Part, 64<<20)
	set(&l.Unpacked, 256<<20)
	set(&l.Parts, 10_000)
	set(&l.Depth, 16)
	set(&l.Cells, 1_000_000)
	set(&l.Time, 30*time.Second)
	return l
}

// Fit is nil, or ErrTooLarge with the limit in words, for an input of so many bytes.
func (l Limits) Fit(size int64) error {
	if size > l.Input {
		return fmt.Errorf("%w（超过 %s）", ErrTooLarge, Size(l.Input))
	}
	return nil
}

// Size is a number of bytes in words: 64 MB.
func Size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d 字节", bytes)
	}
	return fmt.Sprintf("%d MB", bytes>>20)
}

func set[T comparable](p *T, v T) {
	var zero T
	if *p == zero {
		*p = v
	}
}
