"""Checking citations: what a text cites, held against the library. Reads only; `actions/cite.py` stores."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Max
from django.utils import timezone

from ..models import Article, CitationState, Statute
from ..text.citations.find import find
from ..text.citations.found import Found
from ..text.citations.nearest import nearest_numbers
from ..text.citations.state import HeldVersion, State, state_of
from ..text.numerals import render_label
from ..text.quotes import Shelf, where_quoted
from .titles import title_index


@dataclass
class Checked:
    """One citation and what the library says of it.

    `article` is the text that was judged, `missing` the quoted words it lacks, `found_in` the labels of articles of the
    same statute that hold them, `nearest` those nearest to a number that does not exist.
    """

    found: Found
    state: State
    statute: Statute | None = None
    article: Article | None = None
    missing: list = field(default_factory=list)
    found_in: list = field(default_factory=list)
    nearest: list = field(default_factory=list)

    @property
    def quote(self):
        return self.found.quoted.text if self.found.quoted else ""

    @property
    def state_label(self):
        return CitationState(str(self.state)).label

    @property
    def label(self):
        return render_label(self.found.number, self.found.suffix)


def check(text, on=None):
    """Every citation of a text with its state on that day (today when None). A handful of queries, however many."""
    found = find(text, title_index())
    if not found:
        return []
    statutes = {row.title: row for row in Statute.objects.filter(title__in={item.law for item in found})}
    versions = _versions(found, statutes)
    shelves = _Shelves()
    return [_checked(item, statutes.get(item.law), versions, shelves, on) for item in found]


def _versions(found, statutes):
    """{(statute id, number, suffix): articles} of all wordings held of the cited articles, in one query."""
    numbers = {item.number for item in found}
    rows = Article.objects.filter(version__statute__in=statutes.values(), number__in=numbers)
    by_article = {}
    # Of two wordings that began together the one loaded last comes first, and so counts.
    for row in rows.select_related("version__statute").order_by("-version_id"):
        by_article.setdefault((row.version.statute_id, row.number, row.suffix), []).append(row)
    return by_article


def held(article):
    """An article's wording as the judgement reads it."""
    version = article.version
    return HeldVersion(
        text=article.text, amended=version.adopted_on, effective=version.effective_from,
        ended=version.effective_to and version.effective_to + timedelta(days=1),
        repealed=bool(version.repealed_by or version.repealed_on), repealed_on=version.repealed_on,
    )  # fmt: skip


class _Shelves:
    """The articles of the wordings that one text cites, each wording read once, and only when a judgement asks for it."""

    def __init__(self):
        self._shelves = {}

    def of(self, version_id):
        if version_id not in self._shelves:
            rows = Article.objects.filter(version=version_id).order_by("number", "suffix")
            self._shelves[version_id] = Shelf(rows.values_list("label", "text"))
        return self._shelves[version_id]


def _checked(item, statute, versions, shelves, on):
    articles = versions.get((statute.pk, item.number, item.suffix), []) if statute else []
    wordings = [held(article) for article in articles]
    newest = max(articles, key=lambda row: row.version.is_current, default=None)
    judged = state_of(
        statute_known=statute is not None, versions=wordings, today=timezone.localdate(), on=on, quoted=item.quoted,
        elsewhere=shelves.of(newest.version_id) if newest else None,
        statute_complete=_proves(statute, item.number) if statute and not articles else None,
        statute_changed_on=_changed_on(statute) if statute and not articles else None,
    )  # fmt: skip
    checked = Checked(item, judged.state, statute)
    if judged.version:
        checked.article = articles[wordings.index(judged.version)]
    if judged.state == State.QUOTE_MISMATCH:
        checked.missing = list(judged.verdict.missing)
        shelf = shelves.of(checked.article.version_id)
        checked.found_in = where_quoted(item.quoted.text, shelf, checked.article.text)
    elif judged.state == State.NO_SUCH_ARTICLE:
        numbers = Article.objects.filter(version__statute=statute, version__is_current=True)
        near = nearest_numbers(item.number, item.suffix, numbers.values_list("number", "suffix"))
        checked.nearest = [render_label(*pair) for pair in near]
    return checked


def _proves(statute, number):
    """None when a missing number proves that there is no such article, False when the library may merely lack it.

    Beyond the last article it proves so when nearly all before it are held: gaps within are articles that the law deleted,
    or that the source lost.
    """
    if statute.is_complete:
        return None
    numbers = Article.objects.filter(version__statute=statute, version__is_current=True)
    counted = numbers.aggregate(last=Max("number"), n=Count("number", distinct=True))
    nearly_all = counted["last"] and counted["n"] >= 0.9 * counted["last"]
    return None if nearly_all and number > counted["last"] else False


def _changed_on(statute):
    return max((version.began for version in statute.versions.all() if version.began), default=None)
