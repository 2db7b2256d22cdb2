"""The product's judgements over plain texts, each as plain values: what `manage.py analyse` prints (design.md §5).

They run the same functions as the site does and store nothing. Offsets are code points of the text as given.
"""

import re
from datetime import date
from functools import lru_cache

from ..models import Question
from ..search import areas, articles, citations, guidance, queries, suggester
from ..search.likeness import Site, nearest
from ..text import contact, redaction
from ..text.guidance import match
from ..text.numerals import number_slug
from ..text.ranking.questions import ARTICLES, profile, told

# No database takes these as text; one character stands for one, so that offsets stay.
_NEVER_STORED = re.compile("[\0\ud800-\udfff]")
SHOWN = 10


class BadRow(ValueError):
    """A row that is not `{"id", "text", "date"?}`; the message says why."""


def _redact(text, on, top):
    masked = redaction.redact(text)
    return {"text": masked.text, "findings": _places(masked.findings)}


def _contact(text, on, top):
    found = contact.find(text)
    return {"poaching": found.poaching, "findings": _places(found.findings)}


def _places(findings):
    return [{"kind": row.kind, "start": row.start, "end": row.end} for row in findings]


def _cite(text, on, top):
    checked = [(item.found, item.state) for item in citations.check(_storable(text), on)]
    return {
        "citations": [
            {
                "raw": text[found.start : found.end], "start": found.start, "end": found.end, "law": found.law,
                "number": number_slug(found.number, found.suffix), "paragraph": found.paragraph, "item": found.item,
                "state": str(state),
            }
            for found, state in checked
        ]
    }  # fmt: skip


def _guidance(text, on, top):
    return {"cards": match(text, guidance.cards().values(), on)}


def _articles(text, on, top):
    found = suggester.suggest(_storable(text), top)
    return {
        "articles": [
            {"law": article.version.statute.title, "article": article.label, "score": round(item.score, 6)}
            for article, item in found
        ]
    }


def _search(text, on, top):
    """What a search for the text finds; the score only says the place."""
    found = queries.published(queries.similar(_storable(text), top))
    return {"questions": _questions([(row.pk, 1 / place) for place, row in enumerate(found, 1)])}


@lru_cache(maxsize=20_000)
def _fitting(text):
    """{article: weight} of a text, as a job stores them with a question."""
    weights = articles.weights_of(suggester.suggest(text, ARTICLES))
    return {tuple(article): weight for *article, weight in weights}


class _Complete(Site):
    """The site as it is once a job has found the articles of every question."""

    def read(self, ids):
        found = super().read(ids)
        without = [pk for pk, held in found.items() if not held.profile.articles]
        for pk, *texts in Question.objects.filter(pk__in=without).values_list("pk", "title", "body"):
            fitting = found[pk].profile._replace(articles=_fitting(told(*texts)))
            found[pk] = found[pk]._replace(profile=fitting)
        return found


def _related(text, on, top):
    """What the page of a question with these words would list, by likeness alone; one of the very same words is none of it."""
    text = _storable(text)
    same = profile(text).words.keys()
    near = nearest(text, articles=_fitting(text), among=_Complete())
    best = [(pk, likeness) for pk, likeness, held in near if held.profile.words.keys() != same]
    return {"questions": _questions(best[:top])}


def _area(text, on, top):
    """Child areas; `--top` gives more than the three that are proposed."""
    text = _storable(text)
    return {
        "areas": [{"slug": slug, "score": share} for slug, share in areas.shares(text, nearest(text), top)]
    }


def _questions(scored):
    external = dict(Question.objects.filter(pk__in=[pk for pk, _ in scored]).values_list("pk", "external_id"))
    return [
        {"id": pk, "external_id": external.get(pk), "score": round(float(score), 6)} for pk, score in scored
    ]


def _storable(text):
    return _NEVER_STORED.sub("\ufffd", text)


TASKS = {
    "redact": _redact,
    "cite": _cite,
    "guidance": _guidance,
    "contact": _contact,
    "area": _area,
    "articles": _articles,
    "search": _search,
    "related": _related,
}


def analyse(*, task, row, top=SHOWN):
    """A row with what the task says of its text added. Raises BadRow.

    `top` limits ranked lists. The date matters to `cite` (the law of that day) and `guidance` (what is long past); without
    one it is today.
    """
    if not isinstance(row, dict):
        raise BadRow("not an object")
    text = row.get("text")
    if not isinstance(text, str):
        raise BadRow("text is missing or not a string")
    return {**row, **TASKS[task](text, _day(row.get("date")), top)}


def _day(value):
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadRow("date is not like 2025-06-01")
