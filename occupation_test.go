package nianping

import (
	"slices"
	"testing"
)

func TestOccupationsAreMatchedAsClerksWriteThem(t *testing.T) {
	t.Parallel()
	filed := []string{"车工", "汽车维修工", "茶艺师", "公路收费及监控员", "中式烹调师", "电工", "徽州臭鳜鱼制作"}
	tests := []struct {
		name string
		want []int // strictly, as candidates are held against the scope
		list []int // for lists of persons, where clerks abbreviate
	}{
		{"车工", []int{0}, []int{0}},
		{"车 工（数控车工）", []int{0}, []int{0}},
		{"数控车工", []int{0}, []int{0}},
		{"茶艺员", []int{2}, []int{2}},
		{"茶艺师【五级】", []int{2}, []int{2}},
		{"监控员", []int{3}, []int{3}},
		{"公路收费及监控员", []int{3}, []int{3}},
		{"汽修", nil, []int{1}},
		{"中烹", nil, []int{4}},
		{"电工、车工", []int{5, 0}, []int{5, 0}},
		{"徽州臭鳜鱼制作专项职业能力", []int{6}, []int{6}},
		{"养老护理员", nil, nil},
		{"宠物茶艺师", nil, nil},
		{"职业指导员", nil, nil},
	}
	for _, tt := range tests {
		if got := matchOccupation(tt.name, filed); !slices.Equal(got, tt.want) {
			t.Errorf("%s对上%v，应为%v", tt.name, got, tt.want)
		}
		if got := matchLoosely(tt.name, filed); !slices.Equal(got, tt.list) {
			t.Errorf("名单中的%s对上%v，应为%v", tt.name, got, tt.list)
		}
	}
}

func TestIdentityNumbersAreJudgedOnlyWhereTheyAreWhole(t *testing.T) {
	t.Parallel()
	tests := []struct{ id, fault string }{
		{"34100419800512001X", "校验码不符"},
		{"341004 19800512 0017", "校验码不符"},
		{"34100419801512001X", "出生日期不存在"},
		{"3410041980051200", "应为18位，写了16位"},
		{"341004800512001", "应为18位，写了15位"},
		{"341004********001X", ""},
		{"341004XXXXXXXX0017", ""},
		{"341004●●●●●●●●0017", ""},
		{"001X", ""},
		{"H10203040506", ""},
	}
	for _, tt := range tests {
		if got := idFault(tt.id, 2027); got != tt.fault {
			t.Errorf("%s判为“%s”，应为“%s”", tt.id, got, tt.fault)
		}
	}
}
