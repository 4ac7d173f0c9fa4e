package document

import (
	"archive/zip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatSystemsSayInEnglishIsSaidInChinese(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "文件"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	fails := func(_ any, err error) error { t.Helper(); return err }
	var into struct{ Year int }
	for want, err := range map[string]error{
		"没有这个文件或文件夹":            fails(os.ReadFile(filepath.Join(dir, "无"))),
		"文件夹":                   fails(os.ReadFile(filepath.Join(dir, "无", "无"))),
		"这是文件夹，不是文件":            fails(os.ReadFile(dir)),
		"路径里有一级不是文件夹":           os.MkdirAll(filepath.Join(dir, "文件", "下"), 0o700),
		"这是文件夹":                 fmt.Errorf("甲：%w", &fs.PathError{Op: "write", Path: dir, Err: fs.ErrPermission}), // as Windows says it
		"没有权限":                  &fs.PathError{Op: "open", Path: filepath.Join(dir, "无"), Err: fs.ErrPermission},
		"已经有这个文件":               &os.LinkError{Op: "rename", Old: "a", New: filepath.Join(dir, "文件"), Err: fs.ErrExist},
		"不是 zip 压缩文件":           fmt.Errorf("甲：%w", zip.ErrFormat),
		"第2个字节处不合 JSON":         json.Unmarshal([]byte("not"), &into),
		"“Year”的写法不对":           json.Unmarshal([]byte(`{"Year":"x"}`), &into),
		"第1行不合 XML":             xml.Unmarshal([]byte("<a></b>"), &into),
		"内容中途断了（甲）；不是 zip 压缩文件": fmt.Errorf("%w（甲）；%w", io.ErrUnexpectedEOF, zip.ErrFormat),
	} {
		said := Words(err)
		if !strings.Contains(said, want) || english.MatchString(said) {
			t.Errorf("%q, want %q", said, want)
		}
	}
	if said := Words(fmt.Errorf("读不出来：%w", &fs.PathError{Op: "open", Path: filepath.Join(dir, "无"), Err: fs.ErrNotExist})); said != "读不出来：没有这个文件或文件夹" {
		t.Error(said)
	}
	if said := Words(errors.New("other")); said != "other" {
		t.Error(said)
	}
	if Words(nil) != "" || Because(errors.New("bad sector chain")) != "" || Because(zip.ErrChecksum) != "：内容与校验值不符" {
		t.Error("words for nothing, or for what has none")
	}
}

func TestAnInputPastTheLimitIsSaidInWords(t *testing.T) {
	t.Parallel()
	for limit, want := range map[int64]string{64 << 20: "（超过 64 MB）", 10: "（超过 10 字节）"} {
		l := Limits{Input: limit}
		if err := l.Fit(limit); err != nil {
			t.Errorf("an input as large as the limit: %v", err)
		}
		if err := l.Fit(limit + 1); !errors.Is(err, ErrTooLarge) || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
