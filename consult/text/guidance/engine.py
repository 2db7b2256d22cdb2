"""Find which cards a text calls for: one pass over the text for all words, then arithmetic on positions."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Protocol

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


# A term found in the text: where it starts and ends, and where each of its elements starts.
Span = tuple[int, int, tuple[int, ...]]


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


# First character -> second character -> words; a word of one character stands under "".
Index = dict[str, dict[str, tuple[str, ...]]]


@lru_cache(maxsize=16)
def _index(all_rules: tuple[Rules, ...]) -> Index:
    words: set[str] = set().union(*(rules.words() for rules in all_rules))
    index: Index = {}
    for word in sorted(words):
        branch = index.setdefault(word[0], {})
        branch[word[1:2]] = (*branch.get(word[1:2], ()), word)
    return index


class _Finder:
    """The words of one text and the rules they satisfy."""

    def __init__(self, reading: Reading, index: Index, guards: Guards):
        self.reading = reading
        self.guards = guards
        self.found = _scan(reading.text, index)
        self.words = frozenset(self.found)
        self.places: dict[Element, list[tuple[int, int]]] = {}
        self.present: dict[Term, bool] = {}
        self.terms: dict[Term, list[Span]] = {}

    def calls_for(self, rules: Rules, guarded: bool) -> bool:
        return any(self._holds(rule, rules.unless, guarded) for rule in rules.rules)

    def _holds(self, rule: Rule, unless: tuple[Term, ...], guarded: bool) -> bool:
        if not all(map(self._present, rule.terms)) or any(map(self._present, rule.nowhere)):
            return False
        denied = self.guards.denied if guarded else _never
        context = rule.terms[1:]
        forbidden = (*rule.unless, *unless)
        for deed in self._spans(rule.terms[0]):
            if denied(deed[2]) or not all(_near(deed, self._spans(term), denied) for term in context):
                continue
            if any(_near(deed, self._spans(term), _never) for term in forbidden if self._present(term)):
                continue
            if not guarded or self.guards.let_pass(*deed):
                return True
        return False

    def _present(self, term: Term) -> bool:
        """Does some word of every element of the term occur at all?"""
        if term not in self.present:
            self.present[term] = not any(element.isdisjoint(self.words) for element in term.elements)
        return self.present[term]

    def _spans(self, term: Term) -> list[Span]:
        if term not in self.terms:
            self.terms[term] = self._sequence(term)
        return self.terms[term]

    def _sequence(self, term: Term) -> list[Span]:
        spans = [(start, end, (start,)) for start, end in self._places(term.elements[0])]
        for element, gap in zip(term.elements[1:], term.gaps[1:], strict=True):
            places = self._places(element)
            longer = []
            for start, end, starts in spans:
                at = bisect_left(places, (end, 0))
                if at == len(places) or places[at][0] > end + gap:
                    continue
                limit = min(end + gap, self.reading.clause_end(start))
                while at < len(places) and places[at][0] <= limit:
                    longer.append((start, places[at][1], (*starts, places[at][0])))
                    at += 1
            spans = longer
        return spans

    def _places(self, element: Element) -> list[tuple[int, int]]:
        if element not in self.places:
            self.places[element] = sorted(
                (start, start + len(word)) for word in element & self.words for start in self.found[word]
            )
        return self.places[element]


def _near(deed: Span, others: list[Span], denied: Callable[[tuple[int, ...]], bool]) -> bool:
    """Is one of the others, not denied, within the window? `others` is sorted by start."""
    at = bisect_left(others, (deed[0] - WINDOW,))
    limit = deed[1] + WINDOW
    while at < len(others) and others[at][0] <= limit:
        if not denied(others[at][2]):
            return True
        at += 1
    return False


def _never(starts: tuple[int, ...]) -> bool:
    return False


def _scan(text: str, index: Index) -> dict[str, list[int]]:
    """Where each word stands. One look at every character, a second at the pairs that may begin a word."""
    found: dict[str, list[int]] = {}
    for at, character in enumerate(text):
        if character not in index:
            continue
        branch = index[character]
        if "" in branch:
            found.setdefault(character, []).append(at)
        for word in branch.get(text[at + 1 : at + 2] or " ", ()):
            if text.startswith(word, at):
                found.setdefault(word, []).append(at)
    return found
