package document

import (
	"archive/zip"
	"compress/flate"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

// Words are an error as an officer reads it: what the system and the standard library say of it in English is said in
// Chinese. What has no Chinese words stays as it is. "" for nil.
func Words(err error) string {
	if err == nil {
		return ""
	}
	text := err.Error()
	for _, part := range spoken(err) {
		english, chinese := part[0], part[1]
		text = strings.Replace(text, english, chinese, 1)
	}
	return text
}

// Because is why something went wrong, with the colon before it, to stand behind words that say what did; "" where there are
// no Chinese words for it.
func Because(err error) string {
	said := Words(err)
	if english.MatchString(said) {
		return ""
	}
	return "：" + said
}

// english are two words or more of a foreign language.
var english = regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,}`)

// spoken are the outermost errors within err that have Chinese words: what each says, and those words.
func spoken(err error) [][2]string {
	if said := plain(err); said != "" {
		return [][2]string{{err.Error(), said}}
	}
	var list [][2]string
	switch x := err.(type) {
	case interface{ Unwrap() error }:
		if inner := x.Unwrap(); inner != nil {
			list = spoken(inner)
		}
	case interface{ Unwrap() []error }:
		for _, inner := range x.Unwrap() {
			list = append(list, spoken(inner)...)
		}
	}
	return list
}

// plain says one error in Chinese, without what it wraps; "" where there are no words for it.
func plain(err error) string {
	switch x := err.(type) {
	case *fs.PathError:
		return onDisk(x.Err, x.Path, x.Op)
	case *os.LinkError:
		return onDisk(x.Err, x.New, x.Op)
	case syscall.Errno:
		return onDisk(x, "", "")
	case *json.SyntaxError:
		return fmt.Sprintf("第%d个字节处不合 JSON 的写法", x.Offset)
	case *json.UnmarshalTypeError:
		return fmt.Sprintf("“%s”的写法不对", x.Field)
	case *xml.SyntaxError:
		return fmt.Sprintf("第%d行不合 XML 的写法", x.Line)
	case flate.CorruptInputError:
		return "压缩数据有误"
	}
	for _, w := range libraryWords {
		if err == w.err {
			return w.said
		}
	}
	return ""
}

// libraryWords are errors of the standard library that have no parts.
var libraryWords = []struct {
	err  error
	said string
}{
	{zip.ErrFormat, "不是 zip 压缩文件，或不完整"},
	{zip.ErrAlgorithm, "压缩方法不支持"},
	{zip.ErrChecksum, "内容与校验值不符"},
	{image.ErrFormat, "不认识的图片格式"},
	{io.ErrUnexpectedEOF, "内容中途断了"},
	{io.EOF, "内容中途断了"},
}

// Numbers of Windows for what Go has no name for (winerror.h): ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION; ERROR_INVALID_NAME;
// ERROR_DIRECTORY; ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL; ERROR_WRITE_PROTECT.
var inUse, badName, noFolder, full, readOnly = func() (inUse, badName, noFolder, full, readOnly []syscall.Errno) {
	if runtime.GOOS == "windows" {
		return []syscall.Errno{32, 33}, []syscall.Errno{123}, []syscall.Errno{267}, []syscall.Errno{39, 112}, []syscall.Errno{19}
	}
	return []syscall.Errno{syscall.ETXTBSY}, []syscall.Errno{syscall.EILSEQ}, []syscall.Errno{syscall.ENOTDIR}, []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}, []syscall.Errno{syscall.EROFS}
}()

// onDisk says why something at a path, "" where it is not known, could not be done; "" where there are no words for it.
func onDisk(err error, path, op string) string {
	var number syscall.Errno
	errors.As(err, &number)
	info, statErr := os.Stat(path)
	switch {
	case path != "" && statErr == nil && info.IsDir() && !(op == "open" && errors.Is(err, fs.ErrPermission)) || number == syscall.EISDIR:
		return "这是文件夹，不是文件"
	case errors.Is(err, fs.ErrNotExist) && path != "" && !exists(filepath.Dir(path)):
		return fmt.Sprintf("没有“%s”这个文件夹", filepath.Dir(path))
	case errors.Is(err, fs.ErrNotExist):
		return "没有这个文件或文件夹"
	case slices.Contains(inUse, number):
		return "正被别的程序（如 WPS）打开，请关闭后再试"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限，或正被别的程序（如 WPS）打开"
	case errors.Is(err, fs.ErrExist):
		return "已经有这个文件或文件夹"
	case slices.Contains(noFolder, number):
		return "路径里有一级不是文件夹"
	case number == syscall.ENAMETOOLONG:
		return "名称太长"
	case slices.Contains(badName, number):
		return "名称里有不能用的字符"
	case slices.Contains(full, number):
		return "磁盘空间不足"
	case slices.Contains(readOnly, number):
		return "这个位置是只读的，不可写入"
	}
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
