// Release builds what is handed to officers from the last commit: one binary for each target, each with its bill of
// materials, the licences of what is inside, the man page, the shells' completions, and checksums over all of it.
//
//	go run -C .ci/release . [-o DIR] [-again]
//
// It is a module of its own, so that what draws the icon and writes Windows resources is no part of the program. The same
// commit and the same Go give the same bytes; -again proves it: all is built a second time, in another folder and with an
// empty build cache, and compared.
package main

import (
	"archive/tar"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"

	"nianping"
)

// target is a system and a processor that a binary is for.
type target struct{ system, processor string }

// targets is THE list of what is released. loong64 is the new world (ABI 2.0).
var targets = []target{{"windows", "amd64"}, {"linux", "amd64"}, {"linux", "arm64"}, {"linux", "loong64"}}

// file is the name of the binary for a target.
func (t target) file() string {
	name := fmt.Sprintf("nianping-%s-%s-%s", nianping.Version, t.system, t.processor)
	if t.system == "windows" {
		name += ".exe"
	}
	return name
}

func main() {
	out := flag.String("o", "dist", "folder to write into; it must not hold anything yet")
	again := flag.Bool("again", false, "build a second time elsewhere and compare")
	flag.Parse()
	if err := release(*out, *again); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func release(out string, again bool) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	if !filepath.IsAbs(out) {
		out = filepath.Join(root, out)
	}
	if had, err := os.ReadDir(out); err == nil && len(had) > 0 {
		return fmt.Errorf("%s holds something already", out)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "nianping-release-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	head, err := exec.Command("git", "-C", root, "rev-parse", "HEAD").Output()
	if err != nil {
		return err
	}
	commit := strings.TrimSpace(string(head)) // once, as somebody may commit while this builds
	src := filepath.Join(work, "src")
	if err := checkout(root, commit, src); err != nil {
		return err
	}
	if err := buildAll(src, out, nil); err != nil {
		return err
	}
	if again {
		if err := buildAgain(root, commit, work, out); err != nil {
			return err
		}
	}
	if err := writeDocuments(src, out); err != nil {
		return err
	}
	if err := writeBills(src, out, commit); err != nil {
		return err
	}
	return writeChecksums(out)
}

// moduleRoot is the folder of the program's module.
func moduleRoot() (string, error) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "nianping").Output()
	if err != nil {
		return "", fmt.Errorf("where is the program's module: %w", err)
	}
	return strings.TrimSpace(string(dir)), nil
}

// checkout writes the files of a commit, so that nothing that lies about gets into a release.
func checkout(root, commit, to string) error {
	cmd := exec.Command("git", "-C", root, "archive", commit)
	files, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := untar(files, to); err != nil {
		return errors.Join(err, cmd.Wait())
	}
	return cmd.Wait()
}

// untar writes the plain files of an archive below a folder.
func untar(in io.Reader, to string) error {
	for archive := tar.NewReader(in); ; {
		h, err := archive.Next()
		if err == io.EOF {
			_, err = io.Copy(io.Discard, in) // the padding, so that who writes it ends well
			return err
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if !filepath.IsLocal(h.Name) {
			return fmt.Errorf("%s leads out of the archive", h.Name)
		}
		name := filepath.Join(to, filepath.FromSlash(h.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		data, err := io.ReadAll(archive)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return err
		}
	}
}

// resourceFile is taken by the linker because of its name.
const resourceFile = "cmd/nianping/resource_windows_amd64.syso"

// buildAll builds all binaries of the sources in root into out. env is added to the environment.
func buildAll(root, out string, env []string) error {
	resource, err := windowsResource()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(resourceFile)), resource, 0o644); err != nil {
		return err
	}
	for _, t := range targets {
		fmt.Fprintln(os.Stderr, "build", t.file())
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", filepath.Join(out, t.file()), "./cmd/nianping")
		cmd.Dir = root
		// GOFLAGS and the like of whoever builds must not show in the binary.
		cmd.Env = append(os.Environ(), append([]string{"CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOEXPERIMENT=", "GOAMD64=v1", "GOARM64=v8.0", "GOOS=" + t.system, "GOARCH=" + t.processor}, env...)...)
		if said, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", t.file(), err, said)
		}
	}
	return nil
}

// buildAgain builds another checkout with an empty cache and compares.
func buildAgain(root, commit, work, out string) error {
	src, second := filepath.Join(work, "elsewhere"), filepath.Join(work, "second")
	if err := checkout(root, commit, src); err != nil {
		return err
	}
	if err := buildAll(src, second, []string{"GOCACHE=" + filepath.Join(work, "cache")}); err != nil {
		return err
	}
	for _, t := range targets {
		a, err := hashOfFile(filepath.Join(out, t.file()))
		if err != nil {
			return err
		}
		b, err := hashOfFile(filepath.Join(second, t.file()))
		if err != nil {
			return err
		}
		if a != b {
			return fmt.Errorf("%s comes out differently when it is built again", t.file())
		}
		fmt.Fprintln(os.Stderr, "the same again", t.file())
	}
	return nil
}

// documents are what the program says about itself: the file's name and the command that prints it.
var documents = [][]string{{"nianping.1", "man"}, {"nianping.bash", "completion", "bash"}, {"_nianping", "completion", "zsh"}}

func writeDocuments(root, out string) error {
	program := []string{"go", "run", "-trimpath", "./cmd/nianping"}
	if here := (target{runtime.GOOS, runtime.GOARCH}); slices.Contains(targets, here) {
		program = []string{filepath.Join(out, here.file())}
	}
	for _, d := range documents {
		args := append(slices.Clone(program), d[1:]...)
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = root
		text, err := cmd.Output()
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			return fmt.Errorf("%s: %w\n%s", d[0], err, failed.Stderr)
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, d[0]), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeChecksums writes SHA256SUMS over all that lies in out, as sha256sum -c reads it.
func writeChecksums(out string) error {
	list, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	var lines []string
	for _, f := range list {
		sum, err := hashOfFile(filepath.Join(out, f.Name()))
		if err != nil {
			return err
		}
		lines = append(lines, sum+"  "+f.Name()+"\n")
	}
	sort.Slice(lines, func(i, k int) bool { return lines[i][66:] < lines[k][66:] })
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(strings.Join(lines, "")), 0o644)
}

func hashOfFile(name string) (string, error) {
	data, err := os.ReadFile(name)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}
