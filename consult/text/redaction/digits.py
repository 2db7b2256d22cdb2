"""Digits however they are written, and numbers however they are pulled apart."""

import re
from collections.abc import Sequence
from functools import cached_property

HAN = {
    **dict.fromkeys("零〇○◯⭕洞", "0"),
    **dict(zip("幺丨拐勾", "1179", strict=True)),
    **dict(zip("一二三四五六七八九", "123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True)),
    **dict(zip("貳參陸弌弍弎", "236123", strict=True)),
}
# Read as digits only between digits: two (两) and the usual homophones.
_HOMOPHONES = {
    **dict.fromkeys("衣医依", "1"),
    **dict.fromkeys("两尔", "2"),
    **dict.fromkeys("伞散", "3"),
    **dict.fromkeys("思似", "4"),
    **dict.fromkeys("舞吾", "5"),
    **dict.fromkeys("溜柳", "6"),
    **dict.fromkeys("漆妻", "7"),
    **dict.fromkeys("扒巴爸霸吧", "8"),
    **dict.fromkeys("酒久", "9"),
    **dict.fromkeys("凌灵铃", "0"),
}
HAN_CLASS = "零〇○◯⭕丨一二三四五六七八九幺壹贰叁肆伍陆柒捌玖貳參陸弌弍弎"
DIGIT = f"[0-9{HAN_CLASS}]"

# What a gap between two digits is reduced to; no view holds these characters.
GAP, LINE, WORD = "\x1f", "\x1e", "\x1d"
ANY_GAP = "[\x1d-\x1f]"

_SIGN = r"[\s\-‐‑‒–—―_.。·•∙・,，、/\\|*~～+=:：;；'\"“”‘’()（）\[\]【】<>《》#&^!！?？…\u2190-\u245f\u2500-\u25ca\u2600-\u2763\u2765-\u27bf\u2900-\u2b54\U0001f300-\U0001faff]"
_SAID = (
    "然后|接下来|接着|后面|后边|最后|中间|前面|前三位|四位|三位|后四|末四|末尾|尾号|空格|横杠|横线|中划线|短横|下划线|减号|逗号"
    "|加上|连着|跟着|还有|以及|数字|再加|dash|dot|then|space|and|再|杠|点|空|减|加|跟|接|和|是|为|的"
)
_GAP = re.compile(
    rf"(?<=[0-9])(?:{_SIGN}{{1,8}}|(?:{_SIGN}{{0,2}}(?:{_SAID})){{1,4}}{_SIGN}{{0,2}})(?=[0-9x])"
)
_LETTERS = re.compile(r"(?<![a-z0-9])(?=[0-9]*[oil])[oil]{0,10}[0-9][0-9oil]*+(?![a-wyz])")
_LETTERS_APART = re.compile(rf"(?<![a-z0-9])[0-9oil]{{1,8}}(?:{_SIGN}{{1,2}}[0-9oil]{{1,8}}){{2,}}+")
_SAID_WORD = re.compile("[a-z一-鿿]")
_LETTER_DIGITS = str.maketrans("oil", "011")
_HAN_DIGITS = str.maketrans(HAN)
_BETWEEN = re.compile(f"(?<=[0-9])[{''.join(_HOMOPHONES)}]{{1,3}}(?=[0-9])")
_HAN_NUMBER = re.compile(
    rf"[{HAN_CLASS}](?:{_SIGN}{{0,3}}|{_SIGN}{{0,2}}(?:{_SAID}){_SIGN}{{0,2}}){DIGIT}|[0-9][{HAN_CLASS}{''.join(_HOMOPHONES)}]"
)
# A numeral that begins or ends a word: 一直, 三个, 唯一. What is left of a number beside it is then a number by itself.
_WORDS = re.compile(
    "一(?=[直个次些定起下样共般旦家天年月方边点切名位人条张笔块千百万十律审并会口向时半旁大堆通套辆开])"
    "|[二两三四五六七八九](?=[个次年月天日倍人万千百十亿元块位名笔张条份审手级类栋层岁所家种方折届期])"
    "|(?<=[唯统第周每另同某这那有万])[一二三四五六七八九]"
)


def written(chars: str) -> str:
    """`chars` with letters that stand for digits read as digits: 138OO138ooo, l39. Length unchanged."""
    if not re.search("[oil]", chars):
        return chars
    chars = _LETTERS.sub(lambda match: match[0].translate(_LETTER_DIGITS), chars)
    return _LETTERS_APART.sub(_as_digits, chars)


def _as_digits(match: re.Match) -> str:
    """1.3.8.o.o.l: letters among at least five digits."""
    enough = sum(char.isdigit() for char in match[0]) >= 5
    return match[0].translate(_LETTER_DIGITS) if enough else match[0]


def spoken(chars: str, *, words: bool) -> str:
    """`chars` with Chinese numerals read as digits too, where there are enough of them to matter. Length unchanged.

    With `words`, numerals that belong to a word (一直, 三个) are left alone.
    """
    if not _HAN_NUMBER.search(chars):
        return written(chars)
    kept = _WORDS.sub("＊", chars) if words else chars
    digits = written(kept.translate(_HAN_DIGITS))
    return _BETWEEN.sub(lambda match: "".join(_HOMOPHONES[char] for char in match[0]), digits)


def begins_word(chars: str, index: int) -> bool:
    """True when the numeral at `index` belongs to a word (一直, 三个) rather than to a number before it."""
    return chars[index] not in "0123456789" and _WORDS.match(chars, index) is not None


def signs(text: str) -> tuple[str, list[int]]:
    """The letters and digits of `text` without what stands between them, numerals as 0-9, and their places."""
    places = [index for index, char in enumerate(text) if char.isalnum()]
    return "".join(text[index] for index in places).translate(_HAN_DIGITS), places


class Compact:
    """A reading with every gap between digits reduced to one character: `GAP`, `LINE` (a line ends) or `WORD` (said in words)."""

    def __init__(self, reading: str):
        self._reading = reading
        self.text = _GAP.sub(_reduced, reading)

    @cached_property
    def _at(self) -> Sequence[int]:
        """Where each character of `text` stands in the reading."""
        if len(self.text) == len(self._reading):
            return range(len(self.text))
        at, done = [], 0
        for match in _GAP.finditer(self._reading):
            at += range(done, match.start() + 1)
            done = match.end()
        return [*at, *range(done, len(self._reading))]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]`, which ends with a digit, stands in the reading."""
        return self._at[start], self._at[end - 1] + 1


def _reduced(match: re.Match) -> str:
    gap = match[0]
    if gap == " ":
        return GAP
    if _SAID_WORD.search(gap):
        return WORD
    return LINE if "\n" in gap else GAP
