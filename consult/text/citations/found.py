"""What the grammar hands back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quoted:
    """Words given as the article's. Offsets are code points of the input as given, end exclusive.

    `marked`: between quotation marks. The first `firm` characters of `text` are presented as the article's own words;
    what follows them, or everything when `firm` is 0 (规定了诈骗罪。…), counts only when it reads as the article's.
    """

    start: int
    end: int
    text: str
    marked: bool
    firm: int


@dataclass(frozen=True)
class Found:
    """One article cited. Every article of a range carries the range's span.

    `law` is the official title, or the name as written when nobody knows it; `known` says whether the library holds
    it. `suffix` is 0 or the number after 之. `raw` is `text[start:end]`.
    """

    raw: str
    start: int
    end: int
    law: str
    known: bool
    number: int
    suffix: int
    paragraph: int | None
    item: int | None
    quoted: Quoted | None = None
