"""What the grammar hands back."""

from dataclasses import dataclass

from consult.text.quotes import Quoted


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
