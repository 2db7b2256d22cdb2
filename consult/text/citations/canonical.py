"""One spelling of a text, with the way back to the text as given.

Full and half width, kinds of brackets and dashes, and spaces are matters of taste in a citation. The grammar reads
the canonical spelling; every answer is given in offsets of the original.
"""

import re
from dataclasses import dataclass
from functools import cached_property

PEOPLES_REPUBLIC = "中华人民共和国"

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= str.maketrans(
    "＜<﹤‹＞>﹥›«»【】〔〕［］﹝﹞—–―‐‑－~～〜∼﹣−「『」』﹁﹂﹃﹄„‟＂",
    '〈〈〈〈〉〉〉〉《》[][][][]------------““””“”“”““"',
)
_IGNORED = re.compile(r"[ \t\r\f\v\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff*_`]+")
_YEAR_NOTE = re.compile(
    r"\((?:(?:19|20)\d\d年?(?:修正|修订|修改|版|文本|公布)?|修正|修订|修正文本|试行|暂行)\)"
)
_NUMBERED = re.compile(r"\((10|[1-9])\)")
_DECORATION = re.compile(r"[《》〈〉“”\"'‘’()\[\]\n]")


@dataclass(frozen=True)
class Canonical:
    """`text` in canonical spelling; spaces and the marks of Markdown's emphasis are gone from it."""

    text: str
    original: str

    @cached_property
    def _origins(self) -> list[int] | None:
        if len(self.text) == len(self.original):
            return None
        gone = [False] * len(self.original)
        for match in _IGNORED.finditer(self.original):
            gone[match.start() : match.end()] = [True] * (match.end() - match.start())
        return [offset for offset, dropped in enumerate(gone) if not dropped]

    def offset(self, position: int) -> int:
        """Where the canonical character at `position` stands in the original."""
        if self._origins is None:
            return position
        return self._origins[position] if position < len(self._origins) else len(self.original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a non-empty canonical span, end exclusive."""
        return self.offset(start), self.offset(end - 1) + 1

    def written(self, start: int, end: int) -> str:
        """A canonical span as the original writes it, without spaces."""
        first, last = self.span(start, end)
        return _IGNORED.sub("", self.original[first:last])


def canonical(text: str) -> Canonical:
    return Canonical(_IGNORED.sub("", text).translate(_FOLD), text)


def key(name: str) -> str:
    """What two spellings of one title have in common: no brackets, no 中华人民共和国, no (试行), no year of revision."""
    folded = _YEAR_NOTE.sub("", canonical(name).text)
    folded = _NUMBERED.sub(lambda match: "零一二三四五六七八九十"[int(match[1])], folded)
    return _DECORATION.sub("", folded).replace(PEOPLES_REPUBLIC, "")
