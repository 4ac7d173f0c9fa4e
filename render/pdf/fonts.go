package pdf

import (
	_ "embed"
	"sync"

	"nianping/render/typeset"
)

//go:embed font/NianpingSong-Regular.ttf
var songTTF []byte

//go:embed font/NianpingHei-Bold.ttf
var heiTTF []byte

//go:embed font/NianpingKai-Regular.ttf
var kaiTTF []byte

// The characters that most evaluation reports use of a face, in lines: found by rendering the invented town (fixtures/town).
var (
	//go:embed font/common-song.txt
	commonSong string
	//go:embed font/common-hei.txt
	commonHei string
)

// Fonts are the faces of a report: 宋体 for text, 黑体 for headings, 楷体 for second headings and notes. They may be shared
// by goroutines.
type Fonts struct {
	song, hei, kai typeset.Family
	common         map[*typeset.Face]*common // of the faces that most of a report is set in
}

var embedded = sync.OnceValue(func() *Fonts {
	var faces [3]*typeset.Face
	for i, f := range []struct {
		name string
		ttf  []byte
	}{{"Nianping-Song", songTTF}, {"Nianping-Hei", heiTTF}, {"Nianping-Kai", kaiTTF}} {
		face, err := typeset.ParseFace(f.name, f.ttf)
		if err != nil {
			panic(err) // the program's own bytes
		}
		faces[i] = face
	}
	song, hei, kai := faces[0], faces[1], faces[2]
	return &Fonts{
		song:   typeset.Family{song, kai},
		hei:    typeset.Family{hei, song, kai},
		kai:    typeset.Family{kai, song},
		common: map[*typeset.Face]*common{song: newCommon(song, commonSong), hei: newCommon(hei, commonHei)},
	}
})

// EmbeddedFonts are the faces inside the program. They are parsed once.
func EmbeddedFonts() *Fonts { return embedded() }

// With adds a TrueType face behind all others, for names that the embedded faces cannot draw. It fails where the bytes are
// no TrueType font.
func (f *Fonts) With(name string, ttf []byte) (*Fonts, error) {
	face, err := typeset.ParseFace(name, ttf)
	if err != nil {
		return nil, err
	}
	if err := face.Check(); err != nil {
		return nil, err
	}
	add := func(c typeset.Family) typeset.Family { return append(c[:len(c):len(c)], face) }
	return &Fonts{song: add(f.song), hei: add(f.hei), kai: add(f.kai), common: f.common}, nil
}
