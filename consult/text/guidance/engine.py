"""Find which cards a text calls for: one pass over the text for all words, then arithmetic on positions."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from .grammar import Element, Rule, Rules, Term
from .guards import Guards
from .reading import Reading

WINDOW = 40  # characters between the deed and the other terms of a rule
KIND_ORDER = {"danger": 0, "deadline": 1, "general": 2, "evidence": 3}


class Triggered(Protocol):
    """What `match` needs to know of a card."""

    slug: str
    kind: str
    order: int
    rules: Rules


class Span(NamedTuple):
    """A term found in the text: where it starts and ends, and where each of its elements starts."""

    start: int
    end: int
    starts: tuple[int, ...]


def match(text: str, cards: Iterable[Triggered], today: date | None = None) -> list[str]:
    """Slugs of the cards the text calls for, danger first, then by kind, order and slug.

    Cards for danger are shown only by what is said to happen to somebody now: `guards` drops what is denied, long
    past, supposed, taught or told in the news. `today` (default: the system's) decides which year is long past.
    """
    cards = list(cards)
    index = _index(tuple(card.rules for card in cards))
    reading = Reading(text)
    finder = _Finder(reading, index, Guards(reading, today or date.today()))
    shown = [card for card in cards if finder.calls_for(card.rules, guarded=card.kind == "danger")]
    shown.sort(key=lambda card: (KIND_ORDER.get(card.kind, 9), card.order, card.slug))
    return [card.slug for card in shown]


@lru_cache(maxsize=16)
def _index(all_rules: tuple[Rules, ...]) -> dict[str, tuple[str, ...]]:
    """Words by their first two characters (one-character words by that character)."""
    words: set[str] = set().union(*(rules.words() for rules in all_rules))
    index: dict[str, list[str]] = {}
    for word in sorted(words):
        index.setdefault(word[:2], []).append(word)
    return {key: tuple(group) for key, group in index.items()}


class _Finder:
    """The words of one text and the rules they satisfy."""

    def __init__(self, reading: Reading, index: dict[str, tuple[str, ...]], guards: Guards):
        self.reading = reading
        self.guards = guards
        self.found = _scan(reading.text, index)
        self.words = frozenset(self.found)
        self.places: dict[Element, list[tuple[int, int]]] = {}
        self.terms: dict[Term, list[Span]] = {}
        self.affirmed: dict[Term, list[Span]] = {}

    def calls_for(self, rules: Rules, guarded: bool) -> bool:
        return any(self._holds(rule, rules.unless, guarded) for rule in rules.rules)

    def _holds(self, rule: Rule, unless: tuple[Term, ...], guarded: bool) -> bool:
        if any(element.isdisjoint(self.words) for term in rule.terms for element in term.elements):
            return False
        find = self._affirmed if guarded else self._spans
        spans = [find(term) for term in rule.terms]
        if not all(spans):
            return False
        excluded = [found for term in (*rule.unless, *unless) if (found := self._spans(term))]
        for deed in spans[0]:
            if not all(_near(deed, others) for others in spans[1:]):
                continue
            if any(_near(deed, others) for others in excluded):
                continue
            if not guarded or self.guards.let_pass(deed.start, deed.end):
                return True
        return False

    def _affirmed(self, term: Term) -> list[Span]:
        """The spans of the term that are not denied (没有打我)."""
        if term not in self.affirmed:
            self.affirmed[term] = [span for span in self._spans(term) if not self.guards.denied(span.starts)]
        return self.affirmed[term]

    def _spans(self, term: Term) -> list[Span]:
        if term not in self.terms:
            self.terms[term] = self._sequence(term)
        return self.terms[term]

    def _sequence(self, term: Term) -> list[Span]:
        if any(element.isdisjoint(self.words) for element in term.elements):
            return []
        spans = [Span(start, end, (start,)) for start, end in self._places(term.elements[0])]
        for element, gap in zip(term.elements[1:], term.gaps[1:], strict=True):
            places = self._places(element)
            longer = []
            for span in spans:
                limit = min(span.end + gap, self.reading.clause_end(span.start))
                at = bisect_left(places, (span.end, 0))
                while at < len(places) and places[at][0] <= limit:
                    start, end = places[at]
                    longer.append(Span(span.start, end, (*span.starts, start)))
                    at += 1
            spans = longer
        return sorted(spans)

    def _places(self, element: Element) -> list[tuple[int, int]]:
        if element not in self.places:
            self.places[element] = sorted(
                (start, start + len(word)) for word in element & self.words for start in self.found[word]
            )
        return self.places[element]


def _near(deed: Span, others: list[Span]) -> bool:
    """Is one of the others within the window? `others` is sorted by start."""
    at = bisect_left(others, (deed.start - WINDOW,))
    return at < bisect_right(others, (deed.end + WINDOW,))


def _scan(text: str, index: dict[str, tuple[str, ...]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, character in enumerate(text):
        if character in index:
            found.setdefault(character, []).append(at)
        for word in index.get(text[at : at + 2], ()):
            if len(word) > 1 and text.startswith(word, at):
                found.setdefault(word, []).append(at)
    return found
