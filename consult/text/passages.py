"""The passage of a text that answers a search, with the words that match.

The text is compared character by character in the folded form that tokens have (half width, lower case, simplified), so
that every match has its place in the text as it was written. A number also matches as Chinese writes it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from .numerals import CHINESE_DIGITS, LARGEST, to_chinese
from .tokens import fold, simplified

LENGTH = 96
# How far before the first match a passage may begin, to begin where a clause does.
LEAD = 24
# What sums of the same figures in another order may differ by.
ROUNDING = 1e-9
# Only so much of a text is looked through: enough for the longest answer a lawyer may write.
LOOKED_THROUGH = 12_000
UNITS = "年月日号天周岁级倍元块亩米条款项章节次个小"
# The characters of which nearly every text consists (Unicode's first block of them).
HAN = range(0x4E00, 0xA000)
_CLAUSE = re.compile(r"[。！？；，、：!?;,:\n\s]")


class Passage(NamedTuple):
    """A piece of a text: pairs (words, do they match), and what its different matches are worth together."""

    parts: list[tuple[str, bool]]
    worth: float


@cache
def _foldable() -> re.Pattern[str]:
    """Any character but those that are sure to be the same when folded, and punctuation, which no token holds.

    Most of a text is neither: to look for the few takes a tenth of the time that translating all of it does.
    """
    traditional = sorted(code for code in map(ord, simplified()) if code in HAN)
    between = pairwise([HAN.start - 1, *traditional, HAN.stop])
    simple = "".join(f"{chr(last + 1)}-{chr(code - 1)}" for last, code in between if code - last > 1)
    return re.compile(f"[^\\x00-@\\[-\\x7f、。，；：？！（）《》“”‘’—…{simple}]")


@lru_cache(maxsize=1 << 12)
def _folded(char: str) -> str:
    folded = fold(char)
    return folded if len(folded) == 1 else char


def _plain(text: str) -> str:
    """The text folded, every character in its place."""
    return _foldable().sub(lambda match: _folded(match[0]), text)


class Marker:
    """Marks the words of one search. `worth` says what each token counts (`text/tokens.py`).

    `enough` is what a passage is worth that holds all that was typed.
    """

    def __init__(self, worth: Mapping[str, float], enough: float = 0.0) -> None:
        self.enough = enough - ROUNDING
        self._worth = {form: value for token, value in worth.items() for form in _forms(token)}
        self._anywhere = {form for form in self._worth if not _may_be_part(form)}

    def _found(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, form) of every match, in order."""
        plain = _plain(text)
        found = []
        for form in self._worth:
            start = plain.find(form)
            while start >= 0:
                end = start + len(form)
                if form in self._anywhere or _stands_alone(plain, start, end, form):
                    found.append((start, end, form))
                start = plain.find(form, start + 1)
        found.sort()
        return found

    def whole(self, text: str) -> Passage:
        """All of a short text, such as a title."""
        found = self._found(text)
        return Passage(_cut(text, 0, len(text), found), self._sum(form for _start, _end, form in found))

    def best(self, text: str, length: int = LENGTH) -> Passage:
        """The piece of a text whose matches are worth the most; its beginning when nothing matches."""
        text = text[:LOOKED_THROUGH]
        found = self._found(text)
        start, worth = self._densest(found, length - LEAD // 2)
        begin = _beginning(text, start)
        end = min(begin + length, len(text))
        parts = _cut(text, begin, end, found)
        if begin > 0:
            parts.insert(0, ("…", False))
        if end < len(text):
            parts.append(("…", False))
        return Passage(parts, worth)

    def _densest(self, found: list[tuple[int, int, str]], length: int) -> tuple[int, float]:
        """(Where the stretch of a length begins whose different matches are worth the most, what they are worth)."""
        best, worth, last, value = 0, 0.0, 0, 0.0
        within = dict.fromkeys(self._worth, 0)
        for start, _end, form in found:
            while last < len(found) and found[last][1] <= start + length:
                coming = found[last][2]
                if not within[coming]:
                    value += self._worth[coming]
                within[coming] += 1
                last += 1
            if value > worth + ROUNDING:
                best, worth = start, value
            within[form] -= 1
            if not within[form]:
                value -= self._worth[form]
        return best, worth

    def _sum(self, forms: Iterable[str]) -> float:
        return sum(self._worth[form] for form in sorted(set(forms)))


def html(passage: Passage) -> str:
    """Safe HTML: every character of the text escaped, matches in <mark>."""
    return "".join(
        f"<mark>{escape(words)}</mark>" if marked else escape(words) for words, marked in passage.parts
    )


def _forms(token: str) -> list[str]:
    """How a text may write a token: as it is, and a number in Chinese figures too."""
    if token.isascii() and token.isdigit() and len(token) <= 4 and 0 < int(token) <= LARGEST:
        return [token, to_chinese(int(token))]
    return [token]


def _may_be_part(form: str) -> bool:
    """Whether it is a Latin word or a number; anything else may stand anywhere."""
    return form.isascii() or all(char in CHINESE_DIGITS for char in form)


def _stands_alone(text: str, start: int, end: int, form: str) -> bool:
    """Whether a Latin word or a number is not a part of a longer one.

    A single Chinese figure is a number only before a unit or after 第: 三年 and 第三, not 三轮车.
    """
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if form.isascii():
        return not any(char.isascii() and char.isalnum() for char in before + after)
    if any(char in CHINESE_DIGITS for char in before + after):
        return False
    return len(form) > 1 or before == "第" or (after != "" and after in UNITS)


def _beginning(text: str, start: int) -> int:
    """Where the clause of `start` begins, when that is near."""
    near = max(start - LEAD, 0)
    if near == 0 and start <= LEAD:
        return 0
    last = None
    for match in _CLAUSE.finditer(text, near, start):
        last = match.end()
    return last if last is not None else max(start - LEAD // 2, 0)


def _cut(text: str, begin: int, end: int, found: list[tuple[int, int, str]]) -> list[tuple[str, bool]]:
    """The text between two places, in marked and unmarked parts; line breaks become spaces."""
    spans: list[list[int]] = []
    for start, stop, _form in found:
        if stop <= begin or start >= end:
            continue
        start, stop = max(start, begin), min(stop, end)
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], stop)
        else:
            spans.append([start, stop])
    parts: list[tuple[str, bool]] = []
    at = begin
    for start, stop in spans:
        if start > at:
            parts.append((text[at:start], False))
        parts.append((text[start:stop], True))
        at = stop
    if at < end:
        parts.append((text[at:end], False))
    return [(words.replace("\n", " "), marked) for words, marked in parts]
