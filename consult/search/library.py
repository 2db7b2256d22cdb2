"""Finding articles of the statute library: by name, and by what they say."""

import re

from ..models import Article, ArticleEntry, Statute
from ..text.citations.find import find
from ..text.tokens import index_terms
from . import relevance
from .indexes import ARTICLES
from .scoring import Field
from .titles import title_index

FIELDS = (Field(1.5, 40, 0.5), Field(1.0, 250, 0.6))
PEOPLES_REPUBLIC = "中华人民共和国"
NAMED = 5

# A number, with or without 第 and 条: without one a search names no article, and the titles need not be looked at.
_NUMBER = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千]")


# What goes in ------------------------------------------------------------------------------------------------------


def put(statutes):
    """Bring the index up to date with the present wordings of these statutes (ids). Call in their transaction."""
    ArticleEntry.objects.filter(article__version__statute__in=statutes).delete()
    put_new(Article.objects.filter(version__statute__in=statutes))


def put_new(articles, chunk=1000):
    """Add articles that are not in the index yet; those of wordings that are over or repealed stay out."""
    rows = articles.current().values_list("pk", "label", "chapter", "text", "version__statute__short_title")
    ArticleEntry.objects.bulk_create(
        (
            ArticleEntry(
                article_id=pk, title=index_terms(f"{title} {label} {chapter}"), body=index_terms(text)
            )
            for pk, label, chapter, text, title in rows.iterator(chunk_size=chunk)
        ),
        batch_size=chunk,
        ignore_conflicts=True,
    )


# What comes out ----------------------------------------------------------------------------------------------------


def search(text, **options):
    """Articles in force that answer a search, best first, as `relevance.Results`; options are those of `relevance.ranked`."""
    return relevance.search(ARTICLES, FIELDS, text.replace(PEOPLES_REPUBLIC, "") or text, **options)


def named(text):
    """Articles that a search names, in the order it names them: 民法典1037条, 刑法第二百五十三条之一, 《民法典》 1037."""
    if not _NUMBER.search(text):
        return []
    titles = title_index()
    found = find(text, titles) or find(f"{text.rstrip()}条", titles)
    wanted = list(dict.fromkeys((one.law, one.number, one.suffix) for one in found if one.known))[:NAMED]
    if not wanted:
        return []
    rows = Article.objects.filter(
        version__is_current=True,
        version__statute__title__in={law for law, _number, _suffix in wanted},
        number__in={number for _law, number, _suffix in wanted},
    ).select_related("version__statute")
    by_name = {(row.version.statute.title, row.number, row.suffix): row for row in rows}
    return [by_name[name] for name in wanted if name in by_name]


def statutes(text, limit=5):
    """Statutes whose title holds what was typed, or that it is another name of."""
    if len(text) > 40:
        return []
    return list(Statute.objects.matching(text, title_index().resolve(text)).order_by("title")[:limit])
