"""Numbers that name a person: resident ID, bank card, mobile and landline telephone.

Three passes, each over what the ones before left: numbers in one piece, numbers pulled apart that stand alone, and numbers in the
usual groups between others. First with the digits as written, then with Chinese numerals read as digits.
"""

import re
from collections.abc import Iterator

from . import labels
from .checks import bank_card, birthplace_and_day, id_card, is_landline
from .digits import ANY_GAP, Compact, spoken, written
from .view import blank

Claim = tuple[str, int, int]

_DATE = re.compile(
    r"(?<![0-9])(?<![0-9][-./_ ])(?:19|20)\d\d(?P<sep>[-./])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])(?![0-9])"
    r"(?:[ t](?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?![0-9]))?"
    r"|(?<![0-9:：])(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?![0-9:：])"
    r"|(?<![0-9,，.])\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,2})?(?![0-9])"
)
_G = ANY_GAP
_WHOLE = re.compile(r"(?<![0-9])[0-9]{10,19}(?![0-9])")
_WHOLE_ID = re.compile(r"(?<![0-9])[1-8][0-9]{16}[0-9x](?![0-9])")
_LANDLINE = re.compile(
    rf"(?<![0-9])0[1-9]\d{{1,2}}{_G}?[2-8]\d{{2,3}}{_G}?\d{{4}}(?:(?:转|{_G}|ext)\d{{1,5}})?(?![0-9])"
)
_ALONE = re.compile(rf"(?<![0-9])(?<![0-9]{_G})[0-9](?:{_G}?[0-9]){{9,20}}(?:{_G}?x)?(?!{_G}?[0-9])")
_GROUPED_ID = re.compile(
    rf"(?<![0-9])(?=((?:[1-6]|8){_G}?[0-7](?:{_G}?\d){{4}}{_G}?(?:1{_G}?9|2{_G}?0)(?:{_G}?\d){{2}}{_G}?(?:0{_G}?[1-9]|1{_G}?[0-2])"
    rf"{_G}?(?:0{_G}?[1-9]|[12]{_G}?\d|3{_G}?[01])(?:{_G}?\d){{3}}{_G}?[0-9x])(?![0-9]))"
)
_GROUPED_CARD = re.compile(
    rf"(?<![0-9])[3-69]\d{{3}}({_G})\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{1,3}})?(?![0-9])"
)
_GROUPED_MOBILE = re.compile(
    rf"(?<![0-9])1[3-9]\d(?:{_G}\d{{4}}{_G}\d{{4}}|{_G}\d{{8}}|\d{_G}\d{{4}}{_G}\d{{3}}|{_G}\d{{3}}{_G}\d{{5}}|\d{{4}}{_G}\d{{4}}|\d{_G}\d{{3}}{_G}\d{{4}})(?![0-9])"
)
_MOBILE = re.compile(r"1[3-9]\d{9}")
_COUNTRY = re.compile(r"[(（]?(?:\+|00)?\s?86[)）]?[\s\-–—._]{0,3}$")
_ABROAD = re.compile(
    r"(?<![0-9a-z])(?:\+|00)(?:85[23]|886|1|44|61|65|66|60|81|82|84|855|95)[-\s()（）]{0,2}\d(?:[-\s]?\d){6,9}(?![0-9])"
)
_LOCAL = re.compile(
    rf"(?:电话|座机|固话|传真|tel|phone)(?:号码?|是|为|[:：\s]){{0,4}}(?=([2-8]\d{{2,3}}{_G}?\d{{4}})(?![0-9])(?!{_G}[0-9]))"
)
_TOLD = re.compile(
    r"(?:电话|手机|号码|联系|微信|薇信|vx|打|拨|加)[^0-9\n]{0,12}(?=(1[3-9]\d[^0-9\n]{1,10}\d{4}[^0-9\n]{1,10}\d{4})(?![0-9]))"
)
_MEASURED = re.compile(r"[元块年月日天个万千百条款项岁点%％米吨次期倍份室栋楼]")
_CODE_SIGN = re.compile(r"[-_/.#=]$")
_CODE_BEFORE = re.compile(r"[0-9a-z][-_/.#]$|[-_/]$")
_LETTERS_BEFORE = re.compile(r"[a-z]{1,12}$")
_CALLS = frozenset(
    [
        "tel",
        "phone",
        "mobile",
        "mob",
        "call",
        "t",
        "p",
        "m",
        "v",
        "vx",
        "wx",
        "wechat",
        "weixin",
        "qq",
        "sjh",
        "dh",
        "sj",
        "dianhua",
        "shouji",
        "iphone",
    ]
)


def find(chars: str) -> Iterator[Claim]:
    """Kind, start and end of every number in `chars`."""
    readings = [written(chars)]
    readings += [reading for words in (False, True) if (reading := spoken(chars, words=words))]
    claimed: list[tuple[int, int]] = []
    for reading in readings:
        reading = _DATE.sub(lambda match: "﹡" * len(match[0]), blank(reading, claimed))
        compact = Compact(reading)
        for search in (_in_one_piece, _landlines, _alone, _grouped, _told):
            claims = list(search(compact, reading, chars))
            if claims:
                yield from claims
                claimed += [claim[1:] for claim in claims]
                reading = blank(reading, [claim[1:] for claim in claims])
                compact = Compact(reading)


def _in_one_piece(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    text = compact.text
    for match in _WHOLE_ID.finditer(text):
        span = compact.span(*match.span())
        if (
            id_card(match[0])
            or labels.says_id_card(chars, span[0])
            or _shaped_like_id(match[0], chars, span[0])
        ):
            yield "id_card", *span
    for match in _WHOLE.finditer(text):
        span = compact.span(*match.span())
        kind = _kind_of_whole(match[0], chars, *span)
        if kind == "mobile":
            if not _is_part_of_a_code(reading, *span):
                yield kind, _with_country(chars, span[0]), span[1]
        elif kind:
            yield kind, *span
    for match in _ABROAD.finditer(reading):
        if not labels.is_amount(chars, match.end()):
            yield "mobile", *match.span()


def _shaped_like_id(digits: str, chars: str, start: int) -> bool:
    """A wrong check digit is a slip of the finger: region and day of birth are not there by chance."""
    return birthplace_and_day(digits) and labels.meaning(chars, start) != "thing"


def _kind_of_whole(digits: str, chars: str, start: int, end: int) -> str | None:
    size, meaning = len(digits), labels.meaning(chars, start)
    if size == 11 and _MOBILE.match(digits):
        unsure = meaning in ("thing", "sum") or (meaning is None and labels.is_amount(chars, end))
        return None if unsure else "mobile"
    if size in (13, 15) and _MOBILE.fullmatch(digits.removeprefix("00").removeprefix("86")):
        return None if meaning == "thing" else "mobile"
    if size == 15 and (
        labels.says_id_card(chars, start) or (birthplace_and_day(digits) and meaning != "thing")
    ):
        return "id_card"
    if (
        size in (16, 17, 18)
        and labels.says_id_card(chars, start)
        and "卡号" not in labels.before(chars, start)
    ):
        return "id_card"
    if 14 < size < 20 and meaning != "thing" and (bank_card(digits) or labels.says_card(chars, start)):
        return "bank_card"
    return None


def _is_part_of_a_code(reading: str, start: int, end: int) -> bool:
    """13812345678 in HT-13812345678, SF13812345678 or 2021-13812345678-01."""
    before = reading[max(0, start - 13) : start]
    if (letters := _LETTERS_BEFORE.search(before)) and letters[0] not in _CALLS:
        return True
    code_before = (
        _CODE_BEFORE.search(before)
        and not _COUNTRY.search(before)
        and not re.search(r"1[3-9]\d{9}[-_/.#]$", before)
    )
    after = reading[end : end + 13]
    code_after = re.match(r"[-_#.][0-9a-z]", after) and not re.match(r"[-_/.#]1[3-9]\d{9}(?!\d)", after)
    return bool(code_before or code_after)


def _with_country(chars: str, start: int) -> int:
    """Where the number begins with its country code: +86, (+86), 0086."""
    country = _COUNTRY.search(chars[max(0, start - 12) : start])
    return start - len(country[0]) if country else start


def _landlines(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    text = compact.text
    for match in _LANDLINE.finditer(text):
        start, end = compact.span(*match.span())
        if not is_landline(re.sub(r"(?:转|ext).*", "", match[0])):
            continue
        joined = re.search(r"[0-9][-./_ ]$|[a-z]-?$|[0-9]\.$", reading[max(0, start - 2) : start])
        meaning = labels.meaning(chars, start)
        if meaning == "personal" or not (joined or meaning or labels.is_amount(chars, end)):
            yield "landline", start - (chars[start - 1 : start] in ("(", "（")), end
    for match in _LOCAL.finditer(text):
        if not re.match(r"20[0-4]\d(?:0[1-9]|1[0-2])[0-3]\d", match[1]):
            start, end = compact.span(*match.span(1))
            if not labels.is_amount(chars, end):
                yield "landline", start, end


def _alone(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """A number pulled apart with no other digits beside it."""
    for match in _ALONE.finditer(compact.text):
        groups = re.split(ANY_GAP, match[0])
        if len(groups) == 1:
            continue
        start, end = compact.span(*match.span())
        kind = _kind_of_pieces(groups, reading[start:end], chars, start, end)
        if kind == "mobile":
            yield kind, _with_sign(chars, start), end
        elif kind:
            yield kind, start, end


def _with_sign(chars: str, start: int) -> int:
    sign = re.search(r"[(（]?\+$", chars[max(0, start - 2) : start])
    return start - len(sign[0]) if sign else start


def _kind_of_pieces(groups: list[str], written: str, chars: str, start: int, end: int) -> str | None:
    digits = "".join(groups)
    size, meaning = len(digits), labels.meaning(chars, start)
    if size == 18 and (id_card(digits) or labels.says_id_card(chars, start)):
        return "id_card"
    if meaning == "thing" or _is_a_sum(groups, written, chars, end):
        return None
    mobile = digits.removeprefix("00").removeprefix("86") if size in (13, 15) else digits
    if _MOBILE.fullmatch(mobile) and (
        meaning == "personal" or _looks_like_a_telephone(groups, written, chars, start, end)
    ):
        return "mobile"
    if size == 15 and birthplace_and_day(digits):
        return "id_card"
    if size in (11, 12) and is_landline(digits) and meaning != "sum":
        return "landline"
    if 14 < size < 20 and (bank_card(digits) or (labels.says_card(chars, start) and size > 15)):
        return "bank_card"
    return None


def _is_a_sum(groups: list[str], written: str, chars: str, end: int) -> bool:
    """13,812,345,678 and 138123456.78."""
    thousands = (
        len(groups) > 2 and {len(group) for group in groups[1:]} == {3} and re.search(r"[,，]", written)
    )
    decimals = len(groups) == 2 and len(groups[1]) <= 2 and "." in written
    return bool(thousands or decimals or labels.is_amount(chars, end))


def _looks_like_a_telephone(groups: list[str], written: str, chars: str, start: int, end: int) -> bool:
    sizes = [len(group) for group in groups]
    if labels.meaning(chars, start) == "sum" or _CODE_BEFORE.search(chars[max(0, start - 2) : start]):
        return False
    if len(groups) == 2:
        round_numbers = all(group.endswith("00") for group in groups)
        return sizes in ([3, 8], [7, 4], [5, 6], [4, 7], [6, 5], [8, 3]) and not round_numbers
    years = sum(1 for group in groups if re.fullmatch(r"(?:19|20)\d\d", group))
    return years < 2


def _grouped(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """The usual groups with other digits beside them, when those stand further off than the groups do from one another."""
    text = compact.text
    for match in _GROUPED_ID.finditer(text):
        if id_card(re.sub(ANY_GAP, "", match[1])):
            yield "id_card", *compact.span(*match.span(1))
    for match in _GROUPED_CARD.finditer(text):
        start, end = compact.span(*match.span())
        if bank_card(re.sub(ANY_GAP, "", match[0])) and labels.meaning(chars, start) != "thing":
            yield "bank_card", start, end
    for match in _GROUPED_MOBILE.finditer(text):
        start, end = compact.span(*match.span())
        of_a_thing = labels.meaning(chars, start) == "thing" or labels.is_amount(chars, end)
        if _stands_apart(reading, start, end) and not of_a_thing:
            yield "mobile", _with_country(chars, start), end


def _stands_apart(reading: str, start: int, end: int) -> bool:
    inner = re.search(r"[^0-9]+", reading[start:end])[0]
    left = re.search(r"[0-9]([^0-9]{1,12})$", reading[max(0, start - 13) : start])
    right = re.match(r"([^0-9]{1,12})[0-9]", reading[end : end + 13])
    return not (left and left[1] == inner) and not (right and right[1] == inner)


def _told(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """前三位是138，中间那四个数1234，末尾5678."""
    for match in _TOLD.finditer(reading):
        between = re.sub(r"\d", "", match[1])
        if not _MEASURED.search(re.sub("[前后中末头]?[一二三四0-9]?[位个]数?|点", "", between)):
            yield "mobile", *match.span(1)
