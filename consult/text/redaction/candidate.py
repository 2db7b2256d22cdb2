"""A number that may be somebody's: its digits, how they stand in the text and what the words around them say."""

import re
from dataclasses import dataclass
from functools import cached_property

from . import labels
from .digits import ANY_GAP, Compact

_GAPS = re.compile(ANY_GAP)


@dataclass(frozen=True)
class Candidate:
    """Digits between `start` and `end` of `chars`, in `groups` when they are pulled apart."""

    chars: str
    reading: str
    start: int
    end: int
    groups: tuple[str, ...]

    @classmethod
    def of(cls, match: re.Match, compact: Compact, reading: str, chars: str, group: int = 0) -> "Candidate":
        """The candidate that a match in the compact text stands for."""
        start, end = compact.span(*match.span(group))
        return cls(chars, reading, start, end, tuple(_GAPS.split(match[group])))

    @cached_property
    def digits(self) -> str:
        return "".join(self.groups)

    @cached_property
    def size(self) -> int:
        return len(self.digits)

    @cached_property
    def written(self) -> str:
        """As it stands in the text, numerals as digits."""
        return self.reading[self.start : self.end]

    @cached_property
    def meaning(self) -> str | None:
        """What the label before it says: `thing`, `sum`, `personal` or None."""
        return labels.meaning(self.chars, self.start)

    @cached_property
    def is_sum(self) -> bool:
        """What follows or how it is grouped makes it a quantity: 13,812,345,678 or 138123456.78 or 元."""
        sizes = {len(group) for group in self.groups[1:]}
        thousands = len(self.groups) > 2 and sizes == {3} and re.search("[,，]", self.written)
        decimals = len(self.groups) == 2 and max(sizes) <= 2 and "." in self.written
        return bool(thousands or decimals or labels.is_amount(self.chars, self.end))

    def left(self, reach: int) -> str:
        return self.reading[max(0, self.start - reach) : self.start]

    def right(self, reach: int) -> str:
        return self.reading[self.end : self.end + reach]
