package placing

import (
	"path/filepath"
	"strconv"
	"strings"

	"nianping"
)

// ReportLike reports whether what was read is a report of its own rather than a list or a certificate that goes with one:
// it counts candidates, or has a part of Attachment 2 beyond lists of people and rooms, or says that nothing was held.
func ReportLike(r *nianping.Report) bool {
	if r == nil {
		return false
	}
	if len(r.Outcomes) > 0 || r.Sections.Training || r.Sections.Overview || r.Sections.Implementation || r.Sections.Plans {
		return true
	}
	for _, c := range r.Claims {
		if c.Code == "no_activity" && c.State == nianping.ClaimStated {
			return true
		}
	}
	return len(r.Examiners) == 0 && r.Sections.Basic
}

// Piece is one placed file of a parcel.
type Piece struct {
	Institution string
	Year        int
	Parcel      string
	Mail        bool // the parcel is one mail; a folder may hold the files of many institutions
	Readable    bool
	ReportLike  bool
	File        string // base name
	PDF         bool   // a PDF beside an editable file of the same report is its stamped or printed copy
}

// copyOf names what a piece may be a copy of: the report for its institution and year in one mail; in a folder, which may
// hold several versions, the one with the same name.
func (p *Piece) copyOf() string {
	name := ""
	if !p.Mail {
		name = strings.TrimSuffix(p.File, filepath.Ext(p.File))
	}
	return strings.Join([]string{p.Parcel, p.Institution, strconv.Itoa(p.Year), name}, "\x00")
}

// Settle gives parts their place: what came in one parcel with a report, and is none itself, belongs to that report's
// institution and year where the parcel leaves no doubt: in a mail that carries one report, else by its own evidence. It changes pieces in place and returns which of them are parts.
func Settle(pieces []Piece) (part []bool) {
	part = make([]bool, len(pieces))
	type place struct {
		institution string
		year        int
	}
	reports := map[string]map[place]bool{}
	submitted := map[place]bool{}
	for _, p := range pieces {
		if p.ReportLike && p.Institution != "" && p.Year != 0 {
			if reports[p.Parcel] == nil {
				reports[p.Parcel] = map[place]bool{}
			}
			reports[p.Parcel][place{p.Institution, p.Year}] = true
			submitted[place{p.Institution, p.Year}] = true
		}
	}
	editable := map[string]bool{} // what PDFs may be copies of: whether there is such a report that can be edited
	for i := range pieces {
		if p := &pieces[i]; p.ReportLike && p.PDF {
			editable[p.copyOf()] = false
		}
	}
	for i := range pieces {
		if p := &pieces[i]; p.ReportLike && !p.PDF && len(editable) > 0 {
			name := p.copyOf()
			if _, asked := editable[name]; asked {
				editable[name] = true
			}
		}
	}
	for i := range pieces {
		p := &pieces[i]
		if p.ReportLike {
			part[i] = p.PDF && p.Institution != "" && editable[p.copyOf()]
			continue
		}
		var fits []place
		for r := range reports[p.Parcel] {
			if (p.Institution == "" && p.Mail || p.Institution == r.institution) && (p.Year == 0 || p.Year == r.year) {
				fits = append(fits, r)
			}
		}
		switch {
		case len(fits) == 1:
			p.Institution, p.Year, part[i] = fits[0].institution, fits[0].year, true
		case p.Readable && p.Institution != "" && p.Year != 0 && submitted[place{p.Institution, p.Year}]:
			part[i] = true // 补充: a list sent later adds to the report and does not replace it
		}
	}
	return part
}
