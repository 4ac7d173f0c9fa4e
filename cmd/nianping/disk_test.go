package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"nianping/ingest"
	"nianping/ingest/document"
)

func TestAFileWhoseNameIsInGBKIsTakenInUnderItsName(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		return // other systems' file names are Unicode
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "\xD7\xDC\xBD\xE1.txt"), []byte("报考120人"), 0o600); err != nil {
		t.Fatal(err)
	}
	var names []string
	err := ingest.Collect(context.Background(), []ingest.Root{{FS: disk(dir), Path: "."}}, document.Limits{}, func(it ingest.Item) error {
		if it.Err != nil {
			t.Error(it.Err)
		}
		names = append(names, it.Name)
		return nil
	})
	if err != nil || len(names) != 1 || names[0] != "总结.txt" {
		t.Errorf("got %q, %v", names, err)
	}
}
