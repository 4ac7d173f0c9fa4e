package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestTheLinkersBuildIDNamesTheProgram(t *testing.T) {
	t.Parallel()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	idOf := func(data []byte) []byte {
		t.Helper()
		file := filepath.Join(t.TempDir(), "p")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		return buildID(f)
	}
	id := idOf(data)
	if len(id) < 40 {
		t.Fatalf("the test's own program has the build ID %q", id)
	}
	at := bytes.Index(data, id)
	data[at+len(id)-2] ^= 1
	if other := idOf(data); bytes.Equal(other, id) {
		t.Error("another ID was read as the same")
	}
	if none := idOf([]byte("MZ" + "no build ID here")); none != nil {
		t.Errorf("a file without an ID has %q", none)
	}
	if windows := idOf([]byte("MZ....\xff Go build ID: \"a/b/c/d\"\n \xff....")); string(windows) != "a/b/c/d" {
		t.Errorf("read %q", windows)
	}
}
