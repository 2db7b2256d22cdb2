"""What the index holds of a question."""

from ..models import SearchEntry
from ..text.markup import plain
from ..text.tokens import index_terms

# PostgreSQL refuses a tsvector over 1 MiB (documentation, 12.11): a long exchange is indexed by its first 28,000 characters.
LONGEST_BODY, LONGEST_ANSWERS = 150_000, 450_000


def entry_of(question, supplements=None, answers=None):
    """The entry of a published question. For many, prefetch `supplements` and `answers`, or give them."""
    supplements = question.supplements.all() if supplements is None else supplements
    answers = question.answers.all() if answers is None else answers
    body = "\n".join([question.body, *(row.body for row in supplements if row.is_published)])
    return SearchEntry(
        question=question,
        title=index_terms(question.title),
        body=terms(body, LONGEST_BODY),
        answers=terms("\n".join(plain(row.body) for row in answers if row.is_published), LONGEST_ANSWERS),
    )


def terms(text, longest):
    """The terms of a text in at most `longest` characters."""
    found = index_terms(text[:longest])
    return found if len(found) <= longest else found[:longest].rpartition(" ")[0]
