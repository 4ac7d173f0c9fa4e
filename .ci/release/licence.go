package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// licenceBook collects what the licences ask to be handed on: their texts and notices.
type licenceBook struct {
	texts map[string][]licenceText // by what they are the licences of
}

type licenceText struct{ file, text string }

// licenceFile matches the names of files with licences and notices.
var licenceFile = regexp.MustCompile(`(?i)^((un)?licen[sc]e|copying|notice|ofl)([-._].*)?$|[-_]licen[sc]e(\.\w+)?$`)

// licenceMarks tell licences apart by words that only they have; one text may hold several.
var licenceMarks = []struct {
	words *regexp.Regexp
	id    string // of the SPDX list
}{
	{regexp.MustCompile(`(?i)SIL OPEN FONT LICENSE Version 1\.1`), "OFL-1.1"},
	{regexp.MustCompile(`(?i)Apache License\s+Version 2\.0`), "Apache-2.0"},
	{regexp.MustCompile(`Mozilla Public License,? [Vv]ersion 2\.0|Mozilla Public License Version 2\.0`), "MPL-2.0"},
	{regexp.MustCompile(`(?s)Redistribution and use in source and binary forms.*(Neither the name|names? of .{1,80} may not be used)`), "BSD-3-Clause"},
	{regexp.MustCompile(`Redistribution and use in source and binary forms`), "BSD-2-Clause"}, // unless the one before fits
	{regexp.MustCompile(`Permission is hereby granted, free of charge`), "MIT"},
	{regexp.MustCompile(`Permission to use, copy, modify, and(/or)? distribute this software`), "ISC"},
	{regexp.MustCompile(`SQLite Is Public Domain`), "blessing"},
}

// add takes in the licences that lie in a folder, as those of name, and gives their identifiers. A text that nobody has
// looked at yet stops the release.
func (b *licenceBook) add(name, dir string) ([]licenseChoice, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var texts []licenceText
	var ids []licenseChoice
	seen := map[string]bool{}
	for _, f := range list {
		if f.IsDir() || !licenceFile.MatchString(f.Name()) || strings.HasSuffix(f.Name(), "-LOGO") { // a logo is not in the binary
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		texts = append(texts, licenceText{f.Name(), string(data)})
		if strings.HasPrefix(strings.ToLower(f.Name()), "notice") {
			continue
		}
		found := licenceIDs(string(data))
		if len(found) == 0 {
			return nil, fmt.Errorf("%s: which licence is %s?", name, f.Name())
		}
		for _, id := range found {
			if !seen[id] {
				seen[id] = true
				var c licenseChoice
				c.License.ID = id
				ids = append(ids, c)
			}
		}
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("%s has no licence in %s", name, dir)
	}
	b.texts[name] = texts
	return ids, nil
}

// licenceIDs are the identifiers of the licences in a text.
func licenceIDs(text string) []string {
	var ids []string
	for _, m := range licenceMarks {
		if m.words.MatchString(text) && !(m.id == "BSD-2-Clause" && slices.Contains(ids, "BSD-3-Clause")) {
			ids = append(ids, m.id)
		}
	}
	return ids
}

// write writes all texts in the order of what they are of.
func (b *licenceBook) write(w io.Writer) {
	var names []string
	for n := range b.texts {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		for _, t := range b.texts[n] {
			fmt.Fprintf(w, "%s\n%s · %s\n%[1]s\n\n%s\n\n", strings.Repeat("=", 80), n, t.file, strings.TrimSpace(t.text))
		}
	}
}

// moduleDir is the folder of a module's sources.
func moduleDir(root, path string) (string, error) {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path)
	cmd.Dir = root
	dir, err := cmd.Output()
	if err != nil || strings.TrimSpace(string(dir)) == "" {
		return "", fmt.Errorf("where are the sources of %s: %v", path, err)
	}
	return strings.TrimSpace(string(dir)), nil
}

// goRoot is the folder of Go, whose licence holds for its library.
func goRoot() (string, error) {
	dir, err := exec.Command("go", "env", "GOROOT").Output()
	return strings.TrimSpace(string(dir)), err
}
