//go:build peers

package main

import (
	"bytes"
	"context"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"

	"github.com/urfave/cli/v2"
)

// TestTheScreensOfTheNotes takes the pictures of README.zh-CN.md from the town. With SCREENS set to fixtures/town/screens
// they are put there:
//
//	SCREENS=$PWD/fixtures/town/screens go test -tags peers -run Screens ./cmd/nianping
func TestTheScreensOfTheNotes(t *testing.T) {
	b := openTab(t)
	day := flag.NewFlagSet("serve", flag.ContinueOnError)
	day.String("as-of", "2025-10-01", "")
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	b.s.c = cli.NewContext(b.s.c.App, day, nil)
	b.s.c.Context = ctx
	registry, err := os.ReadFile("../../fixtures/town/registry.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.s.importRegistry("registry.xlsx", registry); err != nil {
		t.Fatal(err)
	}
	if _, err := takeIn(b.s.c, b.s.w, []string{"../../fixtures/town/inbox", "../../fixtures/rough/inbox/微信图片_20250527101522.jpg", "../../fixtures/rough/inbox/总结.docx"}, nil, nil, 2025); err != nil {
		t.Fatal(err)
	}
	if err := placeAll(ctx, b.s.w, false); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	to := os.Getenv("SCREENS")
	if to == "" {
		to = dir
	}
	address := b.open()
	node(ctx, t, dir, "screens.js", "http://"+address+"/?t="+b.s.token, dir)
	for _, name := range []string{"states", "inbox", "scores", "report", "corrected", "print"} {
		data, err := os.ReadFile(filepath.Join(dir, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		small := fewColours(t, data)
		if len(small) > 150_000 {
			t.Errorf("%s has %d bytes", name, len(small))
		}
		if err := os.WriteFile(filepath.Join(to, name+".png"), small, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// fewColours writes a picture with its 256 most frequent colours, others as the nearest of these.
func fewColours(t *testing.T, data []byte) []byte {
	t.Helper()
	in, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	count := map[color.RGBA]int{}
	box := in.Bounds()
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(in.At(x, y)).(color.RGBA) }
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	var all []color.RGBA
	for c := range count {
		all = append(all, c)
	}
	number := func(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
	sort.Slice(all, func(i, k int) bool {
		if count[all[i]] != count[all[k]] {
			return count[all[i]] > count[all[k]]
		}
		return number(all[i]) < number(all[k])
	})
	var few color.Palette
	for _, c := range all[:min(256, len(all))] {
		few = append(few, c)
	}
	out := image.NewPaletted(box, few)
	nearest := map[color.RGBA]uint8{}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			c := at(x, y)
			i, known := nearest[c]
			if !known {
				i = uint8(few.Index(c))
				nearest[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
