"""The words of a text, for comparing: what is left when punctuation, spaces, quotation marks and ways of writing
numbers no longer matter.

A number is one letter whatever its spelling (三十日 and 30日, 百分之三百 and 300%), 或者 is 或, the marks of a list
((一), 1., ①) are no words.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from consult.text.numerals import CHINESE_DIGITS, to_int

CLAUSE, UNIT, SENTENCE, GAP = range(4)

_NUMBER = f"[{CHINESE_DIGITS}]{{1,12}}|[0-9０-９]{{1,12}}(?:\\.[0-9]{{1,4}})?"
_SPECIAL = re.compile(
    "(?P<gap>…+|\\.{3,}|。{3,}|[·•]{3,}|[(（](?:后?略|省略|以下省略)[)）])"
    '|(?P<mark>(?:(?<=[。；;：:\n“"「…·])|\\A)[ \t\u3000“"「>]*(?:[(（](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）]'
    f"|[0-9]{{1,2}}[.、．](?![0-9])|[①-⑳]|[一二三四五六七八九十]{{1,3}}、|第(?:{_NUMBER})条(?:之[一二三四五六七八九十])?(?=[ \u3000])))"
    f"|百分之(?P<percent>{_NUMBER})|(?P<number>{_NUMBER})(?P<sign>[%％])?"
    "|(?P<or>或者|或是)|(?P<and>以及)|(?P<also>并且)|(?P<but>但是)"
    "|(?P<sentence>[。！!？?\n])|(?P<unit>[；;：:])|(?P<clause>[，,])|(?P<other>[\\W_])"
)
_LEVELS = {"clause": CLAUSE, "unit": UNIT, "sentence": SENTENCE, "gap": GAP}
_SHORT = {"or": "或", "and": "及", "also": "并", "but": "但"}
#: Numbers become letters of a private plane; larger ones are spelt by their figures.
_NUMERALS, _LARGEST = 0xF0000, 60_000


@dataclass(frozen=True)
class Words:
    """`letters` hold one character a word; `origins` where each stands in the text; `breaks` what parts them."""

    text: str
    letters: str
    origins: tuple[tuple[int, int], ...]
    breaks: tuple[tuple[int, int], ...]  #: (index of the letter after it, level)

    def written(self, start: int, end: int) -> str:
        """The letters from `start` to `end` as the text writes them."""
        return self.text[self.origins[start][0] : self.origins[end - 1][1]] if start < end else ""

    def spans(self, level: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """The stretches between breaks of at least `level`, empty ones left out."""
        end = len(self.letters) if end is None else end
        cuts = [
            start,
            *(index for index, depth in self.breaks if depth >= level and start < index < end),
            end,
        ]
        return [(a, b) for a, b in pairwise(cuts) if a < b]


def read_words(text: str) -> Words:
    letters: list[str] = []
    origins: list[tuple[int, int]] = []
    breaks: list[tuple[int, int]] = []
    position = 0
    for match in _SPECIAL.finditer(text):
        letters += text[position : match.start()]
        origins += [(at, at + 1) for at in range(position, match.start())]
        position = match.end()
        if match.lastgroup in _LEVELS:
            breaks.append((len(letters), _LEVELS[match.lastgroup]))
        for letter in _letters(match):
            letters.append(letter)
            origins.append(match.span())
    letters += text[position:]
    origins += [(at, at + 1) for at in range(position, len(text))]
    return Words(text, "".join(letters), tuple(origins), tuple(breaks))


@lru_cache(maxsize=8192)
def letters_of(text: str) -> str:
    """Only the letters of `read_words`, faster."""
    return _SPECIAL.sub(_letters, text)


def _letters(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind in _SHORT:
        return _SHORT[kind]
    if kind == "percent":
        return _numeral(match["percent"]) + "%"
    if kind in ("number", "sign"):
        return _numeral(match["number"]) + ("%" if match["sign"] else "")
    return ""


def is_numeral(letter: str) -> bool:
    return ord(letter) >= _NUMERALS


def _numeral(written: str) -> str:
    try:
        value = to_int(written)
    except ValueError:
        value = int(written) if written.isdecimal() else _LARGEST
    return chr(_NUMERALS + value) if value < _LARGEST else written
