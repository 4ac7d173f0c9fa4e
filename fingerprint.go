package nianping

import (
	_ "embed"
	"strings"
)

//go:embed notice.txt
var noticeText string

// NoticeText is the bureau's notice with both attachments, as published.
func NoticeText() string { return noticeText }

// How texts are compared: runs of so many Chinese characters count as shared; one hash in so many is kept for the search;
// texts shorter than this are too short to accuse anybody.
const (
	shingleLength   = 8
	sketchOneIn     = 4
	shortestCompare = 200 // characters outside the template
)

// Boilerplate is text that everybody may share: the notice, the template, and what the caller adds (the printed form).
type Boilerplate struct{ shingles map[uint64]bool }

// NewBoilerplate makes a Boilerplate of the notice and of further texts.
func NewBoilerplate(texts ...string) *Boilerplate {
	b := &Boilerplate{map[uint64]bool{}}
	for _, t := range append([]string{noticeText}, texts...) {
		for _, line := range strings.FieldsFunc(t, func(r rune) bool { return r == '\n' || r == '\t' }) {
			for _, h := range shingles(plainText(line)) {
				b.shingles[h] = true
			}
		}
		for _, h := range shingles(plainText(t)) {
			b.shingles[h] = true
		}
	}
	return b
}

// Fingerprint is what comparing across institutions and years needs of one report.
type Fingerprint struct {
	Figures
	Print
}

// Figures are what comparing figures across institutions and years needs of one report. They survive JSON.
type Figures struct {
	Institution string // a key that is the same for all reports of one institution
	Name        string // as findings name it
	Year        int
	Persons     []PersonToken
	Groups      []PeerGroup
	Lists       []PeerList
	Volume      int // candidates of the year, 0 where the report does not tell
}

// PersonToken is one listed examiner by the caller's keyed token, under which no identity number can be read.
type PersonToken struct {
	Token    string // "" persons are left out
	Name     string // hidden but for the family name
	Evidence []Evidence
}

// PeerGroup is one occupation's level with its counts.
type PeerGroup struct {
	Occupation string
	Level      Level // "" for an item without levels
	Registered int
	Passed     int
	Evidence   []Evidence
}

// PeerList is one occupation's list of examiners in its order, as a hash.
type PeerList struct {
	Occupation string
	Hash       uint64
	Size       int
}

// NewFingerprint takes a report's fingerprint; without a report it has the text's part alone. text is what `extract --stage
// document` prints; token gives an examiner's keyed token, "" where there is none.
func NewFingerprint(institution, name string, year int, r *Report, text string, token func(*Examiner) string, b *Boilerplate) Fingerprint {
	return Fingerprint{NewFigures(institution, name, year, r, token), newPrint(text, b)}
}

// NewFigures takes a report's figures alone: what CheckFigures compares. r may be nil.
func NewFigures(institution, name string, year int, r *Report, token func(*Examiner) string) Figures {
	f := Figures{Institution: institution, Name: name, Year: year}
	if r == nil {
		return f
	}
	f.Volume, _ = candidates(r)
	seen := map[string]bool{}
	lists := map[string]int{}
	for i := range r.Examiners {
		e := &r.Examiners[i]
		at := r.EvidenceFor(PointerTo("examiners", i, "name"))
		if t := token(e); t != "" && !seen[t] {
			seen[t] = true
			f.Persons = append(f.Persons, PersonToken{t, shortName(e.Name), at})
		}
		if e.Occupation == nil {
			continue
		}
		key := tidyOccupation(*e.Occupation)
		k, ok := lists[key]
		if !ok {
			k = len(f.Lists)
			lists[key] = k
			f.Lists = append(f.Lists, PeerList{Occupation: *e.Occupation, Hash: hashStart})
		}
		f.Lists[k].Size++
		for _, c := range tidyName(e.Name) + "|" {
			f.Lists[k].Hash = hashRune(f.Lists[k].Hash, c)
		}
	}
	for _, g := range rateGroups(r) {
		if g.row.Occupation == nil || g.registered == 0 {
			continue
		}
		group := PeerGroup{Occupation: tidyOccupation(*g.row.Occupation), Registered: g.registered, Passed: g.passed, Evidence: r.EvidenceFor(g.pointer("passed"))}
		if g.row.Level != nil {
			group.Level = *g.row.Level
		}
		f.Groups = append(f.Groups, group)
	}
	return f
}

// plainText keeps the Chinese characters of a text that are no numerals.
func plainText(s string) []rune {
	out := make([]rune, 0, len(s)/3)
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF && !isNumeral(r) {
			out = append(out, r)
		}
	}
	return out
}

func isNumeral(r rune) bool {
	switch r {
	case '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '两':
		return true
	}
	return false
}

const hashStart = 14695981039346656037 // FNV-1a, 64 bits

func hashRune(h uint64, r rune) uint64 {
	h ^= uint64(r)
	return h * 1099511628211
}

// shingles are the hashes of all runs of shingleLength characters, mixed so that their low bits are fair.
func shingles(text []rune) []uint64 {
	if len(text) < shingleLength {
		return nil
	}
	out := make([]uint64, len(text)-shingleLength+1)
	for i := range out {
		h := uint64(hashStart)
		for _, r := range text[i : i+shingleLength] {
			h = hashRune(h, r)
		}
		h ^= h >> 33
		h *= 0xff51afd7ed558ccd
		out[i] = h ^ h>>33
	}
	return out
}

// TextShare is the share of a text, boilerplate aside, that stands in another text too, from 0 to 1: the characters within
// runs of eight Chinese characters that both have, numbers left out. It is 0 for a text that is boilerplate alone.
func TextShare(text, other string, b *Boilerplate) float64 {
	return newOverlap(wholeRuns(text, b)).share(wholeRuns(other, b))
}
