"""Names that follow from a title: 民法典 from 中华人民共和国民法典, 公司法司法解释三 from a title of thirty characters."""

import re
from collections.abc import Iterator

from consult.text.citations.canonical import PEOPLES_REPUBLIC
from consult.text.citations.names_interpretations import LAWS, SUBJECTS

_COURT = re.compile("最高人民法院(、?最高人民检察院)?(?=关于|于)")
_INTERPRETATION = re.compile(
    "关?于(?P<subject>.+?)(?P<kind>解释|规定|意见)(?:（(?P<number>[一二三四五六七八])）)?(?:（试行）)?"
)
_MATTER = re.compile(
    "(?:具体)?(?:(?:应用|适用)(?:法律|惩罚性赔偿|程序)?(?:若干|有关)?(?:问题)?|(?:若干|几个|有关)问题)?的?(?:若干|补充|有关)?$"
)
_VERB = re.compile(
    "^(?:在民事审判工作中适用|贯彻执行|人民法院(?:办理|审理)?|审理涉及|审理|办理|适用|审查|处理|确定|执行)"
)
_CASES = re.compile("(?:(?:民事|刑事|行政|民商事)?(?:纠纷)?(?:民事|刑事|行政)?案件)$")
_KINDS = {
    "解释": ("解释", "司法解释", "的解释", "若干问题的解释", "若干问题解释", "若干解释"),
    "规定": ("规定", "司法解释", "若干问题的规定", "若干问题规定", "若干规定", "解释"),
    "意见": ("意见", "司法解释", "若干问题的意见"),
}


def short_title(title: str) -> str:
    return title.replace(PEOPLES_REPUBLIC, "")


def derived_names(title: str) -> Iterator[tuple[str, bool]]:
    """Shorter names for a title, each with whether it leaves out a number (（一）) that the title has."""
    short = short_title(title)
    court = _COURT.match(short)
    body = short[court.end() :] if court else short
    if court:
        verb = re.sub("^关于(?:审理|办理|确定|适用)", "关于", body)
        for shorter in (body, verb, body.replace("《民法典》", "") if "编" in body else body):
            yield shorter, False
            yield court[0] + shorter, False
        both = bool(court[1])
        for issuer in (
            ("两高", "最高法、最高检", "最高人民法院最高人民检察院") if both else ("最高法", "最高院")
        ):
            yield issuer + body, False
    elif short.startswith("关于"):
        yield "最高人民法院" + short, False
    if court or short.startswith("关于"):
        yield from _interpretation_names(re.sub("[《》]", "", body))


def _interpretation_names(body: str) -> Iterator[tuple[str, bool]]:
    match = _INTERPRETATION.fullmatch(body)
    if not match:
        return
    number = match["number"] or ""
    for subject in _subjects(match["subject"]):
        for kind in _KINDS[match["kind"]]:
            yield subject + kind + number, False
            if number:
                yield subject + kind, True


def _subjects(phrase: str) -> set[str]:
    """民间借贷, 民间借贷案件 … for 审理民间借贷案件适用法律若干问题的."""
    matter = _MATTER.sub("", phrase)
    bare = _VERB.sub("", matter)
    stripped = _CASES.sub("", bare)
    names = {matter, bare, stripped, stripped + "案件", stripped + "纠纷", stripped.removeprefix("涉及")}
    for word in {bare, stripped, stripped.removesuffix("民事"), stripped.removesuffix("刑事")}:
        names.add(word)
        names.update(SUBJECTS.get(word, "").split())
    for law, shorter in LAWS.items():
        if bare.startswith(law):
            names.update(name + bare[len(law) :] for name in shorter.split())
    if bare.startswith("民法典"):
        names.add(bare.removeprefix("民法典"))
        names.add(bare.replace("有关", ""))
    return {name for name in names if len(name) > 1}
