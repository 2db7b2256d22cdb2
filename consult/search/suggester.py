"""Which articles may apply to a text: for the job and the commands that compute it.

The words of all articles in force lie in one file (`build`, called by load_statutes and reindex), mapped into memory by whoever
suggests. What earlier answers cited comes from the database: at first all of it, then what has changed since.
"""

from datetime import timedelta
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ..models import Article, Citation, CitedPair, Question
from ..text.ranking.articles import ArticleRanker
from ..text.ranking.library import Article as Indexed
from ..text.ranking.library import Library
from ..text.ranking.postings import Unreadable
from ..text.ranking.questions import told
from ..text.ranking.said import fingerprint
from ..text.ranking.said import read as read_said
from ..text.tokens import tokens

OVERLAP = timedelta(minutes=2)  # transactions that began before the last look and ended after it


def index_path():
    """One file a database: articles are named in it by their row's id."""
    database = connection.settings_dict
    name = f"{connection.vendor} {database.get('HOST')} {database['NAME']}"
    return settings.INDEX_ROOT / f"articles-{sha256(name.encode()).hexdigest()[:12]}.index"


def build():
    """Write the file anew from the articles in force; returns how many."""
    said = read_said()
    rows = Article.objects.current().select_related("version__statute").order_by("pk")
    articles = (
        Indexed(
            row.pk, row.version.statute.title, row.version.statute.kind, row.chapter, row.text,
            said.get(fingerprint(row.text), ""),
        )
        for row in rows.iterator(chunk_size=2000)
    )  # fmt: skip
    path = index_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    library = Library.build(articles)
    library.save(path)
    return len(library.law_of)


class Suggester:
    """The ranker over one file, and how far it has read the database."""

    def __init__(self, path):
        self.ranker = ArticleRanker(Library.open(path))
        self.read_pair, self.read_until = 0, None

    def catch_up(self):
        """Learn what answers cite since the last look: given pairs, and questions that changed."""
        now = timezone.now()
        pairs = CitedPair.objects.filter(pk__gt=self.read_pair).order_by("pk")
        given, texts = {}, {}
        for pk, query, *article in pairs.values_list("pk", "query", "statute", "number", "suffix"):
            key = ("given", query)
            given.setdefault(key, set()).add(tuple(article))
            texts[key] = query
            self.read_pair = pk
        changed = Question.objects.all()
        if self.read_until:
            changed = changed.filter(updated_at__gt=self.read_until - OVERLAP)
        else:
            changed = changed.filter(answers__citations__isnull=False).distinct()
        for pk, title, body in changed.values_list("pk", "title", "body"):
            texts[("asked", pk)] = told(title, body)
            given[("asked", pk)] = set()
        cited = Citation.objects.of_public_answers().filter(
            answer__question__in=[pk for kind, pk in given if kind == "asked"]
        )
        for pk, *article in cited.values_list("answer__question", "statute", "number", "suffix"):
            given[("asked", pk)].add(tuple(article))
        present = _present({article for articles in given.values() for article in articles})
        for key, articles in given.items():
            self.ranker.add(
                key, tokens(texts[key]), [present[article] for article in articles if article in present]
            )
        self.read_until = now


def _present(articles):
    """{(statute, number, suffix): id} of those that are in force as they are cited."""
    statutes = {statute for statute, _number, _suffix in articles if statute}
    rows = Article.objects.current().filter(version__statute__in=statutes)
    found = {tuple(row[1:]): row[0] for row in rows.values_list("pk", "version__statute", "number", "suffix")}
    return {article: found[article] for article in articles if article in found}


@lru_cache(maxsize=1)
def _suggester(path, changed):
    return Suggester(path)


def suggester():
    """The suggester of this process, caught up; None while there is no file (no statutes were loaded)."""
    path = index_path()
    try:
        found = _suggester(path, path.stat().st_mtime_ns)
    except (OSError, Unreadable):
        return None
    found.catch_up()
    return found


def suggest(text, limit):
    """Pairs (Article, Suggestion) for a text, best first; empty without a library."""
    found = suggester()
    if found is None:
        return []
    best = found.ranker.suggest(text, limit)
    rows = Article.objects.select_related("version__statute").in_bulk([item.article for item in best])
    return [(rows[item.article], item) for item in best if item.article in rows]
