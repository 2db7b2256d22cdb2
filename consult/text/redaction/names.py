"""Names introduced as such (我叫…, 姓名：…): pointed out, not masked, since who is meant is the story itself."""

import re
from collections.abc import Iterator

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐"
    "傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房"
    "裘缪解应宗丁宣邓郁单洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段富巫焦巴牧山谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶黎薄印白蒲邰鄂索籍赖卓蔺屠"
    "蒙池乔阴胥苍双闻莘党翟谭贡劳姬申扶冉郦雍桑桂牛寿通边燕冀尚农温柴瞿阎慕连茹习艾容古易慎戈廖庾居衡步耿满弘匡国文寇广东欧沃利蔚越隆师巩聂晁勾敖冷訾辛阚那简饶空"
    "曾沙丰关红查荆游竺权逯盖益桓肖楚闫岳覃涂佟付代刀原仝隋亓苑英战展漆"
)
_COMPOUND = (
    "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|南宫|欧阳|轩辕|独孤|申屠|呼延|长孙|宇文"
)
# Words that begin where a name ends; some are also used in names, then the name is pointed out one character short.
_NOT_GIVEN = "的了是在和与跟我你他她它们这那有没被把从到给让向对就也都还不说要会能可以及又却为因所之于今现目前住电身男女号已曾来去做干当找借欠打骂跑走请问先吗呢吧啊该其某两一二三四五六七八九十公老另、"
_NAME = rf"(?:{_COMPOUND})[一-鿿]{{1,2}}|[{_SURNAMES}][一-鿿]{{1,2}}"
_INTRODUCED = re.compile(
    r"(?:(?<![称])我的?(?:名字|姓名|真名|本名)?叫(?:做|作)?|(?:他|她|孩子|本人|对方|老板|老公|老婆|前夫|前妻|丈夫|妻子|男友|女友|朋友|儿子|女儿|父亲|母亲|爸爸?|妈妈?|人|头|主)(?:名字)?(?:就?叫|名叫|叫做)"
    r"|名字?叫做?|(?:真实|身份证)?(?:姓名|名字|真名|本名|户名|户主)(?:是|为|叫)?|本人(?:姓名)?|原名|曾用名|全名"
    r"|(?:借款|收款|付款|联系|负责|受害|被害|当事|申请|投诉|举报|被告|原告|法定代表|经办|担保|出租|承租|发包|承包)人(?:名字|姓名)?(?:是|叫|为)"
    r"|(?:车主|房东|机主|司机|教练|老师|院长|店长|经理|会计|主任|书记|村长|老板|业务员|媒人|组织者|包工头|叔叔|舅舅|大伯|爷爷|奶奶|老公|老婆|前妻|前夫|家长|老乡)(?:是|叫|名叫)?)"
    rf"(?P<link>[:：\s“\"（(【]{{0,3}})(?P<name>{_NAME})"
)
_STRONG = re.compile(r"叫|姓名|名字|真名|户名|原名|曾用名|全名|本人|本名|户主")
_ENDS = re.compile(
    r"[，,。.、；;：:！!？?\s)）”\"】\ufffc]|$|的|在|是|和|与|把|被|跟|说|不|给|电话|手机|身份|住|欠|借|今年|去年|现|于|就|拿|带|将|，"
)


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every name in `chars` that is introduced as one."""
    for match in _INTRODUCED.finditer(chars):
        if end := _end(match, chars):
            yield "name", match.start("name"), end


def _end(match: re.Match, chars: str) -> int:
    """Where the name ends; 0 when it is none."""
    start, name = match.start("name"), match["name"]
    given = len(re.match(rf"(?:{_COMPOUND})|.", name)[0])
    length = given
    while length < len(name) and name[length] not in _NOT_GIVEN:
        length += 1
    if length == given:
        return 0
    strong = _STRONG.search(match[0][: match.start("name") - match.start()])
    if not strong and not match["link"] and not _ENDS.match(chars, start + length):
        return 0
    return start + length
