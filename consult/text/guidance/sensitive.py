"""Does a text touch a minor's sexual matters or a child's data? Then it is not indexed and never recommended.

Rests on 未成年人保护法第四条 (privacy), 第七十二条 (data of children) and 第一百零三条 (identity in cases). It asks for
less certainty than a card does: staff see the flag and may lift it.
"""

import re

from .reading import Reading

MINOR_SEXUAL = "minor_sexual"
CHILD_DATA = "child_data"

NEAR = 40  # characters
_AGE = re.compile(
    r"(?<![\d.])(\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?:周?岁|周岁)"
)
_NOT_AN_AGE = re.compile(r"差$|大我$|小我$|相差$|[大小]了$")
_MINOR = re.compile(
    r"未成年|未满|不满(?:1[468]|十[四六八])|幼女|幼童|女童|男童|儿童|小学生|初中|高中生|中学生|小女孩|小男孩|小女生|幼儿园|小朋友|小姑娘|女学生|男学生|小学"
    r"|初[一二三]|高[一二三](?!楼)|职高|中专生|小孩|婴儿|宝宝"
)
_TEEN = re.compile(
    r"未成年|未满|不满(?:1[468]|十[四六八])|小学生|初中|高中生|中学生|小女生|女学生|初[一二三]|高[一二三](?!楼)|职高|中专生"
)
_CHILD = re.compile(r"孩子|女儿|儿子|闺女|侄女|侄子|外甥|孙女|孙子|妹妹|弟弟|学生|娃|崽|囡")
_ADULT = re.compile(r"大学|成年(?<!未成年)(?<!未满成年)|工作了|上班|结婚|单位|公司")
_SEXUAL = re.compile(
    r"性侵|强奸|强暴|猥亵|性骚扰|性行为|性关系|性交|裸照|裸聊|裸体|黄片|淫秽|色情|卖淫|嫖|陪侍|摸(?:她|他|我)?(?:的)?(?:下面|下体|胸|屁股|隐私|私处)|隐私部位|私处|下体"
    r"|脱(?:她|他|我|了)?(?:的)?(?:裤|衣|光)|动手动脚|洗澡|侵犯(?!.{0,6}(?:权|隐私|信息|名誉))|开苞|破处|搂搂抱抱|强行发生|发生(?:了)?(?:那种)?关系|偷窥|内裤"
)
_INTIMATE = re.compile(
    r"开房|怀孕|怀了|堕胎|打胎|流产|同居|宾馆|酒店|睡了|上床|早恋|谈恋爱|男朋友|女朋友|处对象"
)
_SPOUSE = re.compile(r"丈夫|老公|老婆|妻子|出轨|小三|离婚|抚养权|前夫|前妻|怀着二胎|结婚")
_DATA = re.compile(
    r"照片|视频|头像|姓名|名字|身份证|学籍|住址|地址|定位|人脸|的脸|病历|个人信息|出生信息|户口信息|身份信息|隐私|电话手表|成绩单|指纹|账号"
)
_EXPOSED = re.compile(
    r"泄露|泄漏|公开|发到|发布|发在|网上|公众号|抖音|快手|直播|群里|家长群|班级群|收集|采集|拿去|卖给|倒卖|贩卖|冒用|盗用|做成|模特|打码|露出|曝光|上传|好友|删除|广告|传播|偷拍|人肉"
)


def sensitive(text: str) -> str | None:
    """MINOR_SEXUAL, CHILD_DATA or None."""
    text = Reading(text).text
    if _minor_sexual(text):
        return MINOR_SEXUAL
    if _child_data(text):
        return CHILD_DATA
    return None


def _minor_sexual(text: str) -> bool:
    ages = _ages(text)
    young = [at for at, age in ages if age < 18]
    teens = [at for at, age in ages if 10 <= age < 18] + _starts(_TEEN, text)
    minors = young + _starts(_MINOR, text)
    if not any(age >= 18 for _, age in ages) and not _ADULT.search(text):
        minors += _starts(_CHILD, text)
    if _near(minors, _starts(_SEXUAL, text)):
        return True
    return not _SPOUSE.search(text) and _near(teens, _starts(_INTIMATE, text))


def _child_data(text: str) -> bool:
    ages = _ages(text)
    if any(age >= 18 for _, age in ages) and not any(age < 18 for _, age in ages):
        return False
    children = _starts(_MINOR, text) + _starts(_CHILD, text) + [at for at, age in ages if age < 18]
    data = [at for at in _starts(_DATA, text) if _near([at], _starts(_EXPOSED, text))]
    return _near(children, data)


def _ages(text: str) -> list[tuple[int, int]]:
    """Where ages stand and what they are; differences (差6岁) are not ages."""
    return [
        (found.start(), _number(found[1]))
        for found in _AGE.finditer(text)
        if not _NOT_AN_AGE.search(text[max(0, found.start() - 3) : found.start()])
    ]


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    digits = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return digits[text]
    return digits.get(tens, 1) * 10 + digits.get(ones, 0)


def _starts(pattern: re.Pattern, text: str) -> list[int]:
    return [found.start() for found in pattern.finditer(text)]


def _near(first: list[int], second: list[int]) -> bool:
    """Do the two kinds of places come within NEAR of each other?"""
    at, second = 0, sorted(second)
    for place in sorted(first):
        while at < len(second) and second[at] < place - NEAR:
            at += 1
        if at < len(second) and second[at] <= place + NEAR:
            return True
    return False
