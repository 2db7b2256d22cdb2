"""Storing what the check says of an answer's citations. `recheck` does it again when the law changes."""

from django.urls import reverse
from django.utils import timezone

from ..models import Answer, Citation, CitationState
from ..search.citations import check
from ..text.cited_html import render_cited

# The order in which a reader must hear of several citations that share one place (第十条至第十五条): the worst first.
WORST_FIRST = [
    CitationState.QUOTE_MISMATCH, CitationState.NO_SUCH_ARTICLE, CitationState.REPEALED, CitationState.CHANGED_SINCE,
    CitationState.UNKNOWN_STATUTE, CitationState.EXISTS, CitationState.VERIFIED,
]  # fmt: skip


def written_on(answer):
    """The day whose law an answer is judged by: that of its present words."""
    return timezone.localdate(answer.edited_at or answer.created_at)


def store(answer, *, confirmed=False, checked=None):
    """Check an answer's citations, store a row for each, and write their states into its HTML.

    `confirmed`: the lawyer publishes knowing of a mismatch; what was confirmed of the same quotation before stays so.
    `checked` is what `check` said, when the caller has asked already. Runs in the caller's transaction.
    """
    if checked is None:
        checked = check(answer.body, written_on(answer))
    before = set(answer.citations.filter(confirmed=True).values_list("law", "number", "suffix", "quote"))
    answer.citations.all().delete()
    now = timezone.now()
    rows = [_row(answer, item, confirmed, now) for item in checked]
    for row in rows:
        stood = (row.law, row.number, row.suffix, row.quote) in before
        row.confirmed = row.confirmed or (stood and row.state == CitationState.QUOTE_MISMATCH)
    Citation.objects.bulk_create(rows)
    Answer.objects.filter(pk=answer.pk).update(body_html=html_of(answer.body, checked))
    return checked


def stands(answer, checked):
    """Whether what is stored says all that already."""
    now = timezone.now()
    rows = [_said(_row(answer, item, False, now)) for item in checked]
    return rows == list(map(_said, answer.citations.all())) and answer.body_html == html_of(
        answer.body, checked
    )


def _said(row):
    return [
        row.start, row.end, row.raw, row.law, row.statute_id, row.number, row.suffix, row.paragraph, row.item, row.quote,
        row.state, row.article_id, row.missing, row.found_in,
    ]  # fmt: skip


def store_new(pairs):
    """The rows of (answer, what `check` said of it) for answers just made, whose HTML has the links already."""
    now = timezone.now()
    Citation.objects.bulk_create(
        _row(answer, item, False, now) for answer, checked in pairs for item in checked
    )


def _row(answer, item, confirmed, now):
    found = item.found
    return Citation(
        answer=answer, start=found.start, end=found.end, raw=found.raw[:300], law=found.law[:200], statute=item.statute,
        number=found.number, suffix=found.suffix, paragraph=found.paragraph, item=found.item, quote=item.quote[:2000],
        state=item.state, article=item.article, missing=item.missing, found_in=item.found_in,
        confirmed=confirmed and item.state == CitationState.QUOTE_MISMATCH, checked_at=now,
    )  # fmt: skip


def html_of(body, checked):
    """An answer's HTML with its citations as links; several at one place become one link to the first."""
    places = {}
    for item in checked:
        places.setdefault((item.found.start, item.found.end), []).append(item)
    return render_cited(body, [_link(place, items) for place, items in sorted(places.items())])


def _link(place, items):
    worst = min(items, key=lambda item: WORST_FIRST.index(item.state))
    shown = worst if worst.statute else items[0]
    return {
        "start": place[0], "end": place[1], "state": str(worst.state), "href": address(shown),
        "title": str(CitationState(worst.state).label),
    }  # fmt: skip


def address(item):
    """Where a citation leads: its article, or the statute when it has no such article; nowhere when unknown."""
    if item.statute is None:
        return ""
    if item.article is None:
        return item.statute.get_absolute_url()
    path = reverse("consult:article-detail", args=[item.statute.short_title, item.article.slug])
    return path if item.article.version.is_current else f"{path}?on={item.article.version.day}"


def mismatches(checked):
    return [item for item in checked if item.state == CitationState.QUOTE_MISMATCH]
