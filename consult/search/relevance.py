"""Entries of an index that answer a search, best first, the same on both databases.

It has two steps. The database finds candidates by rules that both follow to the letter: entries that hold every word, those
whose title does and the newest first; and where they are few, entries that hold the most of the rarest words. Then
`scoring` puts the candidates in order.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from django.db import connection

from . import postgres, sqlite
from .reading import read
from .remembered import get_or_find
from .scoring import Scorer
from .sql import fetch, marks
from .statistics import Statistics

# How many results are put in order by relevance and can be paged through.
WINDOW = 100
# Counting stops here: nobody reads on, and it costs.
MOST_COUNTED = 2000
# What so many entries hold is common: those that have it in the title come first, and the newest of the rest only fill up.
COMMON = 3000
# With fewer entries than this that hold every word, those that hold only some of them follow …
ENOUGH = 20
# … found by the rarest words, as many as stand in so many entries together, at most half of them so rare that they were not
# counted: most of those are chance neighbours of characters, which stand nowhere else …
BUDGET, FEWEST_TERMS, MOST_TERMS, UNCOUNTED = 5000, 2, 40, 20
# … at most so many, and only those that reach this share of the best among them. A word or two ask for more: entries
# near the best, with at least that share of what was typed. A sentence shares little with any other.
MOST_PARTLY, NEAR_SENTENCE = 40, 0.25
FEW_WORDS, NEAR, LEAST_SHARE = 6, 0.5, 0.3
# Rare words count a little more than BM25 has it: so answers and questions on the same law are found better (`bench_search`).
RARENESS = 1.4


class Hit(NamedTuple):
    """One entry found. `whole` says that it holds every word of the search."""

    pk: int
    score: float
    whole: bool


class Results:
    """`hits` in order; `total` is how many there are in all, `at_least` says that counting stopped there.

    `unquoted` says that nothing held the quoted words, so they were read as others. `wanted` is the search as it was read,
    `weights` what each term counted for.
    """

    def __init__(self, text, hits=(), total=0, at_least=False, worth=(), unquoted=False):
        self.hits, self.total, self.at_least = [Hit(*hit) for hit in hits], total, at_least
        self.unquoted = unquoted
        self._text, self._worth = text, worth

    @cached_property
    def wanted(self):
        return read(self._text, quoting=not self.unquoted)

    @property
    def weights(self):
        pairs = zip(self.wanted.weights, self._worth, strict=False)
        return {one: value for one, value in pairs if value is not None}


def engine():
    return postgres if connection.vendor == "postgresql" else sqlite


class ByDate(Sequence):
    """Keys of all entries that hold every word, in the order of a column of their rows, read a page at a time."""

    def __init__(self, index, expression, where, order, total):
        self._asked = (index, expression)
        self._options = {"where": where, "order": order}
        self._total = total

    def __len__(self):
        return self._total

    def __getitem__(self, place):
        begin, end, _step = place.indices(self._total)
        return engine().page(*self._asked, **self._options, limit=end - begin, offset=begin)


def search(index, fields, text, **options):
    """What an index holds of a text; when nothing holds its quoted words, of the same text without quotation marks."""

    def find():
        wanted = read(text)
        found = ranked(index, fields, wanted, **options) if wanted else ()
        if wanted.phrases and not found[0]:
            return (*ranked(index, fields, read(text, quoting=False), **options), True)
        return found

    return Results(text, *get_or_find(index.name, text, options, find))


def ranked(index, fields, wanted, *, where=None, limit=WINDOW, near=None):
    """What an index holds of what is wanted: hits, their number, whether it is the least, what each wanted term counted for.

    `fields` say how the index's fields are scored.
    `near` is the share of the best score that entries reach which hold only some of the words; 0 lets every one through.
    """
    known = Statistics(index, wanted.weights)
    weights = {one: weight * known.weight(one) ** RARENESS for one, weight in wanted.weights.items()}
    whole, total = _whole(index, wanted, known, where, limit)
    partly = []
    if total < ENOUGH:
        rarest = [(wanted.limited(one), weight) for one, weight in _rarest(weights, known)]
        most = limit if near == 0 else min(limit, MOST_PARTLY)
        partly = engine().covering(index, rarest, where=where, limit=most)
    else:
        weights = {one: weight for one, weight in weights.items() if one not in wanted.singles}
    every = set(whole)
    hits, held = [], {}
    scorer = Scorer(fields, weights, wanted.others, wanted.lent)
    for pk, *texts in _texts(index, every.union(partly)):
        value, held[pk] = scorer.score(texts)
        hits.append(Hit(pk, round(value, 6), pk in every))
    hits = _near(hits, held, wanted, weights, near)
    hits.sort(key=lambda hit: (not hit.whole, -hit.score, -hit.pk))
    worth = [weights.get(one) for one in wanted.weights]
    return [tuple(hit) for hit in hits[:limit]], max(total, len(hits)), total == MOST_COUNTED, worth


def _texts(index, keys):
    """Tuples (key, the terms of each field) of these entries."""
    if not keys:
        return []
    columns = ", ".join((index.key, *index.fields))
    sql = f"SELECT {columns} FROM {index.table} WHERE {index.key} IN ({marks(keys)})"  # noqa: S608 (names from indexes.py)
    return fetch(sql, list(keys))


def _near(hits, held, wanted, weights, near):
    """The hits without those that hold too little of what was wanted."""
    aside = wanted.singles | wanted.lent
    said = {one: weight for one, weight in weights.items() if one not in aside}
    few = 0 < len(said) <= FEW_WORDS
    if near is None:
        near = NEAR if few else NEAR_SENTENCE
    least = near * max((hit.score for hit in hits if not hit.whole), default=0)
    share = LEAST_SHARE * sum(said.values()) if few and near else 0

    def enough(hit):
        return hit.score >= least and sum(said[one] for one in said.keys() & held[hit.pk]) >= share

    return [hit for hit in hits if hit.whole or enough(hit)]


def _whole(index, wanted, known, where, limit):
    """(Keys of entries that hold every word, how many there are of them)."""
    if wanted.words is None:
        return [], 0
    expression = wanted.limited(wanted.words)
    common = min(map(known.count, wanted.required), default=0) >= COMMON
    keys = [] if common else engine().newest(index, expression, where=where, limit=limit + 1)
    if not common and len(keys) <= limit:
        return keys, len(keys)
    in_title, total = engine().counted(index, expression, where=where, limit=limit, most=MOST_COUNTED)
    if common and len(in_title) < limit:
        keys = engine().newest(index, expression, where=where, limit=limit)
    return list(dict.fromkeys([*in_title[: limit // 2], *keys, *in_title]))[:limit], total


def _rarest(weights, known):
    """Pairs (term, whole-number weight): the rarest terms, as many as the budget of entries allows."""
    chosen, touched = [], 0
    order = sorted(weights, key=lambda one: (known.count(one), -weights[one], one))
    uncounted = [one for one in order if not known.has(one)][:UNCOUNTED]
    for one in [*uncounted, *filter(known.has, order)][:MOST_TERMS]:
        touched += known.count(one)
        if touched > BUDGET and len(chosen) >= FEWEST_TERMS:
            break
        chosen.append((one, max(1, round(100 * weights[one]))))
    return chosen
