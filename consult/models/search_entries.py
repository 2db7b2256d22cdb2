"""What search reads of a published question: its terms, cut by the same rule as queries are.

The database keeps its own full-text index over this table by itself (migration 0003): FTS5 by triggers on SQLite, a
generated tsvector with GIN on PostgreSQL. So the index changes in the transaction of the row, cascades included.
"""

from django.db import models

from .questions import Question


class SearchEntry(models.Model):
    """Terms (`text/tokens.py`) of one published question, by weight: title, text, answers."""

    question = models.OneToOneField(Question, models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    answers = models.TextField(blank=True)

    def __str__(self):
        return str(self.pk)
