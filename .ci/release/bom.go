package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"nianping"
)

// A bill of materials says what is inside one binary, in the form of CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/).
// It bears no date, so that the same binary has the same bill.
type bill struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Serial       string       `json:"serialNumber"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component  component  `json:"component"`
	Properties []property `json:"properties"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type component struct {
	Type     string          `json:"type"` // application, library, file
	Ref      string          `json:"bom-ref"`
	Name     string          `json:"name"`
	Version  string          `json:"version,omitempty"`
	Purl     string          `json:"purl,omitempty"`
	Hashes   []hash          `json:"hashes,omitempty"`
	Licenses []licenseChoice `json:"licenses,omitempty"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type licenseChoice struct {
	License struct {
		ID string `json:"id"` // of the SPDX list
	} `json:"license"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn"`
}

func sha256Of(hexadecimal string) []hash { return []hash{{"SHA-256", hexadecimal}} }

// writeBills writes the bill of each binary and, once, the licences of all that stands on any of them.
func writeBills(root, out, commit string) error {
	book := licenceBook{texts: map[string][]licenceText{}}
	for _, t := range targets {
		at := filepath.Join(out, t.file())
		info, err := buildinfo.ReadFile(at)
		if err != nil {
			return err
		}
		sum, err := hashOfFile(at)
		if err != nil {
			return err
		}
		b, err := billOf(root, t, info, sum, commit, &book)
		if err != nil {
			return fmt.Errorf("%s: %w", t.file(), err)
		}
		text, err := json.MarshalIndent(b, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(at+".cdx.json", append(text, '\n'), 0o644); err != nil {
			return err
		}
	}
	var all bytes.Buffer
	book.write(&all)
	return os.WriteFile(filepath.Join(out, "THIRD-PARTY-LICENCES.txt"), all.Bytes(), 0o644)
}

// billOf is the bill of one binary: the modules that its build information names, Go's own library, and what is embedded
// that is no module.
func billOf(root string, t target, info *debug.BuildInfo, sum, commit string, book *licenceBook) (*bill, error) {
	own, err := book.add("nianping", root)
	if err != nil {
		return nil, err
	}
	b := &bill{Format: "CycloneDX", Spec: "1.5", Version: 1, Serial: serial(sum), Metadata: metadata{
		Component:  component{Type: "application", Ref: "nianping", Name: t.file(), Version: nianping.Version, Hashes: sha256Of(sum), Licenses: own},
		Properties: []property{{"commit", commit}, {"go", info.GoVersion}, {"target", t.system + "/" + t.processor}},
	}}
	goroot, err := goRoot()
	if err != nil {
		return nil, err
	}
	ids, err := book.add("Go "+info.GoVersion, goroot)
	if err != nil {
		return nil, err
	}
	version := strings.TrimPrefix(info.GoVersion, "go")
	b.Components = append(b.Components, component{Type: "library", Ref: "std", Name: "std", Version: version, Purl: "pkg:golang/std@" + version, Licenses: ids})
	for _, m := range info.Deps {
		c, err := moduleComponent(root, m, book)
		if err != nil {
			return nil, err
		}
		b.Components = append(b.Components, c)
	}
	embedded, err := embeddedComponents(root, book)
	if err != nil {
		return nil, err
	}
	b.Components = append(b.Components, embedded...)
	depends := dependency{Ref: "nianping"}
	for _, c := range b.Components {
		depends.DependsOn = append(depends.DependsOn, c.Ref)
	}
	b.Dependencies = []dependency{depends}
	return b, nil
}

func moduleComponent(root string, m *debug.Module, book *licenceBook) (component, error) {
	if m.Replace != nil {
		return component{}, fmt.Errorf("%s is replaced; say so in the bill first", m.Path)
	}
	dir, err := moduleDir(root, m.Path)
	if err != nil {
		return component{}, err
	}
	ids, err := book.add(m.Path+" "+m.Version, dir)
	if err != nil {
		return component{}, err
	}
	purl := "pkg:golang/" + m.Path + "@" + url.PathEscape(m.Version)
	c := component{Type: "library", Ref: purl, Name: m.Path, Version: m.Version, Purl: purl, Licenses: ids}
	sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Sum, "h1:"))
	if err != nil || len(sum) != sha256.Size {
		return component{}, fmt.Errorf("%s has no checksum of the form h1: %q", m.Path, m.Sum)
	}
	c.Hashes = sha256Of(hex.EncodeToString(sum)) // of the module's list of files and their hashes, as go.sum has it
	return c, nil
}

// embeddedComponents are what is inside the binary and no Go module: the faces, and PDFium as WebAssembly.
func embeddedComponents(root string, book *licenceBook) ([]component, error) {
	faces, err := filepath.Glob(filepath.Join(root, "render", "pdf", "font", "*.ttf"))
	if err != nil || len(faces) == 0 {
		return nil, fmt.Errorf("no faces: %v", err)
	}
	ids, err := book.add("faces of the reports (modified; see render/pdf/font/README.md)", filepath.Join(root, "render", "pdf", "font"))
	if err != nil {
		return nil, err
	}
	pdfium, err := moduleDir(root, "github.com/klippa-app/go-pdfium")
	if err != nil {
		return nil, err
	}
	free, err := book.add("PDFium", filepath.Join(root, ".ci", "release", "pdfium"))
	if err != nil {
		return nil, err
	}
	var list []component
	for _, f := range append(faces, filepath.Join(pdfium, "webassembly", "pdfium.wasm")) {
		sum, err := hashOfFile(f)
		if err != nil {
			return nil, err
		}
		c := component{Type: "file", Ref: filepath.Base(f), Name: filepath.Base(f), Hashes: sha256Of(sum), Licenses: ids}
		if filepath.Ext(f) == ".wasm" {
			c.Licenses = free
		}
		list = append(list, c)
	}
	return list, nil
}

// serial is a UUID (version 8 of RFC 9562) made from the hash of what the bill is of.
func serial(sum string) string {
	h := sha256.Sum256([]byte("bill of " + sum))
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}
