package ingest

import (
	"context"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// Papers that come along by mistake and are no report: what they count is not the institution's.
var foreign = map[string]string{
	"菜单": `徽州人家午市菜单
凉菜：五香牛肉 38元、凉拌黄瓜 12元
热菜：臭鳜鱼 128元（约1.5斤）、毛豆腐 28元/份、刀板香 58元
主食：米饭 2元/碗，限30人份。合格证号 JY23410000，今日特价8.5折，电话0559-2512345。
2024年推荐茶艺师表演套餐：10人桌888元。`,
	"小说": `第三章　雪夜
那年冬天，县里来了一百二十个兵。老师傅张有田数了数，合格的枪不过四十三支，其余的都生了锈。
“一百二十人报名，只取三十。”队长说，“考不过的，回家种田。”
他今年五十二岁，做了三十年木工，带过十一个徒弟，出师九个。学校里的教员来看热闹，说今年毕业考试，八成的孩子没有通过。
雪下了三天，深二尺。他把一九二三年的账簿翻出来，上头写着：收谷四百石，售二百八十石。`,
	"工资表": `黄山市某某公司2024年12月工资表
序号,姓名,工种,等级,基本工资,绩效,合计
1,张三丰,电工,高级工,4500,1200,5700
2,李小四,焊工,中级工,4200,900,5100
3,王五一,茶艺师,技师,5200,1500,6700
合计,,,,13900,3600,17500`,
	"招生通知": `关于举办2024年第三期电工培训班的通知
各有关单位：
经研究，定于2024年9月10日至9月20日举办第三期电工（四级）培训班，计划招生60人，收费标准每人1200元，报名截止9月5日。
培训地点：市职教中心实训楼302室（面积120平方米），联系人：李老师，电话13800000000。
考试合格者颁发职业技能等级证书，合格率力争达到90%以上。`,
	"新闻": `我市技能人才队伍不断壮大
本报讯　记者从市人社局获悉，2024年全市共有86家评价机构开展职业技能等级认定，3.2万人报名参加，2.7万人取得证书，通过率84.4%。
全市备案考评人员达到1520名，比上年增加230名。下一步，我市将继续完善评价体系，到2025年底力争新增技能人才5万人。`,
	"会议纪要": `会议纪要
时间：2024年11月3日 地点：三楼会议室 主持人：王强 参加人员：赵明、钱华、孙丽、李涛（列席）
一、会议听取了后勤处关于食堂改造的汇报，改造面积650平方米，座位240个，预算85万元。
二、会议讨论了年底考核办法，12人优秀，46人合格，2人不合格。
三、下一步工作打算：完善制度，加强培训。`,
	"运动会": `2024年秋季运动会报名表
序号,姓名,性别,班级,项目,成绩,是否合格
1,张一,男,高一1班,100米,12.5,合格
2,李二,女,高一2班,跳远,4.2,不合格
3,王三,男,高二1班,1500米,5分10秒,合格`,
	"租赁合同": `房屋租赁合同
甲方（出租方）：黄山某物业有限公司　乙方（承租方）：黄山市某职业培训学校
一、甲方将位于屯溪区某路88号二层，建筑面积560平方米的房屋出租给乙方作培训和考试使用，租期五年，自2022年1月1日至2026年12月31日。
二、年租金12万元，押金2万元。三、乙方不得转租。本合同一式四份。`,
}

// What is no report gives nulls and STATISTICS_MISSING, not invented figures.
func TestWhatIsNoReportGivesNoFigures(t *testing.T) {
	t.Parallel()
	for name, text := range foreign {
		r, _, err := Read(context.Background(), name+".txt", []byte(text), document.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		missing := false
		for _, f := range r.Findings {
			missing = missing || f.Code == "STATISTICS_MISSING"
		}
		if !missing {
			t.Errorf("%s: STATISTICS_MISSING is not said", name)
		}
		if n := len(r.Outcomes) + len(r.Examiners) + len(r.Scope) + len(r.LevelsHeld) + len(r.CandidateSources); n > 0 {
			t.Errorf("%s: %d rows of figures", name, n)
		}
		for pointer, at := range r.Evidence {
			if p := string(pointer); p != "/year" && !strings.HasPrefix(p, "/institution/") && !strings.HasPrefix(p, "/sections/") && !strings.HasPrefix(p, "/findings/") {
				t.Errorf("%s: %s from “%s”", name, p, at[0].Text)
			}
		}
	}
}
