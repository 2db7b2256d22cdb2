"""What search reads: terms cut by the same rule as queries are (`text/tokens.py`), and how common each term is.

The database keeps its own full-text index over the entries by itself (migrations 0003 and 0007): FTS5 by triggers on
SQLite, a generated tsvector with GIN on PostgreSQL. So an index changes in the transaction of its row, cascades included.
"""

from django.db import models

from .questions import Question
from .statutes import Article


class SearchEntry(models.Model):
    """Terms of one published question, by weight: title, text, answers."""

    question = models.OneToOneField(Question, models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    answers = models.TextField(blank=True)

    def __str__(self):
        return str(self.pk)


class ArticleEntry(models.Model):
    """Terms of one article of a statute's present wording: where it stands (statute, number, chapter), and its text."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)

    def __str__(self):
        return str(self.pk)


class TermCount(models.Model):
    """In how many entries of an index a term stands; the empty term counts the entries themselves.

    A snapshot that `search/statistics.py` takes now and then. Rare terms are left out: all of them say about the same.
    """

    index = models.CharField(max_length=8)
    term = models.CharField(max_length=500)
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["index", "term"], name="term_count_once")]

    def __str__(self):
        return f"{self.index} {self.term}: {self.n}"
