"""How a text looks to somebody reading it: folded characters without the invisible ones, and where each came from."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ..normalise import is_invisible
from .finding import MASKS

BARRIER = "\ufffc"  # stands for one mask; nothing is read across it
_MASK = re.compile("|".join(re.escape(mask) for mask in MASKS.values()))
_PLAIN = re.compile(r"[\x20-\x40\x5b-\x7e\u3001-\u301f\u4e00-\u9fff]+")


@lru_cache(maxsize=4096)
def _look(char: str) -> str:
    """What a character looks like: lower case, half width, digits of every script and in every ring as 0-9."""
    if char.isspace():
        return "\n" if char in "\n\r\u2028\u2029" else " "
    if char == BARRIER or is_invisible(char) or unicodedata.category(char) in ("Mn", "Me"):
        return ""
    if unicodedata.category(char) in ("Nd", "No") and (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", char).lower()


class View:
    """The characters of `text` as they look (`chars`), each with the code points it stands for (`starts`, `ends`).

    A mask already in the text is one `BARRIER`, so what was masked reads the same as what is about to be: masking a masked
    text finds nothing new.
    """

    def __init__(self, text: str, claimed: Iterable[tuple[int, int]] = ()):
        self.text = text
        self.chars, self.starts, self.ends = "", [], []
        pieces: list[str] = []
        done = 0
        barriers = sorted([match.span() for match in _MASK.finditer(text)] + list(claimed))
        for start, end in barriers:
            self._read(done, start, pieces)
            self._add(BARRIER, start, end, pieces)
            done = end
        self._read(done, len(text), pieces)
        self.chars = "".join(pieces)

    def _read(self, start: int, end: int, pieces: list[str]) -> None:
        while start < end:
            if match := _PLAIN.match(self.text, start, end):
                pieces.append(match[0])
                self.starts += range(start, match.end())
                self.ends += range(start + 1, match.end() + 1)
                start = match.end()
                continue
            char = self.text[start]
            if look := _look(char):
                self._add(look, start, start + 1, pieces)
            elif self.ends and self.ends[-1] == start and unicodedata.category(char) in ("Mn", "Me"):
                self.ends[-1] = start + 1  # the key of a keycap digit goes with the digit
            start += 1

    def _add(self, look: str, start: int, end: int, pieces: list[str]) -> None:
        pieces.append(look)
        self.starts += [start] * len(look)
        self.ends += [end] * len(look)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `chars[start:end]` stands in the text as given."""
        return self.starts[start], self.ends[end - 1]
