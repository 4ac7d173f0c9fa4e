package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/ingest/extract"
)

func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "读取文件，输出其中的数据（JSON），不使用工作区，不保存任何内容",
		ArgsUsage: "文件…",
		Flags: []cli.Flag{
			ocrFlag(),
			&cli.BoolFlag{Name: "jsonl", Usage: "每个文件输出一行 JSON"},
			&cli.StringFlag{Name: "stage", Value: "report", Usage: "输出哪一步的结果：document（读出的文字）、facts（读到的各个数值）、report（整理后的报告）"},
			&cli.StringFlag{Name: "explain", Usage: "另存一份网页`文件`，左边是原文，右边是读到的数值，互相对照"},
		},
		Action: runExtract,
	}
}

func runExtract(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("extract 需要至少一个文件")
	}
	stage := c.String("stage")
	if stage != "document" && stage != "facts" && stage != "report" {
		return usagef("--stage 只能是 document、facts 或 report，不能是“%s”", stage)
	}
	reader, err := readerOf(c)
	if err != nil {
		return err
	}
	passingThrough(9)
	out := extractOutput{w: c.App.Writer, lines: c.Bool("jsonl"), many: c.NArg() > 1}
	page := c.String("explain")
	whole := stage == "report" || page != ""
	if whole || stage == "facts" { // what only prints a document needs no lexicon
		extract.Prepare()
	}
	bad, i := 0, -1
	err = inOrder(c.Context, filesAhead, slices.Values(c.Args().Slice()), func(ctx context.Context, name string) (extracted, error) {
		x := extractOne(ctx, reader, name, whole)
		if x.doc != nil && stage == "report" && page == "" { // its report is all that is asked for
			x.doc.Done()
			x.doc = nil
		}
		return x, nil
	}, func(x extracted) error {
		i++
		if x.missing && c.NArg() == 1 {
			return x.err
		}
		if x.err != nil {
			bad++
			fmt.Fprintln(c.App.ErrWriter, inChinese(x.err))
		}
		switch {
		case x.missing:
			return nil
		case stage == "report":
			err = out.add(x.report)
		case x.doc == nil:
			err = nil
		case stage == "document":
			err = x.doc.Dump(c.App.Writer)
		default:
			err = printFacts(c.App.Writer, x.doc)
		}
		if err == nil && page != "" {
			err = explain(explainPath(page, i), x.doc, x.report)
		}
		return err
	})
	if err != nil {
		return err
	}
	if stage == "report" {
		if err := out.close(); err != nil {
			return err
		}
	}
	if bad > 0 {
		return &partialError{fmt.Sprintf("%d 个文件中有 %d 个无法读取，原因见上。", c.NArg(), bad)}
	}
	return nil
}

// extracted is what was read from one file.
type extracted struct {
	report  *nianping.Report   // nil where only the document was asked for, or the file is missing
	doc     *document.Document // nil where it could not be read
	missing bool               // the file could not even be opened
	err     error              // why it could not be read
}

// inputs are files that have been read, to read others into.
var inputs = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxInput is the largest file whose room is kept.
const maxInput = 1 << 20

// extractOne reads one file: its document, and its report too where whole is set.
func extractOne(ctx context.Context, reader ingest.Reader, name string, whole bool) (x extracted) {
	file := inputs.Get().(*bytes.Buffer)
	file.Reset()
	if x.err = readInput(name, file); x.err != nil {
		x.missing = true
		return x
	}
	if whole {
		x.report, x.doc, x.err = reader.Read(ctx, name, file.Bytes())
	} else {
		x.doc, _, x.err = reader.Document(ctx, name, file.Bytes())
	}
	// One that was given up may still be read, and a file within another may lie in its bytes.
	if x.err == nil && len(x.doc.Embedded) == 0 && file.Cap() <= maxInput {
		inputs.Put(file)
	}
	return x
}

// readInput reads a whole file into a buffer, but not more than a reader would accept.
func readInput(name string, data *bytes.Buffer) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("打不开“%s”，请检查文件名和权限：%w", name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		return fmt.Errorf("“%s”是文件夹，这条命令只读文件：请写出文件名，如 %s；整个文件夹的材料请用 ingest 或 evaluate 收取", name, filepath.Join(name, "*.docx"))
	}
	limit := document.Limits{}.Defaults().Input + 1
	if err == nil {
		data.Grow(int(min(info.Size(), limit)) + bytes.MinRead) // room to find its end, too
	}
	if _, err := data.ReadFrom(io.LimitReader(f, limit)); err != nil {
		return fmt.Errorf("读取“%s”时出错：%w", name, err)
	}
	return nil
}

// extractOutput prints one object, an array of objects, or an object a line.
type extractOutput struct {
	w           io.Writer
	lines, many bool
	n           int
}

func (o *extractOutput) add(r *nianping.Report) error {
	o.n++
	e := json.NewEncoder(o.w)
	e.SetEscapeHTML(false)
	if o.lines {
		return e.Encode(r)
	}
	if o.many {
		sep := ",\n"
		if o.n == 1 {
			sep = "[\n"
		}
		if _, err := io.WriteString(o.w, sep); err != nil {
			return err
		}
	}
	e.SetIndent("", " ")
	return e.Encode(r)
}

func (o *extractOutput) close() error {
	if o.lines || !o.many {
		return nil
	}
	_, err := io.WriteString(o.w, "]\n")
	return err
}

// printFacts prints what the rules found, a fact a line.
func printFacts(w io.Writer, doc *document.Document) error {
	for _, f := range extract.Facts(doc) {
		if _, err := fmt.Fprintln(w, f); err != nil {
			return err
		}
	}
	return nil
}
