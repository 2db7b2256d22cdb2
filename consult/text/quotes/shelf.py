"""The articles of a statute side by side, so that words are looked for in all of them at once."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from consult.text.quotes.runs import LONG_RUN
from consult.text.quotes.words import letters_of

#: Six words in a row that stand in more places than this say nothing about where they are from.
_MOST_PLACES = 40


class Shelf:
    """Articles as (label, text). They may come lazily: nothing is read before the first question."""

    def __init__(self, articles: Iterable[tuple[str, str]]) -> None:
        self._source = articles

    @cached_property
    def articles(self) -> list[tuple[str, str]]:
        """(label, letters) of each article."""
        return [(label, letters_of(text)) for label, text in self._source]

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        starts, at = [], 0
        for _label, letters in self.articles:
            starts.append(at)
            at += len(letters) + 1
        return "\n".join(letters for _label, letters in self.articles), starts

    def may_hold(self, letters: str) -> list[tuple[str, str]]:
        """The articles, in order, that share a run with `letters`; without one they cover little of them."""
        if not letters or not self.articles:
            return []
        joined, starts = self._joined
        found: set[int] = set()
        for at in range(0, max(1, len(letters) - LONG_RUN + 1), LONG_RUN // 2):
            run = letters[at : at + LONG_RUN]
            place, places = joined.find(run), 0
            while place >= 0 and places < _MOST_PLACES:
                number = bisect_right(starts, place) - 1
                found.add(number)
                places += 1
                following = starts[number + 1] if number + 1 < len(starts) else len(joined)
                place = joined.find(run, following)
        return [self.articles[number] for number in sorted(found)]
