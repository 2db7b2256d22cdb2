"""Building the search indexes anew while the site serves: a few rows at a time, each lot in its own short transaction."""

from itertools import islice

from django.db import transaction

from ..models import Question, SearchEntry, Statute
from ..search import library, queries, statistics, suggester
from ..search.indexes import ARTICLES, QUESTIONS
from ..search.relevance import engine

QUESTIONS_AT_ONCE, STATUTES_AT_ONCE = 200, 10


def steps():
    """How many questions and statutes there are to go through."""
    return Question.objects.count() + Statute.objects.count()


def reindex(*, progress=lambda done: None):
    """Put every published question and every article in force into the indexes anew, count terms, write the suggestions' file.

    Returns how many entries there are of questions and how many articles. A search meanwhile finds the old entry or the new.
    """
    with engine().filling(QUESTIONS):
        for ids in _lots(Question, QUESTIONS_AT_ONCE):
            _questions(ids)
            progress(len(ids))
    with engine().filling(ARTICLES):
        for ids in _lots(Statute, STATUTES_AT_ONCE):
            with transaction.atomic():
                library.put(ids)
            progress(len(ids))
    for index in (QUESTIONS, ARTICLES):
        engine().repair(index)
        statistics.refresh(index)
    return SearchEntry.objects.count(), suggester.build()


@transaction.atomic
def _questions(ids):
    """The entries of these questions, behind their locks, so that nobody's change falls in between."""
    list(Question.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk").values_list("pk"))
    SearchEntry.objects.filter(pk__in=ids).delete()
    rows = Question.objects.published().filter(pk__in=ids)
    queries.put_new(rows.prefetch_related("supplements", "answers"))


def _lots(model, size):
    """The ids of all rows, so many at a time; rows that come in meanwhile are put into the index by who writes them."""
    ids = iter(list(model.objects.order_by("pk").values_list("pk", flat=True)))
    while lot := list(islice(ids, size)):
        yield lot
