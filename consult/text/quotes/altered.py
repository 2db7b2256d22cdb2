"""Where the words of a quotation leave the words of an article, and whether that changes what is said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from consult.text.quotes.runs import SHORT_RUN, covered
from consult.text.quotes.words import CLAUSE, GAP, UNIT, Words, is_numeral

#: Words that may come and go without changing what a statute says.
_WEIGHTLESS = set("的了之其该所地得即也就则都等")
_LIGHT = {ord(word): None for word in _WEIGHTLESS | set("但且而若如")}
_NEGATIONS = set("不非未无没勿")
_MODALS = ("应当", "必须", "可以", "不得", "有权")
FREE, REPLACED, CONTRARY = range(3)

#: In a shorter clause one word put for another is not told from another clause.
_TELLING = 8
#: No statute has a longer clause; comparing one word by word would take long.
_LONGEST_CLAUSE = 300
#: A changed word is shown with at least this much around it, so that a reader can place it.
_SHOWN = 4


@dataclass(frozen=True)
class Fault:
    """Words of the quotation, from letter `start` to `end`, that the article lacks in this place.

    `weight`: CONTRARY for another number, a negation more or less, 应当 for 可以; REPLACED for a word put for another;
    FREE when words were added, left out or moved, as in a free rendering.
    """

    start: int
    end: int
    weight: int = 0


def faults(quote: Words, held: Words, spans: list[tuple[int, int]], lenient: bool) -> list[Fault]:
    """What in `spans` of the quotation doesn't stand in the article.

    Each stretch between sentence marks must stand there word by word. Between two clauses words may be left out only
    where a sentence of the article ends and another begins; `lenient` also allows leaving out the middle of one
    sentence, as long as no negation goes with it.
    """
    found: list[Fault] = []
    for start, end in spans:
        for first, last in quote.spans(GAP, start, end):
            for a, b in quote.spans(UNIT, first, last):
                if quote.letters[a:b] not in held.letters:
                    found += _Unit(quote, held, lenient).faults(a, b)
    return found


class _Unit:
    """One stretch between sentence marks, compared clause by clause."""

    def __init__(self, quote: Words, held: Words, lenient: bool) -> None:
        self.quote, self.held, self.lenient = quote, held, lenient
        self.edges = [0, *(index for index, level in held.breaks if level >= UNIT), len(held.letters)]

    def faults(self, start: int, end: int) -> list[Fault]:
        found: list[Fault] = []
        reached: list[int] = []  # where the clauses so far may end in the article
        for a, b in self.quote.spans(CLAUSE, start, end):
            places = _places(self.quote.letters[a:b], self.held.letters)
            if not places:
                found += _changed(self.quote, self.held, a, b)
                reached = []
                continue
            follows = [place for place in places if self._follows(reached, place)] if reached else places
            if not follows:
                negated = any(self._ahead(reached, place) and self._negated(place) for place in places)
                found.append(Fault(a, b, CONTRARY if negated else FREE))
                follows = places
            reached = [place + b - a for place in follows]
        return found

    def _follows(self, reached: list[int], place: int) -> bool:
        if place in reached:
            return True
        if self._at_edge(place) and any(self._at_edge(end) for end in reached):
            return True
        return self.lenient and self._ahead(reached, place) and not self._negated(place)

    def _ahead(self, reached: list[int], place: int) -> bool:
        """Whether `place` comes later in the same sentence of the article."""
        sentence = bisect_left(self.edges, place)
        return any(end < place and bisect_left(self.edges, end) == sentence for end in reached)

    def _negated(self, place: int) -> bool:
        return place > 0 and self.held.letters[place - 1] in _NEGATIONS

    def _at_edge(self, place: int) -> bool:
        return self.edges[bisect_left(self.edges, place)] == place


def _places(letters: str, held: str) -> list[int]:
    places: list[int] = []
    at = held.find(letters)
    while at >= 0 and len(places) < 20:
        places.append(at)
        at = held.find(letters, at + 1)
    return places


def _changed(quote: Words, held: Words, start: int, end: int) -> list[Fault]:
    """The words of one clause that differ from the closest place of the article."""
    letters = quote.letters[start:end]
    if len(letters) > _LONGEST_CLAUSE:
        return [Fault(start, end)]
    low, high = _closest(letters, held.letters)
    window = held.letters[low:high]
    alike = covered(letters, window, SHORT_RUN)
    if len(letters) > SHORT_RUN and alike < 0.5:
        return [Fault(start, end)]
    cuts = [0, *(index for index, _ in held.breaks), len(held.letters)]
    telling = alike if len(letters) >= _TELLING else 0.0
    found = []
    for a, b, c, d in _differences(letters, window):
        if a == 0:  # before the first shared word the article has only the rest of that clause
            c = max(c, d - b, cuts[bisect_right(cuts, low + d) - 1] - low)
        if b == len(letters):
            d = min(d, c + b - a, cuts[min(bisect_right(cuts, low + c - 1), len(cuts) - 1)] - low)
        written, instead = letters[a:b], window[c:d]
        if not set(written) | set(instead) <= _WEIGHTLESS:
            fault = Fault(start + a, start + b, _weight(written, instead, telling))
            found.append(_shown(fault, start, end))
    return _joined(found)


def _differences(letters: str, window: str) -> Iterator[tuple[int, int, int, int]]:
    """The gaps between shared blocks: from, to in `letters`, from, to in `window`."""
    a = c = 0
    for block in SequenceMatcher(None, letters, window, False).get_matching_blocks():
        if a < block.a or (a > 0 and block.size and c < block.b):
            yield a, block.a, c, block.b
        a, c = block.a + block.size, block.b + block.size


def _weight(written: str, instead: str, alike: float) -> int:
    numbers = [{letter for letter in text if is_numeral(letter)} for text in (written, instead)]
    if numbers[0] != numbers[1] and all(numbers):
        return CONTRARY
    words = [text.replace("除非", "").translate(_LIGHT) for text in (written, instead)]
    if max(map(len, words)) > _SHOWN:
        return FREE
    negations = [len(_NEGATIONS & set(text)) for text in words]
    modals = [{modal for modal in _MODALS if modal in text} for text in words]
    if negations[0] != negations[1] or (modals[0] != modals[1] and all(modals)):
        return CONTRARY
    return REPLACED if all(words) and alike >= 0.6 else FREE


def _closest(letters: str, held: str) -> tuple[int, int]:
    """The stretch of the article around the longest run that it shares with `letters`."""
    for run in range(min(len(letters), 16), 1, -1):
        for at in range(len(letters) - run + 1):
            place = held.find(letters[at : at + run])
            if place >= 0:
                return max(0, place - at - 8), place - at + len(letters) + 8
    return 0, 0


def _shown(fault: Fault, start: int, end: int) -> Fault:
    a, b = fault.start, fault.end
    while b - a < _SHOWN and (a > start or b < end):
        b += b < end
        a -= b - a < _SHOWN and a > start
    return Fault(a, b, fault.weight)


def _joined(found: list[Fault]) -> list[Fault]:
    joined: list[Fault] = []
    for fault in found:
        last = joined[-1] if joined else None
        if last and fault.start <= last.end + 1:
            joined[-1] = Fault(last.start, max(fault.end, last.end), max(last.weight, fault.weight))
        else:
            joined.append(fault)
    return joined
