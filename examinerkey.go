package nianping

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

var wholeID = regexp.MustCompile(`^[0-9]{17}[0-9X]$`)

// ExaminerKey is a token by which one person is known again in the lists of several institutions without the person's
// number: HMAC-SHA256 of the full identity number, else of name and card number. The key belongs to one workspace. "" where
// neither is known: names alone are shared by many.
func ExaminerKey(key []byte, e *Examiner) string {
	what := ""
	switch {
	case e.IDNumber != nil && wholeID.MatchString(NameKey(*e.IDNumber)):
		what = "id|" + NameKey(*e.IDNumber)
	case e.Name != "" && e.CertificateNo != nil && NameKey(*e.CertificateNo) != "":
		what = "card|" + NameKey(e.Name) + "|" + NameKey(*e.CertificateNo)
	default:
		return ""
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(what))
	return hex.EncodeToString(mac.Sum(nil))
}
