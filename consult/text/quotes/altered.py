"""Where the words of a quotation leave the words of an article."""

from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher

from consult.text.quotes.runs import SHORT_RUN, covered
from consult.text.quotes.words import CLAUSE, GAP, UNIT, Words

#: Words that may come and go without changing what a statute says.
_WEIGHTLESS = set("的了之其该所地得即也就则都等、")
_NEGATIONS = set("不非未无没勿免")
#: A word is shown with at least this much around it, so that a reader can place it.
_SHOWN = 4


@dataclass(frozen=True)
class Fault:
    """Words of the quotation, from letter `start` to `end`, that the article lacks in this place."""

    start: int
    end: int


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
                    found += _faults_of_unit(quote, held, a, b, lenient)
    return found


def _faults_of_unit(quote: Words, held: Words, start: int, end: int, lenient: bool) -> list[Fault]:
    found: list[Fault] = []
    reached: list[int] = []  # where the clauses so far may end in the article
    for a, b in quote.spans(CLAUSE, start, end):
        places = _places(quote.letters[a:b], held.letters)
        if not places:
            found += _changed(quote, held, a, b)
            reached = []
            continue
        follows = (
            [place for place in places if _may_follow(held, reached, place, lenient)] if reached else places
        )
        if not follows:
            found.append(Fault(a, b))
            follows = places
        reached = [place + b - a for place in follows]
    return found


def _places(letters: str, held: str) -> list[int]:
    places, at = [], held.find(letters)
    while at >= 0 and len(places) < 20:
        places.append(at)
        at = held.find(letters, at + 1)
    return places


def _may_follow(held: Words, reached: list[int], place: int, lenient: bool) -> bool:
    if place in reached:
        return True
    units = [0, *(index for index, level in held.breaks if level >= UNIT), len(held.letters)]
    if _within(units, place) and any(_within(units, end) for end in reached):
        return True
    if not lenient or (place and held.letters[place - 1] in _NEGATIONS):
        return False
    return any(end < place and bisect_left(units, end) == bisect_left(units, place) for end in reached)


def _within(ordered: list[int], value: int) -> bool:
    at = bisect_left(ordered, value)
    return at < len(ordered) and ordered[at] == value


def _changed(quote: Words, held: Words, start: int, end: int) -> list[Fault]:
    """The words of one clause that differ from the closest place of the article."""
    letters = quote.letters[start:end]
    window = _closest(letters, held.letters)
    if covered(letters, window, SHORT_RUN) < 0.5 and len(letters) > SHORT_RUN:
        return [Fault(start, end)]
    found: list[Fault] = []
    blocks = [
        block for block in SequenceMatcher(None, letters, window, False).get_matching_blocks() if block.size
    ]
    edges = [
        (0, blocks[0].b if blocks else 0),
        *((block.a + block.size, block.b + block.size) for block in blocks),
    ]
    nexts = [*((block.a, block.b) for block in blocks), (len(letters), None)]
    for (a, held_a), (b, held_b) in zip(edges, nexts, strict=True):
        left_out = window[held_a:held_b] if held_b is not None and a > 0 else ""
        if set(letters[a:b]) | set(left_out) <= _WEIGHTLESS:
            continue
        found.append(_shown(start + a, start + b, start, end))
    return _joined(found)


def _closest(letters: str, held: str) -> str:
    """The stretch of the article around the longest run that it shares with `letters`."""
    for run in range(min(len(letters), 16), 1, -1):
        for at in range(len(letters) - run + 1):
            place = held.find(letters[at : at + run])
            if place >= 0:
                return held[max(0, place - at - 8) : place - at + len(letters) + 8]
    return ""


def _shown(a: int, b: int, start: int, end: int) -> Fault:
    while b - a < _SHOWN and (a > start or b < end):
        if b < end:
            b += 1
        if b - a < _SHOWN and a > start:
            a -= 1
    return Fault(a, b)


def _joined(found: list[Fault]) -> list[Fault]:
    joined: list[Fault] = []
    for fault in found:
        if joined and fault.start <= joined[-1].end + 1:
            joined[-1] = Fault(joined[-1].start, max(fault.end, joined[-1].end))
        else:
            joined.append(fault)
    return joined
