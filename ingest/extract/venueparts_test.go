package extract

import (
	"sort"
	"strings"
	"testing"
)

func TestRoomsOfOneKindAreAddedUp(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"理论考试放在培训楼二层，201室90平方米，摆放45个考位；隔壁202室略小，75平方米，36个考位。", "ta165? ts81?"},
		{"普车、数车共16台，一台一位；台虎钳工位24个。", "ps40?"},
		{"理论考场借用两间教室，屯溪、歙县各一间，面积分别为80平方米和70平方米，座位分别为40个和35个。", "ta150? ts75?"},
		{"茶艺实操室3间，每间60平方米、工位8个；评茶室1间96平方米，配标准评茶工位12个。", "pa276? ps36?"},
		{"直播间共6间，每间20平方米、2个工位，主要用于直播；另有电商实训室1间，150平方米、40个工位。", "pa270? ps52?"},
		{"实操考核场地有三处，分别是雕刻室130平方米、描金室90平方米、制砚室110平方米，三处各设12个工位。", "pa330? ps36"},
		{"理论考试使用三间机房：机电楼两间，每间110平方米、56个机位；综合楼一间，90平方米、45个机位。", "ta310 ts157"},
		{"美容实操室180平方米，床位二十张，每张床位即一个工位；美甲实操室100平方米，工位24个。", "pa280? ps44?"},
		{"理论考试机房三间，其中一号机房100平方米，考位50个；二号机房95平方米，考位48个；三号机房面积与二号机房相同，考位46个。", "ta290 ts144"},
	} {
		want := strings.Fields(c.want)
		sort.Strings(want)
		if got := rooms("", c.text); got != strings.Join(want, " ") {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}

func TestAColumnOfPurposesNamesTheRoom(t *testing.T) {
	if got := rooms(`
		场所 | 面积（平方米） | 容量 | 用途
		第一考场 | 78 | 40个考位 | 理论考试
		第二考场 | 62 | 30个考位 | 理论考试
		成型区 | 400 | 22个工位 | 操作考核`); got != "pa400 ps22 ta140 ts70" {
		t.Error(got)
	}
}
