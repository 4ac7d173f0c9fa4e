package nianping

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

// idEnd is the end of an identity number that masked spellings leave visible too.
var idEnd = Expression(`[0-9]{3}[0-9X]$`)

// ExaminerKey is a token by which one person is known again in the lists of several institutions without the person's
// number: HMAC-SHA256 of the name with the last four characters of the identity number, which masked lists show too, else
// of name and card number. The key belongs to one workspace. "" where neither is known: names alone are shared by many.
func ExaminerKey(key []byte, e *Examiner) string {
	name, end := NameKey(e.Name), ""
	if e.IDNumber != nil && len([]rune(*e.IDNumber)) >= 10 {
		end = idEnd().FindString(NameKey(*e.IDNumber))
	}
	what := ""
	switch {
	case name == "":
		return ""
	case end != "":
		what = "id|" + name + "|" + end
	case e.CertificateNo != nil && NameKey(*e.CertificateNo) != "":
		what = "card|" + name + "|" + NameKey(*e.CertificateNo)
	default:
		return ""
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(what))
	return hex.EncodeToString(mac.Sum(nil))
}
