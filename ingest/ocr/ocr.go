// Package ocr has tesseract, a program that may be installed on the machine, recognise the text of a picture, and gives it
// back in its places on a page, with the lines that tables are drawn with. It is the only reader that calls another
// program: a local process without a shell, fed by its standard input, with a time limit; nothing is written to the disk.
//
// What comes out is a guess: whoever uses it says so of every value.
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"nianping/ingest/page"
)

// Engine is a tesseract that can read Chinese.
type Engine struct {
	PageTime time.Duration // for one page or picture; Find sets two minutes

	program string
}

// Missing is the error of Find: what to install, for people.
var Missing = errors.New("本机没有可用的文字识别程序。--ocr 需要 Tesseract 和它的简体中文数据（chi_sim）：" +
	"统信、麒麟、Debian、Ubuntu 上运行 sudo apt install tesseract-ocr tesseract-ocr-chi-sim；" +
	"Windows 上安装 Tesseract（UB Mannheim 版），安装时勾选 Chinese (Simplified)，再重新运行")

const (
	chinese    = "chi_sim"     // knows digits and Latin letters too
	both       = "chi_sim+eng" // better at the short figures of a table, but it makes Latin of Chinese prose
	pageTime   = 2 * time.Minute
	answerTime = 20 * time.Second // for a question about what is installed
	maxAnswer  = 32 << 20         // bytes that tesseract may say of one page
)

// Find looks for tesseract with data for simplified Chinese: on the path, and where it is installed on Windows. The error
// is Missing.
func Find(ctx context.Context) (*Engine, error) {
	program, err := exec.LookPath("tesseract")
	if err != nil {
		program = filepath.Join(os.Getenv("ProgramFiles"), "Tesseract-OCR", "tesseract.exe")
		if _, err := os.Stat(program); runtime.GOOS != "windows" || err != nil {
			return nil, Missing
		}
	}
	e := &Engine{PageTime: pageTime, program: program}
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	list, err := e.run(ctx, nil, "--list-langs")
	if err != nil {
		return nil, Missing
	}
	have := map[string]bool{}
	for _, l := range strings.Fields(string(list)) {
		have[l] = true
	}
	if !have[chinese] {
		return nil, Missing
	}
	return e, nil
}

// Page recognises the text of a picture. dpi are its dots per inch; 0 where they are not known: then it shows a sheet of A4.
// The error says what failed: that time was up, or that tesseract cannot read the picture.
func (e *Engine) Page(ctx context.Context, picture image.Image, dpi float64) (*page.Page, error) {
	g := straighten(gray(picture))
	if dpi <= 0 {
		dpi = assumedDPI(g.Rect.Dx(), g.Rect.Dy())
	}
	p := &page.Page{Width: points(g.Rect.Dx(), dpi), Height: points(g.Rect.Dy(), dpi), Recognised: true}
	rules := eraseRules(g, dpi)
	for _, r := range rules {
		p.AddRule(points(r.Min.X, dpi), points(r.Min.Y, dpi), points(r.Max.X, dpi), points(r.Max.Y, dpi))
	}
	ctx, cancel := context.WithTimeout(ctx, e.PageTime)
	defer cancel()
	for _, m := range cellsApart(g, p, dpi) {
		found, err := e.glyphs(ctx, m.picture, dpi, chinese)
		if err != nil {
			return nil, err
		}
		figures, err := e.glyphs(ctx, m.picture, dpi, both)
		if ctx.Err() != nil {
			return nil, err
		} // else there may be no English on the machine
		p.Glyphs = append(p.Glyphs, m.back(found, figures, dpi)...)
	}
	prose, err := e.glyphs(ctx, g, dpi, chinese)
	if err != nil {
		return nil, err
	}
	p.Glyphs = append(p.Glyphs, prose...)
	return p, nil
}

// glyphs recognises the characters of a picture, taking it for one block of text: its lines then keep their whole length.
func (e *Engine) glyphs(ctx context.Context, picture *image.Gray, dpi float64, languages string) ([]page.Glyph, error) {
	var in bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&in, picture); err != nil {
		return nil, err
	}
	tsv, err := e.run(ctx, in.Bytes(), "stdin", "stdout", "-l", languages, "--dpi", strconv.Itoa(int(dpi)), "--psm", "6", "-c", "tessedit_create_tsv=1")
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("识别超过 %v 仍未完成", e.PageTime)
	case err != nil:
		return nil, fmt.Errorf("文字识别程序出错：%w", err)
	}
	return place(tsv, dpi), nil
}

// run calls tesseract.
func (e *Engine) run(ctx context.Context, input []byte, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, e.program, args...)
	c.Stdin = bytes.NewReader(input)
	c.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // several files may be read at a time
	var out, talk capped
	c.Stdout, c.Stderr = &out, &talk
	c.WaitDelay = time.Second
	if err := c.Run(); err != nil {
		line, _, _ := strings.Cut(strings.TrimSpace(talk.String()), "\n")
		return nil, fmt.Errorf("%w（%.200s）", err, line)
	}
	return out.Bytes(), nil
}

// capped keeps the first maxAnswer bytes.
type capped struct{ bytes.Buffer }

// Write never fails, so that the process is not stopped by what it says too much.
func (c *capped) Write(b []byte) (int, error) {
	c.Buffer.Write(b[:min(len(b), maxAnswer-min(maxAnswer, c.Len()))])
	return len(b), nil
}

// points are dots as points of 1/72 inch.
func points(dots int, dpi float64) float64 { return float64(dots) * 72 / dpi }

// assumedDPI are the dots per inch of a picture that shows a sheet of A4.
func assumedDPI(width, height int) float64 {
	return max(float64(min(width, height))/8.27, 50)
}
