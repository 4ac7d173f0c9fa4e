package ordinal

import "testing"

func TestNumbersReadAsWordShowsThem(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]map[int]string{
		"decimal":                      {0: "0", 12: "12"},
		"decimalZero":                  {0: "00", 9: "09", 10: "10"},
		"upperRoman":                   {4: "IV", 1994: "MCMXCIV", 0: "0"},
		"lowerRoman":                   {8: "viii"},
		"upperLetter":                  {1: "A", 26: "Z", 27: "AA", 53: "AAA"},
		"ordinal":                      {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 112: "112th", 21: "21st"},
		"chineseCounting":              {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇"},
		"chineseCountingThousand":      {10: "十", 15: "十五", 100: "一百", 105: "一百零五", 110: "一百一十", 1010: "一千零一十", 10000: "一万", 20005: "二万零五"},
		"japaneseCounting":             {19: "十九", 21: "二十一"},
		"ideographDigital":             {10: "一〇", 12: "一二"},
		"chineseLegalSimplified":       {1: "壹", 10: "壹拾", 205: "贰佰零伍"},
		"ideographLegalTraditional":    {2: "貳", 10: "壹拾"},
		"decimalFullWidth":             {12: "１２"},
		"decimalEnclosedCircle":        {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"},
		"decimalEnclosedCircleChinese": {3: "③"},
		"decimalEnclosedFullstop":      {1: "⒈", 20: "⒛"},
		"decimalEnclosedParen":         {1: "⑴", 20: "⒇"},
		"ideographEnclosedCircle":      {1: "㊀", 10: "㊉"},
		"ideographTraditional":         {1: "甲", 10: "癸", 11: "11"},
		"ideographZodiac":              {12: "亥"},
		"ideographZodiacTraditional":   {1: "甲子", 13: "丙子"},
		"bullet":                       {1: ""},
		"none":                         {1: ""},
	} {
		code, ok := Code(name)
		if !ok {
			t.Errorf("%s is not known", name)
		}
		for n, text := range want {
			if got := Text(code, n); got != text {
				t.Errorf("%s of %d: %q, want %q", name, n, got, text)
			}
		}
	}
	if _, ok := Code("invented"); ok {
		t.Error("an invented format is known")
	}
	for n := -1; n < 300; n++ { // every format has a text for every number
		for code := range len(names) {
			if Text(code, n) == "" && code != Bullet {
				t.Fatalf("%s of %d shows nothing", names[code], n)
			}
		}
	}
}
