package extract

import "testing"

func TestTrainingIsReadFromProse(t *testing.T) {
	trains(t, [][3]string{
		{"a sentence names the kind of the next, a sum adds the classes of one kind, another all", "先讲补贴培训。人社局下达8期名额，实际办了7期，结业201人。再讲市场班，美甲班、茶艺班加起来一共9期，140人。两类培训合在一起，全年16期，341人次。", "sc9 sp140 tc16 tp341 uc7 up201"},
		{"全年 behind a kind counts that kind", "政府补贴培训全年共举办5期，培训180人次\n面向社会的培训全年4期，培训99人次\n两项合计9期、279人次", "sc4 sp99 tc9 tp279 uc5 up180"},
		{"共 that adds the parts of one kind", "补贴性培训方面，完成新型学徒制3期（121人）和项目制护理班2期（60人），共5期181人。", "uc5 up181"},
		{"numbered items of one kind behind full stops", "实施政府补贴性培训项目两个，一是乡村工匠培训，3期112人。二是绣娘研修，2期67人，两项共5期179人。社会化班4期，85人。合计起来，全年培训9期、264人。", "sc4 sp85 tc9 tp264 uc5 up179"},
		{"总计 adds the parts of one kind", "社会化培训：叉车9期、电梯5期，总计14期，收学员312人。政府补贴性培训3期，120人。全年17期，432人。", "sc14 sp312 tc17 tp432 uc3 up120"},
		{"a sum behind the second kind is of both", "政府补贴性培训6期200人。社会化培训12期300人，合计18期500人。", "sc12 sp300 tc18 tp500 uc6 up200"},
		{"two kinds before 全年共 are the whole", "社会化培训和政府补贴性培训全年共举办30期、900人次。", "tc30 tp900"},
		{"what is held within is no part of what is held for others", "对外接收社会学员参加烹调短训，共3期75人。对内举办礼仪、消防培训29期，参训1210人次。全年累计培训32期、1285人次。", "sc3 sp75 tc32 tp1285"},
		{"both before one sum", "对外，面向社会办班4期、120人；对内，组织技能提升培训6期、200人。合计10期、320人。", "sc4 sp120 tc10 tp320"},
		{"the kind behind classes and people", "开办护理员培训5期，培训158人，属社会化培训。", "sc5 sp158"},
		{"the same of the subsidised", "承办月嫂班3期，共90人，均为政府补贴性培训。", "uc3 up90"},
		{"figures in Chinese without a mark between", "全年累计培训四期一百九十六人。", "tc4 tp196"},
		{"figures in Chinese, ten and more", "全年累计培训十二期三百零五人次，其中政府补贴性培训五期一百一十人。", "tc12 tp305 uc5 up110"},
		{"two together, with last year behind", "2024年的培训分两块。面向社会自费学员的培训，共开9期，241人参加；政府补贴性培训共6期213人。两块相加，全年15期454人，比上一年多2期37人。", "sc9 sp241 tc15 tp454 uc6 up213"},
		{"three together, the house's own too", "对外：受委托办社会化培训5期，142人参加。\n政府补贴：承办补贴性职业技能培训4期，165人参加。\n对内：新员工入职、礼仪等32期，1076人次。\n以上三项相加，全年41期、1383人次。", "sc5 sp142 tc41 tp1383 uc4 up165"},
		{"two ends", "社会化培训5期142人，政府补贴性培训4期165人，两头合计9期307人。", "sc5 sp142 tc9 tp307 uc4 up165"},
		{"a plan of the government", "列入政府补贴计划的班次6个，培训312人，申领补贴24.96万元；加上公司自办班，全年共办班41个，参训2,308人次。", "tc41 tp2308 uc6 up312"},
		{"a plan handed down, its kind a heading", "政府补贴性职业技能培训。承接市、区两级下达的计划23期902人，其中养老护理14期、中式烹调6期、育婴3期。", "uc23 up902"},
		{"a plan handed down and another kind", "政府补贴性培训由区人社局下达计划8期，全部办完，培训276人。社会化培训11期318人。全年共办班19期，培训594人。", "sc11 sp318 tc19 tp594 uc8 up276"},
		{"a plan handed down and not held in full", "政府补贴性培训由区人社局下达计划8期，实际办7期，培训276人。", "uc7 up276"},
		{"not in general, yet once", "公司不对外招生，只为协作单位代训1期28人，属社会化培训。政府补贴性培训4期、173人。", "sc1? sp28? uc4 up173"},
		{"not as a rule, this year once", "公司一般不对外承接社会化培训，今年应街道之请办了1期30人。", "sc1? sp30?"},
		{"not, but the other kind", "学校不对外开展社会化培训，全年只承办政府补贴性培训7期245人。", "sc0 sp0 uc7 up245"},
		{"the kind in a bracket before the figures", "承接政府补贴性职业技能培训21期863人；为县内企业提供委托培训（社会化）6期145人。两块合计27期1008人。", "sc6 sp145 tc27 tp1008 uc21 up863"},
		{"the same, both kinds", "岗前班（政府补贴性）4期、160人；周末班（社会化培训）共9期，241人。合计13期、401人。", "sc9 sp241 tc13 tp401 uc4 up160"},
		{"the same behind talk", "交学费来学的（社会化培训）一年18个班、326人，晚班占大头；政府补贴的班（主要是就业技能培训，含专班1个）9个班、291人；合起来27个班、617人。", "sc18 sp326 tc27 tp617 uc9 up291"},
		{"a bracket behind the figures is not of the next", "为企业代训3个班96人（社会化），政府补贴性培训5期188人。", "sc3 sp96 uc5 up188"},
		{"a bracket of another kind in between", "为企业办班（社会化），另有职工培训6期145人。", ""},
		{"denied in one sentence, counted in another", "基地自己不办收费班。承接政府补贴性培训21期863人；为县内企业提供社会化培训6期145人。两块合计27期1008人。", "sc6? sp145? tc27 tp1008 uc21 up863"},
		{"counted first, denied behind", "社会化培训6期145人。补贴性培训4期120人。下半年没有再办社会化培训。", "sc6? sp145? uc4 up120"},
		{"denied, and the total leaves something over", "我校没有开展社会化培训。全年累计培训27期1008人。给乡镇上课6期145人。政府补贴性培训21期863人。", "sc0? sp0? tc27 tp1008 uc21 up863"},
		{"denied, and the total is explained", "社会化培训没有开展。政府补贴性培训7期414人。公司自办内训21期1893人次。两块加起来，全年培训28期、2307人次。", "sc0 sp0 tc28 tp2307 uc7 up414"},
		{"denied, and the total is the one kind", "未开展社会化培训。政府补贴性培训7期414人。全年共7期414人。", "sc0 sp0 tc7 tp414 uc7 up414"},
		{"denied, and the other in brackets", "本中心不办收费班，委托办班（政府补贴）3期96人。", "sc0 sp0 uc3 up96"},
		{"denied, and more of no kind behind", "基地自己不办收费班。承接政府补贴性培训21期863人。为县内企业办班6期145人。", "sc0? sp0? uc21 up863"},
		{"the same of the other kind", "未开展政府补贴性培训。社会化培训21期863人。另给乡镇办班6期145人。", "sc21 sp863 uc0? up0?"},
		{"the same, people only", "不办收费班。政府补贴性培训21期863人。给乡镇上课145人。", "sc0? sp0? uc21 up863"},
		{"the same, added to the kind that was held", "不办收费班。政府补贴性培训21期863人。给企业办班6期145人，共27期1008人。", "sc0? sp0? tc27 tp1008 uc27? up1008?"},
		{"denied, and the parts of the other kind behind", "不办收费班。承接政府补贴性培训21期863人。电工班15期600人，焊工班6期263人。", "sc0 sp0 uc21 up863"},
		{"denied, and the other kind told again", "不办收费班。政府补贴性培训21期863人。开班21期，培训863人，全部完成。", "sc0 sp0 uc21 up863"},
		{"denied, and teachers sent to a training", "不办收费班。政府补贴性培训21期863人。选派教师参加培训12人。", "sc0 sp0 uc21 up863"},
		{"denied, and the house's own behind", "没有开展社会化培训。政府补贴性培训21期863人。公司内训6期145人。", "sc0 sp0 uc21 up863"},
		{"the group's before, denied at the end", "集团全系统培训3.1万人次。我公司培训112期、4630人次，其中政府补贴性培训4期175人；未开展社会化培训。", "sc0 sp0 uc4 up175"},
		{"not, but their own", "公司不对外开展培训，只办职工岗位班12期，参加430人次。", "sc0 sp0"},
		{"people of each class, then all of them", "社会化培训3期，每期约20人，合计61人。补贴性培训办班5期，每期45人。", "sc3 sp61 uc5"},
		{"the former and the latter", "我校社会化培训和政府补贴性培训两条腿走路，前者办班12期、366人，后者办班6期、214人，全年共18期580人。", "sc12 sp366 tc18 tp580 uc6 up214"},
		{"班次 before the count", "社会化培训人数366人，班次12个；补贴性培训人数214人，班次6个；累计培训580人，班次18个。", "sc12 sp366 tc18 tp580 uc6 up214"},
	})
}

func TestATotalIsCalledSoOrIsTheSumOfItsKinds(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"社会化培训以叉车、货车驾驶为主，全年开班19期，培训578人；政府补贴性培训接三类任务，开班8期，培训296人；全年合计27期、874人。", "sc19 sp578 tc27 tp874 uc8 up296"},
		{"政府补贴性培训接退役军人，全年开班8期，培训296人；社会化培训以叉车为主，全年开班19期，培训578人；全年合计27期、874人。", "sc19 sp578 tc27 tp874 uc8 up296"},
		{"面向社会的培训以家政为主，全年举办培训班11期，参加302人；补贴性培训4期，110人；两项合计15期412人。", "sc11 sp302 tc15 tp412 uc4 up110"},
		{"社会化培训与补贴性培训并重，全年开班27期，培训874人；另有职工培训5期，90人。", "tc27 tp874"},
		{"社会化培训12期300人，补贴性培训6期200人，全年开班18期，培训500人；全部结业。", "sc12 sp300 tc18 tp500 uc6 up200"},
		{"1．社会化培训。代培挡车工2期，共38人。\n2．政府补贴性培训。新录用职工岗前培训4期122人，企业新型学徒制培训1期45人，两项合起来5期167人。\n3．各类合在一起，全年培训1342人次。", "sc2 sp38 tp1342 uc5 up167"},
		{"1．政府补贴性培训。岗前培训4期122人，企业新型学徒制培训1期45人，两项合起来5期167人。\n2．社会化培训。代培挡车工2期，共38人。", "sc2 sp38 uc5 up167"},
		{"政府补贴性培训。岗前培训4期122人，企业新型学徒制培训1期45人，两项合起来5期167人。", "tc5 tp167 uc5 up167"},
		{"社会化培训：叉车9期200人、电梯5期112人，两项合计14期312人。\n补贴性培训3期120人。\n全年培训总规模17期432人。", "sc14 sp312 tc17 tp432 uc3 up120"},
	})
}

func TestPartsInABracketAndTheWholeAroundAKindAreKnown(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"集团没有社会化培训业务。2024年自办各类员工培训168期、9,412人次；其中列入政府补贴目录的6期、274人次（安全技能提升4期186人次，新型学徒制2期88人次），申领补贴61.3万元。", "sc0 sp0 tc168 tp9412 uc6 up274"},
		{"公司没有社会化培训。自办职工培训31期1,876人次，其中政府补贴性培训5期、182人次（学徒制2期64人、岗位技能提升3期118人）。", "sc0 sp0 tc31 tp1876 uc5 up182"},
		{"社会化培训9期211人（叉车4期90人、焊工5期121人），政府补贴性培训3期（96人）。", "sc9 sp211 uc3 up96"},
		{"公司自办员工培训31期1,876人次，其中政府补贴性培训5期182人次。对外承接社会化培训4期90人。", "sc4 sp90 uc5 up182"},
		{"全年组织各类培训62期、2,215人次。分来源看，对社会开放的叉车课程4期136人次，列入政府补贴的企业新型学徒制3期120人次，其余55期1,959人次是内部培训。", "sc4 sp136 tc62 tp2215 uc3 up120"},
		{"全年培训20期600人。其中向社会招生的8期210人，政府出资的12期390人。", "sc8 sp210 tc20 tp600 uc12 up390"},
		{"1．对社会开办保安员上岗、智能楼宇运维培训班9期，参培352人。\n2．政府补贴性培训（岗前培训、技能提升）12期，参培519人。\n3．全年累计培训21期871人次。", "sc9 sp352 tc21 tp871 uc12 up519"},
		{"对社会公众举办消防培训9期，352人次。政府补贴性培训12期519人。", "sc9 sp352 uc12 up519"},
		{"为社会开办保安员培训班9期、352人；补贴性培训12期519人。", "sc9 sp352 uc12 up519"},
		{"对社会招收学员352人，开班9期；补贴性培训12期519人。", "sc9 sp352 uc12 up519"},
		{"没有对社会举办培训班；政府补贴性培训12期519人。", "sc0 sp0 uc12 up519"},
		{"对社会开班4期100人，对企业内部代训3期50人；补贴性培训2期40人。", "sc4 sp100 uc2 up40"},
		{"向社会输送技能人才352人。政府补贴性培训12期519人。", "uc12 up519"},
		{"面向社会公开招生的有8期210人，使用职业技能提升资金的有12期390人。", "sc8 sp210 uc12 up390"},
	})
}

func TestFiguresInOrderAreOfTheirKinds(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"全年社会化培训与政府补贴性培训分别举办6期、5期，分别培训180人、150人。", "sc6 sp180 uc5 up150"},
		{"全年举办社会化培训6期、政府补贴性培训5期，培训人数分别为180人和150人。", "sc6 sp180 uc5 up150"},
		{"社会化培训6期、补贴性培训5期，累计11期，培训人数分别为180人、150人、330人。", "sc6 sp180 tc11 tp330 uc5 up150"},
		{"社会化培训和补贴性培训分别培训180人、150人。", "sp180 up150"},
		{"本年度培训总规模11期316人次（社会化7期196人次，补贴性4期120人次）。", "sc7 sp196 tc11 tp316 uc4 up120"},
	})
}

func TestTheTrainingOfAnotherHouseIsDoubted(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"社会化培训6期180人。政府补贴性培训5期150人。集团公司全年组织各类培训120期5600人次。", "sc6 sp180 tc120? tp5600? uc5 up150"},
		{"社会化培训5期138人、政府补贴性培训3期92人。会员单位自行组织培训40期1600人次。", "sc5 sp138 tc40? tp1600? uc3 up92"},
		{"全市共开展补贴性培训1.2万人次，我校承担150人；社会化培训6期180人。", "sc6 sp180 up12000?"},
		{"全县全年组织补贴性培训6000人次。我校承办补贴性培训5期150人。", "uc5 up150"},
		{"面向全市开展社会化培训6期180人。", "sc6 sp180"},
		{"我市人社部门委托的补贴性培训5期150人。", "uc5 up150"},
		{"全市共开展补贴性培训，其中我校举办补贴性培训5期150人。", "uc5 up150"},
	})
}

func TestATaskOfTrainingIsNotWhatWasHeld(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"2024年下达我校政府补贴性培训任务300人，全年开班8期，完成260人，完成率86.7%。", "uc8 up260"},
		{"区人社局分配补贴性培训任务8期，实际完成7期，培训276人。", "uc7 up276"},
		{"承接区人社局补贴性培训任务5期，培训151人。", "uc5 up151"},
		{"下达补贴性培训任务300人，全年累计培训规模30期900人，完成任务。社会化培训6期。", "sc6 tc30 tp900"},
	})
}

func TestAnotherYearOfTrainingIsNotTheReports(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"学校2023年社会化培训5期140人，2024年6期172人。", "sc6 sp172"},
		{"政府补贴性培训2023年6期190人、2024年4期121人。", "uc4 up121"},
		{"2023年社会化培训5期，培训140人；2024年社会化培训6期，培训172人。", "sc6 sp172"},
		{"2024年社会化培训6期172人，较2023年的5期140人增加1期32人。", "sc6 sp172"},
		{"与2023年相比，社会化培训由5期150人增加到7期196人。", "sc7 sp196"},
		{"2024年社会化培训6期172人，截至目前2025年已开班2期55人；2024年补贴性培训4期121人。", "sc6 sp172 uc4 up121"},
	})
}

func TestAKindThatTheSentenceNamesIsWhatItAddsUp(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"承接政府补贴性培训项目3个，共举办4期，培训121人。", "uc4 up121"},
		{"我校积极开展社会化培训，共举办6期，培训172人；补贴性培训4期121人。", "sc6 sp172 uc4 up121"},
		{"我校积极开展社会化培训，共举办10期293人，其中补贴性4期121人。", "tc10 tp293 uc4 up121"},
		{"社会化培训6期172人，补贴性培训4期121人，共举办10期293人。", "sc6 sp172 tc10 tp293 uc4 up121"},
	})
}

func TestThoseWhoEnteredForATrainingAreNotTheTrained(t *testing.T) {
	t.Parallel()
	trains(t, [][2]string{
		{"补贴性培训报名130人，实际参训121人，分4期进行。", "uc4 up121"},
		{"社会化培训6期，报名180人，实际培训172人。", "sc6 sp172"},
		{"社会化培训6期172人，不含线上学习600人次；补贴性培训4期121人。", "sc6 sp172 uc4 up121"},
		{"2024年本单位未开展社会化培训和政府补贴性培训。", "sc0 sp0 uc0 up0"},
		{"2024年未开展社会化培训，补贴性培训4期121人。", "sc0 sp0 uc4 up121"},
	})
}
