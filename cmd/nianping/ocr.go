package main

import (
	"github.com/urfave/cli/v2"

	"nianping/ingest"
	"nianping/ingest/ocr"
)

func ocrFlag() cli.Flag {
	return &cli.BoolFlag{Name: "ocr", Usage: "扫描件和图片由本机的 Tesseract 识别文字（须已安装）；识别出的数值全部列入待核对"}
}

// readerOf is how a command reads files: with --ocr pictures too. The error says what is missing on the machine.
func readerOf(c *cli.Context) (ingest.Reader, error) {
	if !c.Bool("ocr") {
		return ingest.Reader{}, nil
	}
	engine, err := ocr.Find(c.Context)
	if err != nil {
		return ingest.Reader{}, err
	}
	return ingest.Reader{Recognise: engine.Page}, nil
}
