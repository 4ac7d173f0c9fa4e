package workspace

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Backup writes the whole workspace, as it is at one moment, into a zip file: the database and the originals. file appears
// only when it is complete; an existing one is not overwritten.
func (w *Workspace) Backup(ctx context.Context, file string) error {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("“%s”已存在；备份不会覆盖已有文件，请换一个文件名", file)
	}
	copied, err := os.MkdirTemp(filepath.Dir(file), ".nianping-backup-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(copied)
	database := filepath.Join(copied, databaseFile)
	if _, err := w.db.ExecContext(ctx, "VACUUM INTO ?", database); err != nil {
		return explain(err)
	}
	hashes, err := w.originals()
	if err != nil {
		return err
	}
	whole := filepath.Join(copied, "backup.zip")
	out, err := os.OpenFile(whole, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	z := zip.NewWriter(out)
	add := func(name, path string, method uint16) error {
		in, err := os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close()
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: w.now()})
		if err != nil {
			return err
		}
		_, err = io.Copy(part, in)
		return err
	}
	if err := add(databaseFile, database, zip.Deflate); err != nil {
		return err
	}
	for _, h := range hashes {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := add(originalsFolder+"/"+h[:2]+"/"+h, w.originalPath(h), zip.Store); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := out.Sync(); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	return os.Rename(whole, file)
}

// Restore unpacks a backup into a folder that does not exist yet or is empty, and proves it whole. The folder appears
// only when everything is in it.
func Restore(ctx context.Context, file, dir string, now func() time.Time) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("“%s”里已有文件；恢复只写入空文件夹，请用 -w 指定一个新文件夹", dir)
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		return fmt.Errorf("备份文件“%s”打不开，可能不完整：%w", file, err)
	}
	defer z.Close()
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return err
	}
	unpacked, err := os.MkdirTemp(parent, ".nianping-restore-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(unpacked)
	for _, f := range z.File {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if f.Name != databaseFile && !(strings.HasPrefix(f.Name, originalsFolder+"/") && filepath.IsLocal(f.Name)) {
			return fmt.Errorf("“%s”不是 nianping 的备份（含有 %s）", file, f.Name)
		}
		if err := unpack(f, filepath.Join(unpacked, filepath.FromSlash(f.Name))); err != nil {
			return err
		}
	}
	if !Is(unpacked) {
		return fmt.Errorf("“%s”不是 nianping 的备份（没有数据库）", file)
	}
	w, err := Open(ctx, unpacked, now)
	if err != nil {
		return err
	}
	_, _, faults, err := w.Verify(ctx)
	if err == nil && len(faults) > 0 {
		err = fmt.Errorf("备份不完整：%s", strings.Join(faults, "；"))
	}
	if err == nil {
		err = w.Record(ctx, "restore", map[string]any{"file": filepath.Base(file)})
	}
	if closed := w.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(unpacked, dir)
}

func unpack(f *zip.File, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	if err := out.Sync(); err != nil {
		return err
	}
	return out.Close()
}
