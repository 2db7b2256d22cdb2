"""How common each term is: what makes a rare word say more than a common one.

Counting a common term while somebody waits costs too much, so `refresh` takes a snapshot; `refresh_if_stale` does so when
an index has grown or shrunk by a tenth. Between snapshots a new term counts as rare, which it is.
"""

from math import log

from django.db import connection, transaction

from ..models import ArticleEntry, SearchEntry, TermCount
from . import postgres, sqlite
from .indexes import ARTICLES, QUESTIONS
from .sql import fetch, marks

ENTRIES = {QUESTIONS.name: SearchEntry, ARTICLES.name: ArticleEntry}
# A term that stands in fewer entries than this share of all is rare, and is not worth a row.
RARE = 1 / 5000
GROWTH, FEWEST = 0.1, 20


def _least(entries):
    return max(3, int(entries * RARE))


class Statistics:
    """The snapshot's figures for some terms of an index. One query."""

    def __init__(self, index, terms):
        rows = _counts(index, ["", *terms])
        self.entries = rows.get("", 0)
        self._n = rows
        self._rare = _least(self.entries) / 2

    def has(self, term):
        """Whether the term stands in so many entries that it was counted."""
        return term in self._n

    def count(self, term):
        """In about how many entries the term stands."""
        return self._n.get(term, self._rare)

    def weight(self, term):
        """The inverse document frequency as BM25 defines it (Robertson and Spärck Jones), 1 while nothing is counted yet."""
        if not self.entries:
            return 1.0
        n = self.count(term)
        return log(1 + (max(self.entries - n, 0) + 0.5) / (n + 0.5))


def _counts(index, terms):
    """{term: in how many entries} of those that were counted."""
    sql = f'SELECT term, n FROM consult_termcount WHERE "index" = %s AND term IN ({marks(terms)})'  # noqa: S608 (values are parameters)
    return dict(fetch(sql, [index.name, *terms]))


def refresh(index):
    """Count every term of an index anew, and let the database count what its planner goes by."""
    engine = postgres if connection.vendor == "postgresql" else sqlite
    entries = ENTRIES[index.name].objects.count()
    # Read before the transaction, so that on SQLite nobody's writing waits for the counting.
    found = [("", entries), *engine.document_counts(index, _least(entries))]
    rows = [TermCount(index=index.name, term=term, n=n) for term, n in found]
    with transaction.atomic():
        TermCount.objects.filter(index=index.name).delete()
        TermCount.objects.bulk_create(
            rows, batch_size=5000, update_conflicts=True, unique_fields=["index", "term"], update_fields=["n"]
        )
    engine.analyze()


def refresh_if_stale(index):
    """`refresh` when the index has changed its size by a tenth, and by a score of entries, since the last time."""
    counted = TermCount.objects.filter(index=index.name, term="").values_list("n", flat=True).first() or 0
    entries = ENTRIES[index.name].objects.count()
    if abs(entries - counted) > max(FEWEST, GROWTH * counted):
        refresh(index)
