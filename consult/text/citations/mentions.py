"""Where statutes and other documents are named in canonical text, with or without an article behind the name."""

import re
from dataclasses import dataclass

from consult.text.citations.canonical import PEOPLES_REPUBLIC, Canonical, key
from consult.text.citations.titles import TitleIndex


@dataclass(frozen=True)
class Mention:
    """`law` is the official title, the title as written when nobody knows it, or None for a contract and the like."""

    start: int
    end: int
    law: str | None
    generic: str = ""  #: 规定, 解释 …: a title that only points back
    private: bool = False  #: a contract, bylaws: what follows without a title is theirs


_INSIDE = "[^《〈》〉\n]"
_BRACKETED = re.compile(
    f"[《〈]({_INSIDE}{{0,90}}+(?:[《〈]{_INSIDE}{{1,60}}+[》〉]{_INSIDE}{{0,60}}+){{0,3}}+)[》〉]"
)
_QUOTES = ("“", "”", '"')
_GENERIC = re.compile("(?:司法解释|解释|规定|条例|办法|决定|意见|通知|纪要|细则|规则|批复|规范|法)")
_BOOK = re.compile("[·.:]?(?:第[一二三四五六七]编)?(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编$")
_AGE = re.compile("^(?:我国|现行|修订后的|修正后的|新修订的|新|原|旧|老)")

#: How a title of a normative document ends, with what may still follow.
_NORMATIVE = re.compile(
    "(?:(?<![说做看方书魔想用写语算手])法|法典|条例|规定|办法|细则|规则|解释|决定|意见|批复|答复|通知|纪要|公约|条约|协定"
    "|议定书|安排|规范|标准|准则|指引|修正案|意见书?|公告|规程|导则|目录)"
    "(?:\\([^()]{1,20}\\)|[一二三四五六七八九十]|之[一二三])*$"
)
#: Words by which a title betrays a private document: its 规定 and 办法 bind members, not citizens.
_PRIVATE = re.compile(
    "员工|考勤|薪酬|绩效考核|奖惩制度|宿舍|小区|请假|报销|我司|本公司|我公司|有限公司|集团(?!财务)|村规民约"
    "|(?:业主|住户|学生)(?:公约|手册|守则|规约|违纪|处分)|管理规约|隐私政策|章程|手册|制度|承诺书?$|合同$|协议书?$|条款$"
    # 某某公司差旅管理办法, though not 上市公司收购管理办法 or 公司登记管理条例
    "|(?<!上市|公众|证券|保险|期货|信托|租赁|金融|财务|担保|理财|评级|外国|管理)公司(?!法|债|登记|信用|制).*(?:办法|规定|条例|规则|细则)$"
)
_OWNER = re.compile(
    "(?:公司|单位|我司|企业|学校|工厂|厂里?|店里?|物业|平台|群里?|村里?|村委会|小区|酒店|集团)"
    "(?:内部|自己|自行|最新|新)?(?:制定|发布|出台|公布|印发|下发|张贴)?(?:的|了)?$"
)
_LOCAL = re.compile("[省市区县州旗]$")

#: 公司法 is not named in 公司法定代表人, nor 刑法 in 刑法学.
_AFTER_LAW = re.compile("[务院官庭医警学律理令治制人定]|规(?!定)")
#: Before a short nickname in running text: anything but another Chinese character, or one of these.
_BEFORE_NICKNAME = re.compile(
    "(?:^|[^\u4e00-\u9fff]|[照按依据循反犯和与及或的是在看查用新旧原老国由从对于跟为即该了而说讲到给以合除触规若如因经前后现行引考指同着过属嫌])$"
)


def find_mentions(view: Canonical, titles: TitleIndex) -> list[Mention]:
    """Every title in order, none overlapping another."""
    text = view.text
    mentions: list[Mention] = []
    position = 0
    for match in _BRACKETED.finditer(text):
        if match.start() < position:
            continue
        mentions += _running(text, position, match.start(), titles)
        mention = _bracketed(view, match, titles)
        # 最高人民法院《关于…的解释》: the name began before the bracket.
        if mentions and mentions[-1].end > match.start():
            position = max(mentions[-1].end, match.end())
            continue
        mentions.append(mention)
        position = mention.end
    mentions += _running(text, position, len(text), titles)
    return mentions


def _bracketed(view: Canonical, match: re.Match[str], titles: TitleIndex) -> Mention:
    text, start, end, content = view.text, match.start(), match.end(), match[1]
    longest = titles.match(text, start + 1, depth=1)
    if longest and longest[0] >= end:
        return Mention(start, longest[0], longest[1])
    law = titles.resolve(content) or titles.resolve(_AGE.sub("", _BOOK.sub("", content)))
    if law:
        return Mention(start, end, law)
    if _GENERIC.fullmatch(content):
        return Mention(start, end, None, generic=content)
    private = bool(_PRIVATE.search(content) or _OWNER.search(text, max(0, start - 16), start))
    if len(content) > 3 and not private and _NORMATIVE.search(content):
        return Mention(start, end, view.written(match.start(1), match.end(1)))
    return Mention(start, end, None, private=private)


def _running(text: str, start: int, end: int, titles: TitleIndex) -> list[Mention]:
    mentions = []
    position = start
    while position < end - 1:
        if not titles.may_begin(text, position) or not (hit := titles.match(text, position)):
            position += 1
            continue
        stop, law, nickname = hit
        if _stands_alone(text, position, stop, nickname):
            quoted = text[position - 1 : position] in _QUOTES and text[stop : stop + 1] in _QUOTES
            mentions.append(Mention(position - quoted, stop + quoted, law))
            position = stop + quoted
        else:
            position += 1
    return mentions


def _stands_alone(text: str, start: int, end: int, nickname: bool) -> bool:
    name = text[start:end]
    if name.endswith("法"):
        if _AFTER_LAW.match(text, end):
            return False
    elif not name.startswith(PEOPLES_REPUBLIC) and _LOCAL.search(text, max(0, start - 1), start):
        return False
    return not nickname or len(key(name)) > 4 or bool(_BEFORE_NICKNAME.search(text, max(0, start - 1), start))
