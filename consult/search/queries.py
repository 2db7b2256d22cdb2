"""The face of search for questions: what goes into the index, and what comes out, the same on both databases."""

from datetime import UTC, datetime
from typing import NamedTuple

from ..models import Question, SearchEntry
from ..text.markup import words
from . import relevance
from .entries import entry_of
from .indexes import QUESTIONS
from .reading import read
from .relevance import ByDate
from .scoring import Field
from .sql import fetch, marks

# Tuned on one half of tests/search/paraphrases.jsonl among 8,231 imported questions; the surface is flat around it.
FIELDS = (Field(2.5, 50, 0.6), Field(1.5, 300, 0.6), Field(1.0, 600, 0.4))


def put(question):
    """Bring the index up to date with one question: in when published, out when not. Call in its transaction."""
    if not question.is_published:
        SearchEntry.objects.filter(pk=question.pk).delete()
        return
    entry = entry_of(question)
    SearchEntry.objects.update_or_create(
        question=question, defaults={"title": entry.title, "body": entry.body, "answers": entry.answers}
    )


def put_new(questions, chunk=500):
    """Add many published questions that are not in the index yet."""
    SearchEntry.objects.bulk_create(map(entry_of, questions), batch_size=chunk, ignore_conflicts=True)


def search(text, **options):
    """Published questions that answer a search, best first, as `relevance.Results`. Any string is a search.

    Options are those of `relevance.ranked`: `where` narrows by the question's row (`narrowing.py`), `limit`, `near`.
    """
    return relevance.search(QUESTIONS, FIELDS, text, **options)


def newest_first(text, found, where=None):
    """Ids of what `search` found for a text, newest first: all that hold every word where they are many, else its hits."""
    if found.total > len(found.hits):
        wanted = read(text, quoting=not found.unquoted)
        order = "row.published_at DESC"
        return ByDate(QUESTIONS, wanted.limited(wanted.words), where, order, found.total)
    ids = [hit.pk for hit in found.hits]
    return list(Question.objects.filter(pk__in=ids).latest().values_list("pk", flat=True))


def similar(text, limit=100):
    """Ids of published questions that share words with a text, best first, however few the words are."""
    return [hit.pk for hit in search(text, limit=limit, near=0).hits]


class CardRow(NamedTuple):
    """What a summary card shows of a question; `area` and `region` are names, None where there is none."""

    pk: int
    title: str
    summary: str
    area: str | None
    region: str | None
    is_solved: bool
    answer_count: int
    same_count: int
    published_at: datetime


CARDS = (
    "SELECT q.id, q.title, q.summary, a.name, r.name, q.is_solved, q.answer_count, q.same_count, q.published_at"
    " FROM consult_question q LEFT JOIN consult_area a ON a.id = q.area_id"
    " LEFT JOIN consult_region r ON r.id = q.region_id WHERE q.status = 'published' AND q.id IN ({ids})"
)
TEXTS = "SELECT id, version, title, body FROM consult_question WHERE status = 'published' AND id IN ({ids})"
BELOW = (
    "SELECT question_id, 'supplement', body FROM consult_supplement WHERE status = 'published' AND question_id IN ({ids})"
    " UNION ALL"
    " SELECT question_id, 'answer', body_html FROM consult_answer WHERE status = 'published' AND question_id IN ({ids})"
)


def card_rows(ids):
    """What the cards of the published ones of these questions show, in no order."""
    for *row, moment in _of(ids, CARDS):
        # SQLite keeps moments in UTC and does not say so.
        yield CardRow(*row, moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def texts(ids):
    """{id: (version, title, body)} of the published ones of these questions."""
    return {pk: row for pk, *row in _of(ids, TEXTS)}


def texts_below(ids):
    """{id: [(what it is, its words)]}: what stands on the pages of these questions below the question."""
    below = {pk: [] for pk in ids}
    for pk, kind, text in _of(ids, BELOW, times=2):
        below[pk].append((kind, words(text) if kind == "answer" else text))
    return below


def _of(ids, sql, times=1):
    """Rows of a statement that names these ids so many times."""
    return fetch(sql.format(ids=marks(ids)), [*ids] * times) if ids else []


def published(ids):
    """The published ones of these questions, for cards, in the order given."""
    rows = Question.objects.published().for_cards().in_bulk(list(ids))
    return [rows[pk] for pk in ids if pk in rows]
