package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"syscall"

	"modernc.org/sqlite"
)

// What a person can do something about.
var (
	ErrBusy  = errors.New("另一个 nianping 正在写入这个工作区；请等它结束后再运行")
	ErrFull  = errors.New("磁盘空间不足；已保存的内容完好，请清理磁盘后再运行一次，会接着做完")
	ErrRead  = errors.New("文件夹不可写；请检查它是否只读、当前用户有无写权限")
	ErrDisk  = errors.New("读写磁盘出错；请检查磁盘是否已满，U盘、移动硬盘或网络盘是否已断开")
	ErrNewer = errors.New("工作区由更新版本的 nianping 建立；请换用新版程序打开，工作区没有改动")
	ErrHurt  = errors.New("工作区的数据库已损坏；请用 nianping restore 从备份恢复")
	ErrNone  = errors.New("不是 nianping 的工作区")
)

// Numbers by which a system says that a disk is full or cannot be written. Windows has its own (winerror.h:
// ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL; ERROR_WRITE_PROTECT).
var fullDisk, readOnlyDisk = func() (full, readOnly []syscall.Errno) {
	if runtime.GOOS == "windows" {
		return []syscall.Errno{39, 112}, []syscall.Errno{19}
	}
	return []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}, []syscall.Errno{syscall.EROFS}
}()

// Cause is what a person can do something about in an error of the database or of the file system: one of the errors
// above, or nil where none of them fits.
func Cause(err error) error {
	var database *sqlite.Error
	if errors.As(err, &database) {
		switch database.Code() & 0xff {
		case 5, 6: // SQLITE_BUSY, SQLITE_LOCKED
			return ErrBusy
		case 13: // SQLITE_FULL
			return ErrFull
		case 3, 8, 14: // SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN
			return ErrRead
		case 10: // SQLITE_IOERR
			return ErrDisk
		case 11, 26: // SQLITE_CORRUPT, SQLITE_NOTADB
			return ErrHurt
		}
		return nil
	}
	var number syscall.Errno
	errors.As(err, &number)
	switch {
	case slices.Contains(fullDisk, number):
		return ErrFull
	case slices.Contains(readOnlyDisk, number), errors.Is(err, fs.ErrPermission):
		return ErrRead
	}
	return nil
}

// explain gives an error the Chinese words of its cause, if a person can do something about it.
func explain(err error) error {
	if cause := Cause(err); cause != nil && !errors.Is(err, cause) {
		return fmt.Errorf("%w（%w）", cause, err)
	}
	return err
}

// inFolder names the workspace in an error of the file system.
func inFolder(dir string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("工作区“%s”：%w", dir, explain(err))
}
