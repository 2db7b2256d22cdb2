"""Mobile and landline telephones (工信部《电信网编号计划》): how they are written, grouped and told."""

import re
from collections.abc import Iterator

from . import labels
from .candidate import Candidate
from .checks import area_and_subscriber
from .digits import ANY_GAP as G
from .digits import Compact

Claim = tuple[str, int, int]

_MOBILE = re.compile(r"1[3-9]\d{9}")
_COUNTRY = re.compile(r"[(（]?(?:\+|00)?\s?86[)）]?[\s\-–—._]{0,3}$")
_PLUS = re.compile(r"[(（]?\+$")
_ABROAD = re.compile(
    r"(?<![0-9a-z])(?<![0-9][\s\-])(?:\+|00)(?:85[23]|886|1|44|61|65|66|60|81|82|84|855|95)[-\s()（）]{0,2}\d(?:[-\s]?\d){6,9}(?![0-9])"
)
_GROUPS = re.compile(
    rf"(?<![0-9])(1[3-9]\d(?:{G}\d{{4}}{G}\d{{4}}|{G}\d{{8}}|\d{G}\d{{4}}{G}\d{{3}}|{G}\d{{3}}{G}\d{{5}}|\d{{4}}{G}\d{{4}}|\d{G}\d{{3}}{G}\d{{4}}))(?![0-9])"
)
_LANDLINE = re.compile(
    rf"(?<![0-9])(0[1-9]\d{{1,2}}{G}?[2-8]\d{{2,3}}{G}?\d{{4}})(?:(?:转|{G}|ext)\d{{1,5}})?(?![0-9])"
)
_LOCAL = re.compile(
    rf"(?:电话|座机|固话|传真|拨打?|致电|tel|phone)(?:号码?|是|为|[:：\s]){{0,4}}(?=([2-8]\d{{2,3}}{G}?\d{{4}})(?![0-9])(?!{G}[0-9]))"
)
_TOLD = re.compile(
    r"(?:电话|手机|号码|联系|微信|薇信|vx|打|拨|加)[^0-9\n]{0,12}"
    r"(?=(1[3-9]\d(?:[^0-9\n]{1,10}\d{4}[^0-9\n]{1,10}\d{4}|[^0-9\n]{1,10}\d{8}|\d{4}[^0-9\n]{1,10}\d{4}))(?![0-9]))"
)
_AREA_TOLD = re.compile(r"区号(?:是|为|[:：\s])*(?=(0\d{2,3})[^0-9\n]{1,8}([2-8]\d{6,7})(?![0-9]))")
_EXTENSION = re.compile(r"\s?(?:转|ext\.?|分机)\s?\d{1,5}(?![0-9])")
_WITH_COUNTRY = re.compile(rf"(?<![0-9])86{G}((?:10|2\d|[3-9]\d{{2}}){G}?[2-8]\d{{2,3}}{G}?\d{{4}})(?![0-9])")
_RANGE = re.compile("[-~～至到—–]")
_PLACE_WORDS = re.compile("[前后中末头]?[一二三四0-9]?[位个]数?|点")
_MEASURE = re.compile(r"[元块年月日天个万千百条款项岁%％米吨次期倍份室栋楼]")
_FORMULA = re.compile(r"[+=×]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"20[0-4]\d(?:0[1-9]|1[0-2])[0-3]\d")
_LETTERS = re.compile(r"[a-z]{1,12}$")
_CALLS = re.compile(
    r"(?:tel|phone|mobile|mob|call|t|p|m|v|vx|wx|wechat|weixin|qq|sjh|dh|sj|dianhua|shouji|iphone)$"
)
_CODE = re.compile(r"[0-9a-z][-_/.#]$|[-_/]$")
_CODE_AFTER = re.compile(r"[-_#.][0-9a-z]")
_OTHER_MOBILE = re.compile(r"(?<![0-9])1[3-9]\d{9}[-_/.#]$")
_OTHER_MOBILE_AFTER = re.compile(r"[-_/.#]1[3-9]\d{9}(?![0-9])")
_NEXT_TO_DIGITS = re.compile(r"[0-9][-./_ ]$|[a-z]-?$")


def is_mobile(number: Candidate) -> bool:
    """True for eleven digits from 13 to 19, also after 86 or 0086."""
    digits = number.digits.removeprefix("00").removeprefix("86") if number.size in (13, 15) else number.digits
    return _MOBILE.fullmatch(digits) is not None


def mobile(number: Candidate) -> Claim:
    """The claim to a mobile number with the country code before it: +86, (+86), 0086."""
    before = number.chars[max(0, number.start - 12) : number.start]
    country = _COUNTRY.search(before) or _PLUS.search(before)
    return "mobile", number.start - (len(country[0]) if country else 0), number.end


def is_part_of_a_code(number: Candidate) -> bool:
    """13812345678 in HT-13812345678, SF13812345678 or 2021-13812345678-01."""
    before, after = number.left(14), number.right(14)
    letters = _LETTERS.search(before)
    if letters and not _CALLS.fullmatch(letters[0]):
        return True
    if _CODE.search(before) and not _COUNTRY.search(before) and not _OTHER_MOBILE.search(before):
        return True
    return bool(_CODE_AFTER.match(after) and not _OTHER_MOBILE_AFTER.match(after))


def looks_dictated(number: Candidate) -> bool:
    """True for groups that a telephone number may be told in, not the ends of a range (15000-200000) or a row of years."""
    if number.size > 11:
        return True  # with the country's code
    if number.meaning == "sum" or _CODE.search(number.left(2)) or _FORMULA.search(number.written):
        return False
    if len(number.groups) == 2:
        range_ends = all(group.endswith("00") for group in number.groups) and _RANGE.search(number.written)
        return min(len(group) for group in number.groups) >= 3 and not range_ends
    return sum(1 for group in number.groups if _YEAR.fullmatch(group)) < 2


def is_landline(number: Candidate) -> bool:
    return number.size in (10, 11, 12) and area_and_subscriber(number.digits)


def landline(number: Candidate) -> Claim:
    """The claim to a landline with the bracket before its area code and the extension after it."""
    bracket = number.chars[number.start - 1 : number.start] in ("(", "（")
    extension = _EXTENSION.match(number.chars, number.end)
    return "landline", number.start - bracket, extension.end() if extension else number.end


def landlines(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """Area code and number in the usual groups, also with an extension; without an area code when called a telephone."""
    for match in _LANDLINE.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars)
        if area_and_subscriber(re.sub("[^0-9]", "", match[1])):
            joined = _NEXT_TO_DIGITS.search(number.left(2))
            if number.meaning == "personal" or not (joined or number.meaning == "thing" or number.is_sum):
                yield landline(number)
    for match in _WITH_COUNTRY.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars)
        if area_and_subscriber("0" + re.sub("[^0-9]", "", match[1])):
            plus = chars[number.start - 1 : number.start] == "+"
            yield "landline", number.start - plus, number.end
    for match in _LOCAL.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars, 1)
        if not _DAY.fullmatch(number.digits) and not number.is_sum:
            yield "landline", number.start, number.end


def abroad(reading: str, chars: str) -> Iterator[Claim]:
    """Numbers of Hong Kong, Macau, Taiwan and abroad after + or 00."""
    for match in _ABROAD.finditer(reading):
        if not labels.is_amount(chars, match.end()):
            yield "mobile", *match.span()


def grouped(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """Mobiles in the usual groups whose neighbours stand further off than the groups do from one another."""
    for match in _GROUPS.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars, 1)
        formula = number.is_sum or _FORMULA.search(number.written)
        if number.meaning != "thing" and not formula and _stands_apart(number):
            yield mobile(number)


def _stands_apart(number: Candidate) -> bool:
    inner = re.search("[^0-9]+", number.written)[0]
    left = re.search("[0-9]([^0-9]{1,12})$", number.left(13))
    right = re.match("([^0-9]{1,12})[0-9]", number.right(13))
    return not (left and left[1] == inner) and not (right and right[1] == inner)


def told(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """前三位是138，中间那四个数1234，末尾5678."""
    for match in _TOLD.finditer(reading):
        between = re.sub("[0-9]", "", match[1])
        if not _MEASURE.search(_PLACE_WORDS.sub("", between)):
            yield "mobile", *match.span(1)
    for match in _AREA_TOLD.finditer(reading):
        if area_and_subscriber(match[1] + match[2]):
            yield "landline", match.start(1), match.end(2)
