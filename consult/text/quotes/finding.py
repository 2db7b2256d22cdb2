"""The words that a text gives as an article's, right behind the citation (or, between marks, right before it)."""

import re
from dataclasses import dataclass

from consult.text.quotes.led import led_into
from consult.text.quotes.marks import CLOSINGS, LONGEST, TERM, closing, is_term

_MARKS = "".join(CLOSINGS)
_HEADING = "(?:\\s*[(（【\\[][^()（）【】\\[\\]\n]{1,40}[)）】\\]])?"
_ADVERB = (
    "(?:之|的|中|里|也|亦|还|则|又|均|都|就|已经?|对此|就此|同时|进一步|专门|特别|明文|明确地?|清楚地?|相关|有关|具体|作了|作出|所"
    "|写得很?|很|第[一二三四五六七八九十0-9]{1,3}句)"
)
_VERB = "(?:规定|指出|载明|写明|写道|写着|写到|要求|明确|强调|表述|表明|明白|清楚|原文|内容|条文|说)"
_LEAD = re.compile(
    f"[*_\\s]*{_HEADING}[*_\\s]*(?P<adverbs>{_ADVERB}{{0,6}})"
    f"(?:(?P<verb>{_VERB})(?P<named>了)?(?:如下|为|是|道|的是|的)?)?\\s*"
    f"(?P<stop>[:：,，]?)\\s*(?:即|也就是|其中)?[:：,，]?[*_\\s]*(?P<mark>[{_MARKS}]?)"
)
_NAMED = re.compile(
    f"[*_\\s]*{_ADVERB}{{0,6}}(?:规定|确立|明确|设立|设定|列举|列明|建立)了[^。！？!?\n]{{1,80}}[。\n]"
)
_TERM_LEAD = re.compile(
    f"[*_\\s]*{_HEADING}(?:(?:所|中|里|之)?(?:规定|所称|所说|所指|所列|列举|称|说|提到|要求)?的?(?:有关)?)\\s*(?P<mark>[{_MARKS}])"
)
_INTRODUCED = re.compile("(?:根据|依据|依照|按照|[依按据])(?:我国|现行|新|原)?的?$")
_NEW_CLAUSE = re.compile(
    '(?:^|[。；;，,、：:\n！？!?”」"）)])\\s*(?:同时|另外|而|但|并且|此外|其次|再次|又|且|再|并|还有|最后|首先|第[一二三四五六七八九]|[0-9一二三四五六七八九十][.、])?'
    "[，,]?(?:根据|依据|依照|按照|参照|[依按据])?(?:我国|现行|原|新)?$"
)
_LINE_OF_LIST = re.compile(
    "\\s*(?:[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.、．]|[①-⑳]|[一二三四五六七八九十]{1,3}、)"
)
_BEFORE = re.compile(
    '[”」』"]\\s*[，,]?\\s*(?:[(（]\\s*|(?:——?|-{1,2})?\\s*(?:这是|出自|见|源自|引自|参见|语出)\\s*)(?:我国|现行)?$'
)
_END_OF_SENTENCE = re.compile("[。！？!?\n]")


@dataclass(frozen=True)
class Quoted:
    """Words given as an article's. Offsets are code points of the input as given, end exclusive.

    `marked`: between quotation marks; of several marked stretches in one sentence `text` holds all, with …… between
    them. The first `firm` characters of `text` are presented as the article's own words; what follows them, or
    everything when `firm` is 0 (规定了诈骗罪。…), counts only when it reads as the article's.
    """

    start: int
    end: int
    text: str
    marked: bool
    firm: int


def find_quoted(text: str, start: int, end: int, limit: int) -> Quoted | None:
    """What follows the citation from `start` to `end`; `limit` is where the next one begins that ends the words."""
    lead = _read_lead(text, end)
    if (
        lead["mark"]
        and not _is_name(text, lead)
        and (lead["verb"] or lead["stop"] or lead.start("mark") - end <= 2)
    ):
        if marked := _marked(text, lead.start("mark"), short_is_term=bool(lead["named"] or not lead["stop"])):
            return marked
    elif term := _TERM_LEAD.match(text, end):
        return _marked(text, term.start("mark"), short_is_term=True)
    if named := _NAMED.match(text, end):
        return _unmarked(text, named.end(), limit, firm=False)
    if lead["named"]:
        return None
    first = lead.end() - len(lead["mark"])
    if lead["stop"] in (",", "，") and not lead["verb"] and not lead["adverbs"]:
        if _INTRODUCED.search(text, max(0, start - 8), start):
            return _announced(text, first, limit)
        return _unmarked(text, first, limit, firm=False)
    announced = lead["stop"] and (lead["verb"] or not lead["adverbs"] or lead["adverbs"].endswith("明确"))
    if announced or (lead["verb"] == "规定" and not _is_relative(text, lead)) or _pasted(text, end, lead):
        return _announced(text, first, limit)
    return None


def find_quoted_before(text: str, start: int, end: int) -> Quoted | None:
    """“…”(《民法典》第十条): words between marks with their source behind them."""
    before = _BEFORE.search(text, max(0, start - 12), start)
    if not before or not re.match("\\s*(?:[)）]|的?(?:原话|原文|规定|内容|条文))", text[end : end + 6]):
        return None
    close = before.start()
    opening = next((mark for mark, end_mark in CLOSINGS.items() if end_mark == text[close]), "")
    start = text.rfind(opening, max(0, close - LONGEST), close)
    return _quoted(text, start + 1, close, True, firm=True) if opening and start >= 0 else None


def _read_lead(text: str, end: int) -> re.Match[str]:
    lead = _LEAD.match(text, end)
    assert lead is not None  # every part of it may be missing
    return lead


def opens_words(text: str, start: int, end: int) -> bool:
    """Whether the citation from `start` to `end` announces words of its own, and so ends those before it."""
    if not _NEW_CLAUSE.search(text, max(0, start - 12), start):
        return False
    lead = _read_lead(text, end)
    return bool(lead["stop"] or lead["mark"] or (lead["verb"] and not _is_relative(text, lead)))


def _is_name(text: str, lead: re.Match[str]) -> bool:
    """Whether the marks only set off a name in the sentence that follows: 规定,“驰名商标”字样不得…"""
    close = closing(text, lead.start("mark"))
    after = text[close + 1 : close + 2]
    short = 0 <= close - lead.start("mark") <= 2 * TERM and text[close - 1] not in "。；;！？!?…"
    goes_on = "\u4e00" <= after <= "\u9fff" and after not in "的之等这一为是作您你我他她"
    return bool(lead["stop"] in ("，", ",") and short and goes_on)


def _is_relative(text: str, lead: re.Match[str]) -> bool:
    """规定的情形, 规定处理: the article's rule is applied, not told."""
    after = text[lead.end("verb") : lead.end("verb") + 1]
    return bool(lead["adverbs"].startswith(("之", "的"))) or after in "的之情执处办予支" or not after


def _pasted(text: str, end: int, lead: re.Match[str]) -> bool:
    """第二百六十六条 诈骗公私财物 …: the article as it stands in the statute."""
    return (
        not lead["verb"] and not lead["adverbs"] and not lead["stop"] and text[end : end + 1] in " \u3000\n【"
    )


def _marked(text: str, opening: int, short_is_term: bool) -> Quoted | None:
    close = closing(text, opening)
    if close < 0:
        return None
    words = text[opening + 1 : close]
    firm = not short_is_term or not is_term(words)
    return _quoted(text, opening + 1, close, True, firm)


def _announced(text: str, start: int, limit: int) -> Quoted | None:
    """The words of a sentence said to be the article's: those it marks (规定，房东“知道…”), or all of it."""
    stretches = led_into(text, start, limit)
    if not stretches:
        return _unmarked(text, start, limit, firm=True)
    words = "……".join(text[a:b] for a, b in stretches)
    return Quoted(stretches[0][0], stretches[-1][1], words, True, 0 if is_term(words) else len(words))


def _unmarked(text: str, start: int, limit: int, firm: bool) -> Quoted | None:
    end = min(_end_of_paragraph(text, start), start + LONGEST)
    if limit < end:
        cut = max(text.rfind(mark, start, limit) for mark in "。；;！？!?\n")
        end = (
            cut + 1 if cut >= 0 else max(text.rfind("，", start, limit), text.rfind(",", start, limit), start)
        )
    sentence = _END_OF_SENTENCE.search(text, start, end)
    while sentence and sentence[0] == "\n" and _continues(text, sentence.start()):
        sentence = _END_OF_SENTENCE.search(text, sentence.end(), end)
    first = sentence.end() if sentence else end
    return _quoted(text, start, end, False, firm, first)


def _end_of_paragraph(text: str, start: int) -> int:
    at = start
    while True:
        at = text.find("\n", at, start + LONGEST)
        if at < 0:
            return len(text)
        if not _continues(text, at):
            return at
        at += 1


def _continues(text: str, newline: int) -> bool:
    """Whether the line after belongs to a list that the words announce."""
    before = text[max(0, newline - 2) : newline].rstrip()
    return before.endswith((":", "：", ";", "；")) and bool(_LINE_OF_LIST.match(text, newline + 1))


def _quoted(
    text: str, start: int, end: int, marked: bool, firm: bool, first: int | None = None
) -> Quoted | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    upto = min(end, first if first is not None else end) - start
    return Quoted(start, end, text[start:end], marked, max(0, upto) if firm else 0)
