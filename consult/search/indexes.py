"""The two full-text indexes, as the engines behind `queries` address them."""

from typing import NamedTuple


class Index(NamedTuple):
    """A table of entries, its key, the FTS5 table beside it on SQLite, and its fields by weight, the weightiest first."""

    name: str
    table: str
    key: str
    full_text: str
    fields: tuple[str, ...]


QUESTIONS = Index(
    "question", "consult_searchentry", "question_id", "consult_search_fts", ("title", "body", "answers")
)
ARTICLES = Index("article", "consult_articleentry", "article_id", "consult_article_fts", ("title", "body"))
