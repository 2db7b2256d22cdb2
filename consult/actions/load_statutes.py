"""Loading statutes. A changed text makes a new version beside the old one; nothing that is held is edited."""

from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from ..models import Article, Statute, StatuteVersion
from ..search import library, statistics
from ..search.indexes import ARTICLES
from ..search.relevance import engine
from ..text.citations.derived import short_title

CHUNK = 40


@dataclass
class Loaded:
    """What a load did, or with `dry_run` would do: titles by what became of them, and what could not be read."""

    new: list = field(default_factory=list)
    new_version: list = field(default_factory=list)
    extended: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    articles: int = 0
    touched: list = field(default_factory=list)  # ids of statutes whose citations must be checked again


def load_statutes(*, statutes, dry_run=False, progress=lambda done: None):
    """Load StatuteText objects, some statutes a transaction."""
    result, batch = Loaded(), []
    taken = set(Statute.objects.values_list("short_title", flat=True))
    with engine().filling(ARTICLES):
        for statute in statutes:
            batch.append(statute)
            if len(batch) == CHUNK:
                _load_batch(batch, result, taken, dry_run)
                progress(len(batch))
                batch = []
        _load_batch(batch, result, taken, dry_run)
        progress(len(batch))
    statistics.refresh_if_stale(ARTICLES)
    return result


def _load_batch(batch, result, taken, dry_run):
    with transaction.atomic():
        held = {row.title: row for row in Statute.objects.filter(title__in=[text.title for text in batch])}
        before = len(result.touched)
        for text in batch:  # one by one: a file may hold several wordings of one statute
            articles = _load(text, held, result, taken, dry_run)
            Article.objects.bulk_create(articles, batch_size=2000)
            result.articles += len(articles)
        library.put(result.touched[before:])


def digest(text):
    """Tells wordings apart: dates and articles."""
    parts = [str(text.adopted_on), str(text.effective_from)]
    ordered = sorted(text.articles, key=lambda article: (article.number, article.suffix))
    parts += [f"{article.number}-{article.suffix}\t{article.text}" for article in ordered]
    return sha256("\n".join(parts).encode()).hexdigest()


def _load(text, held, result, taken, dry_run):
    """The articles to create for one wording; its statute and version are made here."""
    statute = held.get(text.title)
    if statute is None:
        result.new.append(text.title)
        if dry_run:
            return []
        statute = held[text.title] = Statute.objects.create(
            title=text.title,
            short_title=_short(text.title, taken),
            kind=text.kind,
            is_complete=_complete(text),
        )
        result.touched.append(statute.pk)
        return _version(statute, text)
    return _compare(statute, text, result, dry_run)


def _compare(statute, text, result, dry_run):
    """What a wording brings to a statute that is held already."""
    same = statute.versions.filter(adopted_on=text.adopted_on, effective_from=text.effective_from)
    for version in same.newest_first():
        there = {
            (number, suffix): words
            for number, suffix, words in version.articles.values_list("number", "suffix", "text")
        }
        if any(there.get((row.number, row.suffix), row.text) != row.text for row in text.articles):
            continue  # some article reads otherwise: not this wording
        missing = [row for row in text.articles if (row.number, row.suffix) not in there]
        repeal = (text.repealed_on, text.repealed_by)
        if not missing and (repeal == (version.repealed_on, version.repealed_by) or repeal == (None, "")):
            result.unchanged.append(text.title)
            return []
        result.extended.append(text.title)
        if dry_run:
            return []
        if repeal != (None, ""):
            StatuteVersion.objects.filter(pk=version.pk).update(repealed_on=repeal[0], repealed_by=repeal[1])
        if len(text.articles) >= len(there):
            Statute.objects.filter(pk=statute.pk).update(is_complete=_complete(text))
        result.touched.append(statute.pk)
        return _articles(version, missing)
    result.new_version.append(text.title)
    if dry_run:
        return []
    result.touched.append(statute.pk)
    return _version(statute, text)


def _short(title, taken):
    """The title for addresses: without 中华人民共和国 unless another statute has that already."""
    short = short_title(title)
    short = title if short in taken or "/" in short else short
    taken.add(short)
    return short


def _complete(text):
    """True when the numbers run from 1 without a gap; unknown otherwise, since a gap may be ours or the law's."""
    numbers = sorted({article.number for article in text.articles})
    return True if numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 3 else None


def _version(statute, text):
    """A new version, current unless a later one is held; the one before it ends the day before it begins."""
    version = StatuteVersion(
        statute=statute, adopted_on=text.adopted_on, effective_from=text.effective_from, repealed_on=text.repealed_on,
        repealed_by=text.repealed_by, source=text.source, digest=digest(text), is_current=False,
    )  # fmt: skip
    version.save()
    _order(statute)
    return _articles(version, text.articles)


def _order(statute):
    """Which version is current, and until when each earlier one was. An unknown beginning sorts by loading.

    Wordings come in any order: one loaded late ends the one before it earlier than was known. One that has not begun is not
    current yet, unless it is the first.
    """
    versions = sorted(statute.versions.all(), key=lambda row: row.rank)
    for earlier, later in pairwise(versions):
        if later.began is None or earlier.began == later.began:
            continue
        ended = later.began - timedelta(days=1)
        if earlier.effective_to is None or earlier.effective_to > ended:
            StatuteVersion.objects.filter(pk=earlier.pk).update(effective_to=ended)
    current = statute.version_on(timezone.localdate(), versions) or versions[0]
    if not current.is_current:
        statute.versions.filter(is_current=True).update(is_current=False)
        statute.versions.filter(pk=current.pk).update(is_current=True)


def bring_into_force():
    """Make current what has begun since it was loaded. Returns the ids of the statutes that read otherwise now."""
    today, changed = timezone.localdate(), []
    several = Statute.objects.annotate(n=Count("versions")).filter(n__gt=1)
    for statute in several.prefetch_related("versions"):
        versions = list(statute.versions.all())
        if statute.version_on(today, versions) not in (None, statute.version_on(None, versions)):
            with transaction.atomic():
                _order(statute)
            changed.append(statute.pk)
    return changed


def _articles(version, articles):
    return [
        Article(
            version=version,
            number=row.number,
            suffix=row.suffix,
            label=row.label,
            text=row.text,
            chapter=row.chapter,
        )
        for row in articles
    ]
