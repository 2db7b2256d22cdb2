"""A generated tsvector with GIN behind `queries`. Terms are words of [a-z0-9], so nothing in them is tsquery syntax."""

from django.db import connection

WEIGHTS = "{0, 0.25, 0.5, 1.0}"


def match_any(terms, limit):
    """Question ids that hold any of the terms, with scores, best first (weights: title, text, answers)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT question_id, ts_rank(%s, vector, query, 1) AS score FROM consult_searchentry,"
            " to_tsquery('simple', %s) query WHERE vector @@ query ORDER BY score DESC, question_id LIMIT %s",
            [WEIGHTS, " | ".join(terms), limit],
        )
        return cursor.fetchall()
