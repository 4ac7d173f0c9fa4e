package nianping

import (
	"strings"
	"unicode"
)

// NameKey is what two spellings of one institution's name have in common: width, spaces, brackets and punctuation do not
// count, every character of the name does. Names with different keys are different institutions; a group's companies may
// differ in one character, so nothing more is ever folded.
func NameKey(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= '一' && r <= '龥' { // most of them: a letter that has no other form
			return r
		}
		r = unicode.ToUpper(halfWidth(r))
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}

var (
	placePrefix = Expression(`^(?:\p{Han}{2,3}?省)?(?:\p{Han}{2,3}?市)?(?:\p{Han}{1,3}?[区县])?`)
	legalSuffix = Expression(`(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|职业技能培训学校|职业培训学校|职业技能鉴定所|职业技能鉴定站|鉴定所|鉴定站)$`)
)

// ShortName is the name without the place in front and the legal form behind: what people write in file names. It is weak
// evidence: several institutions may share it. "" where fewer than two characters would remain.
func ShortName(name string) string {
	key := NameKey(name)
	short := placePrefix().ReplaceAllString(key, "")
	for {
		next := legalSuffix().ReplaceAllString(short, "")
		if next == short || next == "" {
			break
		}
		short = next
	}
	if len([]rune(short)) < 2 {
		return ""
	}
	return short
}

// Names are the institution's name and its former names and aliases, the present one first.
func (in *Institution) Names() []string {
	return append([]string{in.Name}, in.FormerNames...)
}
