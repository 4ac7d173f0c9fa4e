package nianping

import (
	"slices"
	"sync"
)

// Check is one test of a case: a row of Checks.
type Check struct {
	Code     string
	Severity Severity // of most of its findings; a finding may carry another where the contract says so
	Title    string   // Chinese name
	Basis    string   // clause of the notice or section of the contract
	Remedy   string   // what the institution should do, a Chinese sentence; "" where nothing is asked of it: then it is not told of the finding
	Run      func(*Case) []Finding

	// Workspace marks a check that runs only where the institution is known from the registry: it compares with the
	// filing, with last year, or raises a question that one document alone does not settle.
	Workspace bool
	// Absence marks a check that finds what is not there; it is silent where part of the file could not be read.
	Absence bool
	// Lacks is the part of a report of which such a finding says that something is not there, too few or out of keeping with the rest:
	// /sections/foundation. While that stands on review, something there may not have been read, and the finding is provisional.
	Lacks Pointer
}

// CommonFinding is a check with the names of the institutions that it found something at.
type CommonFinding struct {
	Check        Check
	Institutions []string
}

// CommonFindings are the checks that found something at one of a list or more, those of most institutions first.
func CommonFindings[T any](list []T, of func(T) *Evaluation) []CommonFinding {
	var common []CommonFinding
	for _, check := range Checks() {
		c := CommonFinding{Check: check}
		for _, x := range list {
			e := of(x)
			if slices.ContainsFunc(e.Findings, func(f Finding) bool { return f.Code == check.Code }) {
				c.Institutions = append(c.Institutions, e.Institution)
			}
		}
		if len(c.Institutions) > 0 {
			common = append(common, c)
		}
	}
	slices.SortStableFunc(common, func(a, b CommonFinding) int { return len(b.Institutions) - len(a.Institutions) })
	return common
}

// RunChecks runs every check of Checks that the case allows and returns its findings in the order of the list, each with
// its code and severity. Without an institution only the checks of the document itself run; without a readable report none.
func RunChecks(c *Case) []Finding {
	found := []Finding{}
	if c.Report == nil {
		return found
	}
	c = c.remembering()
	damaged := unreadFinding(c.Report) != nil
	if damaged && len(c.Report.Outcomes) == 0 && len(c.Report.Examiners) == 0 {
		return found
	}
	for _, check := range Checks() {
		if check.Run == nil || check.Workspace && c.Institution == nil || check.Absence && damaged {
			continue
		}
		for _, f := range check.Run(c) {
			f.Code = check.Code
			f = complete(f)
			c.Report.Hedge(&f)
			found = append(found, f)
		}
	}
	return found
}

// AllFindings are the findings that hold for a case: those that reading the document left in its report, the checks' own
// anew, and those across institutions, in the order of Checks. It replaces what `extract` printed for the document alone,
// so that a registry's scope takes the place of the document's own.
func AllFindings(c *Case) []Finding {
	byCode := map[string][]Finding{}
	if c.Report != nil {
		for _, f := range c.Report.Findings {
			if info, ok := FindingInfo(f.Code); !ok || info.Run == nil || f.Code == "YEAR_MISMATCH" {
				byCode[f.Code] = append(byCode[f.Code], f)
			}
		}
	}
	for _, f := range RunChecks(c) {
		if f.Code != "YEAR_MISMATCH" || len(byCode[f.Code]) == 0 {
			byCode[f.Code] = append(byCode[f.Code], f)
		}
	}
	for _, f := range c.Peers {
		if c.Report != nil {
			c.Report.Hedge(&f)
		}
		byCode[f.Code] = append(byCode[f.Code], f)
	}
	found := []Finding{}
	for _, check := range Checks() {
		found = append(found, byCode[check.Code]...)
		delete(byCode, check.Code)
	}
	if c.Report != nil { // codes that no list knows keep the report's order
		for _, f := range c.Report.Findings {
			if _, left := byCode[f.Code]; left {
				found = append(found, f)
			}
		}
	}
	return found
}

// FindingInfo is the row of Checks for a code; ok is false for a code that no row has.
func FindingInfo(code string) (info Check, ok bool) {
	info, ok = checksByCode()[code]
	return info, ok
}

var checksByCode = sync.OnceValue(func() map[string]Check {
	byCode := map[string]Check{}
	for _, check := range Checks() {
		byCode[check.Code] = check
	}
	return byCode
})

// unreadFinding is the report's finding that says why (a part of) the file could not be read, nil where there is none.
func unreadFinding(r *Report) *Finding {
	for i := range r.Findings {
		switch r.Findings[i].Code {
		case "SCANNED", "ENCRYPTED", "CORRUPT", "UNSUPPORTED", "TOO_LARGE":
			return &r.Findings[i]
		}
	}
	return nil
}
