package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nianping"
	"nianping/ingest/document"
	"nianping/ingest/workbook"
	"nianping/ingest/workspace"
)

// collect gathers what the inputs hold, in a stable order.
func collect(ctx context.Context, inputs []string, received *nianping.Received) (list []arrival, problems []string, err error) {
	for _, input := range inputs {
		receipts := map[string]workbook.Receipt{}
		root := input
		if info, err := os.Stat(input); err != nil {
			return nil, nil, err
		} else if !info.IsDir() {
			root = filepath.Dir(input)
		}
		if data, err := os.ReadFile(filepath.Join(root, nianping.ReceiptLogName)); err == nil {
			log, err := workbook.ReadReceipts(data)
			if err != nil {
				return nil, nil, err
			}
			for _, r := range log.Rows {
				receipts[r.File] = r
			}
		}
		err := filepath.WalkDir(input, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || d.Name() == nianping.ReceiptLogName {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			rel = filepath.ToSlash(rel)
			a := arrival{data: data, item: workspace.Item{Path: rel, File: d.Name(), Parcel: "dir:" + filepath.ToSlash(filepath.Dir(rel)), Folder: filepath.Base(filepath.Dir(rel))}}
			info, err := d.Info()
			if err != nil {
				return err
			}
			a.item.Received = nianping.ReceivedAt(info.ModTime(), "文件修改时间")
			a.item.Received.Weak = true
			if received != nil {
				a.item.Received = *received
			}
			r, logged := receipts[rel]
			if !logged {
				r, logged = receipts[d.Name()]
			}
			if logged {
				a.item.Received, a.item.Claimed = r.Received, r.Sender
			}
			list = append(list, a)
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return list, nil, ctx.Err()
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func dumpText(d *document.Document) string {
	var b strings.Builder
	_ = d.Dump(&b) // a Builder takes everything
	return b.String()
}
