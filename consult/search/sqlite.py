"""FTS5 behind `queries`. Terms are words of [a-z0-9] (`text/tokens.py`), so nothing in them is FTS5 syntax."""

from django.db import connection

WEIGHTS = (4.0, 2.0, 1.0)


def match_any(terms, limit):
    """Question ids that hold any of the terms, with scores, best first (BM25: title, text, answers)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid, -bm25(consult_search_fts, %s, %s, %s) AS score FROM consult_search_fts"
            " WHERE consult_search_fts MATCH %s ORDER BY score DESC LIMIT %s",
            [*WEIGHTS, " OR ".join(terms), limit],
        )
        return cursor.fetchall()
