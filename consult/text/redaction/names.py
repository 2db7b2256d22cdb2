"""Names introduced as such (我叫…, 姓名：…, 房东叫…): pointed out, not masked, since who is meant is the story itself."""

import re
from collections.abc import Iterator

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅皮卞齐康伍"
    "余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房裘缪解应宗丁宣邓郁单"
    "洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段富巫焦巴牧谷侯宓蓬仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶黎薄印白蒲邰鄂索籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳姬申扶冉郦"
    "雍桑桂牛寿边燕冀尚农温柴瞿阎慕连茹习艾容古易慎戈廖庾居衡步耿满弘匡国文寇广东欧沃利蔚越隆师巩聂晁敖冷訾辛阚那简饶曾沙关查荆游竺逯盖益桓肖楚闫岳覃涂佟付代仝隋亓苑展漆于向"
)
_COMPOUND = (
    "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|南宫|轩辕|独孤|申屠|呼延|长孙|宇文"
)
# Characters people are commonly called by.
_GIVEN = frozenset(
    "伟芳娜敏静丽强磊洋艳勇杰娟涛超霞平刚玲燕波辉斌宇浩凯健俊帆雪婷慧莹瑞鑫梅兰英华国建志文明海龙云玉秀春桂军红飞鹏亮东林峰荣琴萍颖倩琳佳欣怡雨晨阳博轩涵梓子泽睿嘉晓小立成永"
    "良德福祥富贵生义忠孝仁礼智信友新光宏大伦武彬彪豪毅松柏竹菊荷莲凤凰珍珠珊琪琦瑶璐瑜瑾璇璟珂玮珏琛琅霖霄霜露雯雅婉媛娇娥嫦姗妍妮娅妹姣媚婧婵妙姝嫣楠桐梧榕桃杏李棠榆枫柳栋"
    "梁材森杉楚庆安宁康乐喜顺利昌盛兴旺财宝金银铁钢铭锋锐钧铎锦钰钊鸿鹤鹰雁莺鸣翔翼腾跃驰骏骥麟虎豹狮宾宪宗祖绍继承启远道达运昊晖晴曦旭昕昱晟晶景星辰月朗清洁冰河江湖泉源润泳"
    "泓洪浪涌渊深沛沁沐淑淼渝滨漫澜灵炎炜炳烨煜熙燃焕烈照爱恩惠慈念思忆恒悦怀惟愉憬懿卓越群逸迪逊遥雄力劲勋励勤功元亚京亨亭仪伊佑侠俐倪倾偲允兆克典冉冬冠凌凡凝劭化升卉占卫卿"
    "叶召吉名君呈咏品唯善喆坤培基堂塬增士壮夏天奇奕奥好姿娴孔存孟学季宛宜宣容宸寅少尔尚展山岚岩岭岳峥崇巍川州巧帅希帝干广延弘张彤彦彩影征徽心忻恬情意慕戈扬抒振捷政敬斯方旋昂"
    "昆易映昭显晋晗普暄朋朝柯树校根格梦棋楷楼榛槐歆正民水汉汝沂泰济浦淇淳添湘溢滔潇潮瀚灿焱爽牧珈珩球理琨琬琰瑄璞田畅皓盈石砚祎祺禄禾秋科程稳穆童笑筠筱精纯纲维绮缘美羽翠耀聪"
    "胜舒航艺艾芊芝芬芮芷芸苏苑若茂茜茵茹荟莉莎菁菡菲萌萱葵蓉蓓蓝蔓蕊蕾薇蓦虹蝶衡裕訓诗诚语诺谦谨豫贞贤赞路轶迅逢邦郁采鉴钦隽雷震霆青非韬韵音颂飒馨香骁高鲁黎齐龄仙娣妞花"
)
_NOT_NAMES = re.compile(
    "高[兴峰达雅]|安[全宁心]|文[明化]|成[立功才本]|方[向正]|金[华额]|江[西苏山南]|云南|海[洋南]|国[庆家民]|程度|和平|常[常年]|平[安时]|康复|华[人山]|管家|严重|单独|全[家责]"
    "|湖[南北]|河[南北]|广[东西]|山[东西]|越南|东[北方]|向[来南北东西]|应该|万[元一]|双[方亲]|包.|孙[子女]|谈.朋|谈朋|章程|易[燃爆]|习科|白[天色]|关[系心]|利[息润]|时间|步行|石家|路[上边]|广大|满意|水[平电]|金[钱]|农[民村]|温[州]|宁[波夏]"
    "|连[云续]|乐[意]|古[代]|于是|解[决除]|计[算]|居[民住]|房[子东产]|司[机法]|武[汉]|富[贵]|成都|江[门]|项目|代[理表]|谈[话]|党[员]|师[傅]|国[外内]|安[徽阳庆]|吉[林安]|曲[靖]|昌[平]|习[惯]|容[易]"
)
# A last character that rather begins the next word: 张伟|明天, 李强|同意.
_NEXT_WORD = re.compile(
    "明[天年确明]|今[天年]|现在|因为|同[意事学]|安排|文件|可[以能]|全[部家责]|自己|其[他实]|先[后生]|如[果何]|合[同伙法]|实[际在]|正[在好]|本[人来]|通[过知]|天天|年[前后]|长期|加[我他]|作为|才[是能]|开[始车了]|发[现生给]|进[行了]|里[面的]|行[为]|意[外]|真[的]|学[校生]|公[司安里]"
)
_NAME = rf"(?:(?:{_COMPOUND})[一-鿿]{{1,2}}|[{_SURNAMES}][一-鿿]{{1,2}})"
_LINK = r"[ ]?[:：“\"（(【]?[ ]?"
_STRONG = re.compile(
    r"(?:名字?叫做?|叫做|(?<![称呼])(?:我|他|她|俺|人|者|友|东|板|头|主|妈|爸|娘|爹|哥|姐|弟|妹|夫|妻|公|婆|子|女|儿|孩|生|师|长|员|理|方|的|就|个)叫"
    r"|(?:真实|身份证)?(?:姓名|名字|真名|本名|大名)(?:就?是|为|叫)?|[户原全艺]名(?:就?是|为|叫)?|曾用名(?:是|为|叫)?|我是(?!.{0,3}(?:的|人)))"
    rf"{_LINK}(?P<name>{_NAME})"
)
_ROLES = (
    r"(?:借款|贷款|收款|付款|汇款|联系|负责|受害|被害|当事|申请|投诉|举报|代理|经办|担保|保证|出租|承租|发包|承包|委托|受托|监护|继承|被继承|嫌疑|报案|经手|介绍|中间|证)人"
    r"|原告|被告|第三人|法人|法定代表人|户主|车主|房东|房主|业主|机主|号主|货主|债主|老板娘?|包工头|工头|司机|教练|教师|老师|班主任|校长|园长|院长|医生|大夫|护士|店长|店主|经理|主管|总监|会计|出纳"
    r"|主任|书记|村长|村主任|支书|队长|组长|科长|局长|厂长|法官|警官|律师|业务员|销售|中介|媒人|组织者|顾问|客服|保姆|室友|邻居|同事|同学|朋友|网友|老乡|亲戚|叔叔|舅舅|姨夫|姑父|大伯|伯父|爷爷|奶奶"
    r"|外公|外婆|父亲|母亲|爸爸|妈妈|公公|婆婆|哥哥|姐姐|弟弟|妹妹|儿子|女儿|孙子|丈夫|妻子|老公|老婆|前夫|前妻|男友|女友|男朋友|女朋友|未婚夫|未婚妻|家长|本人|对方|男方|女方|甲方|乙方"
)
_WEAK = re.compile(rf"(?:{_ROLES})(?P<said>[:：]|是|为)?[ ]?(?P<name>{_NAME})")
_ENDS = re.compile(
    r"[，,。.、；;：:！!？?\s)）(（”\"】\ufffc的在是和与把被跟说不给想要去来又也都就从向对让叫没有住欠借拿带将于因今现已却还电手身性出男女签]|$"
)

_UP_TO_A_SIGN = re.compile('[一-鿿]{1,2}(?=[，,。、；;：:！!？?\\s)）”"】\ufffc]|$)')
_NOT_GIVEN = re.compile("[某么什谁了的人他她它我你车是吗呢吧啊在有不没去来说要被把给叫]")


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every name in `chars` that is introduced as one."""
    for match in _STRONG.finditer(chars):
        if length := _length(match["name"], chars, match.start("name"), sure=not match[0].startswith("我是")):
            yield "name", match.start("name"), match.start("name") + length
    for match in _WEAK.finditer(chars):
        if length := _length(match["name"], chars, match.start("name"), sure=match["said"] in (":", "：")):
            yield "name", match.start("name"), match.start("name") + length


def _length(name: str, chars: str, start: int, *, sure: bool) -> int:
    """How long the name is; 0 when it is none.

    Up to the next sign when that is near and an introduction makes it `sure`; else as far as it is made of what people are
    commonly called by.
    """
    family = len(re.match(rf"(?:{_COMPOUND})|.", name)[0])
    if _NOT_NAMES.match(name):
        return 0
    rest = chars[start + family : start + family + 3]
    if sure and (whole := _UP_TO_A_SIGN.match(rest)):
        return family + len(whole[0]) if whole[0][0] in _GIVEN or not _NOT_GIVEN.search(whole[0]) else 0
    length = family
    while length < len(name) and name[length] in _GIVEN:
        length += 1
    ends = _ENDS.match(chars, start + length) is not None
    if length == family + 2 and not ends and _NEXT_WORD.match(chars, start + length - 1):
        return length - 1
    return length if length > family and (sure or ends or length == family + 2) else 0
