"""How a text looks to somebody reading it: folded characters without the invisible ones, and where each came from."""

import re
import unicodedata
from collections.abc import Iterable

from ..normalise import is_invisible
from .finding import MASKS

BARRIER = "\ufffc"  # stands for one mask; nothing is read across it
_MASK = re.compile("|".join(re.escape(mask) for mask in MASKS.values()))
_LETTER_LOOK_ALIKES = str.maketrans("аеорсхуіјѕοανκзбч", "aeopcxyijsoavk364")  # Cyrillic and Greek


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me")


def _look(char: str) -> str:
    """What a character looks like: lower case, half width, digits of every script and in every ring as 0-9."""
    if char.isspace():
        return "\n" if char in "\n\r\u2028\u2029\x85" else " "
    if char == BARRIER or is_invisible(char) or _is_mark(char):
        return ""
    digit = unicodedata.digit(char, None)
    if "〡" <= char <= "〩":  # Suzhou numerals
        digit = ord(char) - ord("〠")
    if digit is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", char).lower().translate(_LETTER_LOOK_ALIKES)


class _Looks(dict):
    """`_look`, remembered; bounded so that a text of rare characters cannot fill the memory."""

    def __missing__(self, char: str) -> str:
        look = _look(char)
        if len(self) < 30_000:
            self[char] = look
        return look


_LOOKS = _Looks()


class View:
    """The characters of `text` as they look (`chars`), and the code points each stands for.

    A mask already in the text is one `BARRIER`, and so is a span of `claimed`: what was masked reads the same as what is about to
    be, therefore masking a masked text finds nothing new.
    """

    def __init__(self, text: str, claimed: Iterable[tuple[int, int]] = ()):
        looks = [_LOOKS[char] for char in text]
        last = {}
        for start, end in [*(match.span() for match in _MASK.finditer(text)), *claimed]:
            looks[start:end] = [BARRIER] + [""] * (end - start - 1)
            last[start] = end
        self.chars = "".join(looks)
        if len(self.chars) == len(text) and all(looks):
            self._starts = range(len(text))
            self._ends = range(1, len(text) + 1)
            return
        self._starts, self._ends = [], []
        for index, look in enumerate(looks):
            if look:
                self._starts += [index] * len(look)
                self._ends += [last.get(index, index + 1)] * len(look)
            elif self._ends and self._ends[-1] == index and _is_mark(text[index]):
                self._ends[-1] = index + 1  # the key around a keycap digit goes with the digit

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `chars[start:end]` stands in the text as given."""
        return self._starts[start], self._ends[end - 1]


def blank(chars: str, spans: Iterable[tuple[int, int]]) -> str:
    """`chars` with every span made unreadable, length unchanged."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        pieces += [chars[done:start], BARRIER * (end - max(start, done))]
        done = max(end, done)
    return "".join([*pieces, chars[done:]])
