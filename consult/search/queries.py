"""The face of search: what goes into the index, and what comes out, the same on both databases."""

from django.db import connection

from ..models import Question, SearchEntry
from ..text.markup import plain
from ..text.tokens import index_terms, term, tokens
from . import postgres, sqlite

# So long a query says nothing more than its first characters, and costs.
LONGEST_QUERY_TERMS = 60
# PostgreSQL refuses a tsvector over 1 MiB (documentation, 12.11): a long exchange is indexed by its first 28,000 characters.
LONGEST_BODY, LONGEST_ANSWERS = 150_000, 450_000


def _engine():
    return postgres if connection.vendor == "postgresql" else sqlite


def entry_of(question):
    """What the index holds of a published question. Prefetch `supplements` and `answers` for many."""
    supplements = [row.body for row in question.supplements.all() if row.is_published]
    body = "\n".join([question.body, *supplements])
    answers = "\n".join(plain(row.body) for row in question.answers.all() if row.is_published)
    return SearchEntry(
        question=question,
        title=index_terms(question.title),
        body=_terms(body, LONGEST_BODY),
        answers=_terms(answers, LONGEST_ANSWERS),
    )


def _terms(text, longest):
    terms = index_terms(text[:longest])
    return terms if len(terms) <= longest else terms[:longest].rpartition(" ")[0]


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


def pairs(text):
    """The distinct two-character and longer terms of a text, in order: single characters find everything."""
    found = dict.fromkeys(term(token) for token in tokens(text) if len(token) > 1)
    return list(found)[:LONGEST_QUERY_TERMS]


def similar(text, limit=100):
    """Ids of published questions that share terms with a text, best first."""
    terms = pairs(text) or [term(token) for token in tokens(text)][:LONGEST_QUERY_TERMS]
    return [pk for pk, _score in _engine().match_any(terms, limit)] if terms else []


def published(ids):
    """The published ones of these questions, for cards, in the order given."""
    rows = Question.objects.published().for_cards().in_bulk(list(ids))
    return [rows[pk] for pk in ids if pk in rows]
