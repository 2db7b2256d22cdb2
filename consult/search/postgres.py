"""A generated tsvector with GIN behind `queries`. Terms are words of [a-z0-9], so nothing in them is tsquery syntax.

`where` is a condition on the row of the question or article itself, `(sql, params)` under the name `row`, or None.
"""

# ruff: noqa: S608 (tables and columns come from indexes.py; every value is a parameter)

from contextlib import contextmanager

from django.db import connection

from .expressions import tsquery
from .sql import fetch

WITH_ROW = {"question": "consult_question", "article": "consult_article"}


def _joined(index, where):
    """The part of a statement that lets only some rows through, with its parameters."""
    if where is None:
        return "", "", []
    sql, params = where
    return f" JOIN {WITH_ROW[index.name]} AS row ON row.id = found.{index.key}", f" AND {sql}", params


def _matching(index, in_title=False):
    vector = f"to_tsvector('simple', found.{index.fields[0]})" if in_title else "found.vector"
    # Behind SELECT the planner does not see the words, so it reads the index however common they are: reading the table
    # instead means unpacking every vector.
    return f"{vector} @@ (SELECT %s::tsquery)"


def newest(index, expression, *, where=None, limit):
    """Keys of the entries that hold the expression, the highest first."""
    join, condition, params = _joined(index, where)
    # The sum keeps the planner from walking the keys backwards in the hope of an early match.
    sql = (
        f"SELECT found.{index.key} FROM {index.table} AS found{join} WHERE {_matching(index)}{condition}"
        f" ORDER BY found.{index.key} + 0 DESC LIMIT %s"
    )
    return [key for (key,) in fetch(sql, [tsquery(expression), *params, limit])]


def counted(index, expression, *, where=None, limit, most):
    """(Keys of the entries that hold the expression in their first field, the highest first; how many hold it anywhere).

    The count is `most` when it is that many or more.
    """
    join, condition, params = _joined(index, where)
    table = f"FROM {index.table} AS found{join} WHERE"
    sql = (
        f"(SELECT count(*) FROM (SELECT 1 {table} {_matching(index)}{condition} LIMIT %s) AS counted)"
        f" UNION ALL (SELECT found.{index.key} {table} {_matching(index, in_title=True)}{condition}"
        f" ORDER BY found.{index.key} + 0 DESC LIMIT %s)"
    )
    wanted = tsquery(expression)
    rows = fetch(sql, [wanted, *params, most, wanted, *params, limit])
    return [key for (key,) in rows[1:]], rows[0][0]


def page(index, expression, *, where, order, limit, offset):
    """Keys of the entries that hold the expression, in the order of a column of `row`."""
    join, condition, params = _joined(index, where or ("1 = 1", []))
    sql = (
        f"SELECT found.{index.key} FROM {index.table} AS found{join} WHERE {_matching(index)}{condition}"
        f" ORDER BY {order}, found.{index.key} DESC LIMIT %s OFFSET %s"
    )
    return [key for (key,) in fetch(sql, [tsquery(expression), *params, limit, offset])]


def covering(index, wanted, *, where=None, limit):
    """Keys of the entries that hold the most of what is wanted, pairs (expression, whole-number weight), the best first."""
    join, condition, more = _joined(index, where)
    sql = (
        f"SELECT found.{index.key} FROM (SELECT entry.{index.key}, sum(wanted.weight) AS weight"
        f" FROM unnest(%s::text[], %s::int[]) AS wanted(query, weight)"
        f" JOIN {index.table} AS entry ON entry.vector @@ wanted.query::tsquery GROUP BY entry.{index.key}) AS found{join}"
        f" WHERE true{condition} ORDER BY found.weight DESC, found.{index.key} DESC LIMIT %s"
    )
    queries = [tsquery(expression) for expression, _weight in wanted]
    return [key for (key,) in fetch(sql, [queries, [weight for _expression, weight in wanted], *more, limit])]


def document_counts(index, least):
    """Pairs (term, in how many entries it stands) of the terms that stand in at least so many."""
    return fetch(
        f"SELECT word, ndoc FROM ts_stat('SELECT vector FROM {index.table}') WHERE ndoc >= %s", [least]
    )


def analyze():
    """Nothing to do: autovacuum does it."""


def purge(index):
    """Nothing to do: a row's old version with its words, and what points to it in the index, go with the next autovacuum."""


def repair(index):
    """Nothing to do: PostgreSQL computes the vector from the entry itself, and its index cannot disagree with either."""


@contextmanager
def filling(index):
    """While very many entries come in at once: new terms wait in a list and are sorted in together, a fifth of the work.

    In between a search reads that list as well, so it finds the new entries, a little slower.
    """
    names = [f"{index.full_text.removesuffix('_fts')}{end}" for end in ("_gin", "_title_gin")]
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"ALTER INDEX {name} SET (fastupdate = on, gin_pending_list_limit = 65536)")
        yield
        for name in names:
            cursor.execute(f"SELECT gin_clean_pending_list('{name}')")
            cursor.execute(f"ALTER INDEX {name} SET (fastupdate = off)")
