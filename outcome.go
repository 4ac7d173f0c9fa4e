package nianping

// Programme is the kind of assessment (评价种类).
type Programme string

// The three programmes of Attachment 1's last line.
const (
	SkillLevel    Programme = "skill_level"   // 职业技能等级认定
	Qualification Programme = "qualification" // 职业资格评价
	Specialised   Programme = "specialised"   // 专项职业能力考核, which has no levels
)

// Name is the programme's Chinese name, "" for an unknown one.
func (p Programme) Name() string {
	switch p {
	case SkillLevel:
		return "职业技能等级认定"
	case Qualification:
		return "职业资格评价"
	case Specialised:
		return "专项职业能力考核"
	}
	return ""
}

// Outcome is one row of counts at the grain at which the document states it: occupation and level nil is the grand
// total, occupation nil a level, level nil an occupation (or an assessed item) over all levels. Counts are people or
// 人次 as the document counts; nil where not stated.
type Outcome struct {
	Programme  *Programme `json:"programme"` // nil for a row over all programmes, or where the document does not say
	Occupation *string    `json:"occupation"`
	Level      *Level     `json:"level"`
	Registered *int       `json:"registered"` // 报考/报名/申报
	Examined   *int       `json:"examined"`   // 实考/参考
	Passed     *int       `json:"passed"`     // 合格/通过
	Certified  *int       `json:"certified"`  // 获证/发证
	PassRate   *float64   `json:"pass_rate"`  // per cent as the document states it; never computed
	Stated     bool       `json:"stated"`     // false: derived by the program

	// RateDecimals is the number of decimals with which PassRate is stated in per cent (89.2% → 1, 0.892 → 1); nil where
	// there is no rate or it is stated in words (九成), which RateWords then says.
	RateDecimals *int `json:"rate_decimals,omitempty"`
	RateWords    bool `json:"rate_words,omitempty"`
	// RateBase is the number of people that PassRate is of, where they are none of the counts above: registered less absent.
	RateBase *int `json:"rate_base,omitempty"`
	// Approximate names the fields that the document gives only about (约, 近, 余); they enter no sum and no rate check as an equality.
	Approximate []string `json:"approximate,omitempty"`
}

// IsApproximate reports whether a field (by its JSON name) is given only about.
func (o *Outcome) IsApproximate(field string) bool {
	for _, f := range o.Approximate {
		if f == field {
			return true
		}
	}
	return false
}
