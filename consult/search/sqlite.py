"""FTS5 behind `queries`. Terms are words of [a-z0-9] (`text/tokens.py`), so nothing in them is FTS5 syntax.

`where` is a condition on the row of the question or article itself, `(sql, params)` under the name `row`, or None.
"""

# ruff: noqa: S608 (tables and columns come from indexes.py; every value is a parameter)

from contextlib import nullcontext

from django.db import DatabaseError, connection

from .expressions import fts5
from .sql import fetch

WITH_ROW = {"question": "consult_question", "article": "consult_article"}


def _joined(index, where):
    """The part of a statement that lets only some rows through, with its parameters."""
    if where is None:
        return "", "", []
    sql, params = where
    return f" JOIN {WITH_ROW[index.name]} AS row ON row.id = found.rowid", f" AND {sql}", params


def newest(index, expression, *, where=None, limit):
    """Keys of the entries that hold the expression, the highest first."""
    join, condition, params = _joined(index, where)
    sql = (
        f"SELECT found.rowid FROM {index.full_text} AS found{join} WHERE {index.full_text} MATCH %s{condition}"
        " ORDER BY found.rowid DESC LIMIT %s"
    )
    return [key for (key,) in fetch(sql, [fts5(expression), *params, limit])]


def counted(index, expression, *, where=None, limit, most):
    """(Keys of the entries that hold the expression in their first field, the highest first; how many hold it anywhere).

    The count is `most` when it is that many or more.
    """
    join, condition, params = _joined(index, where)
    matching = f"FROM {index.full_text} AS found{join} WHERE {index.full_text} MATCH %s{condition}"
    sql = (
        f"SELECT count(*) FROM (SELECT 1 {matching} LIMIT %s)"
        f" UNION ALL SELECT key FROM (SELECT found.rowid AS key {matching} ORDER BY found.rowid DESC LIMIT %s)"
    )
    in_title = f"{{{index.fields[0]}}} : {fts5(expression)}"
    rows = fetch(sql, [fts5(expression), *params, most, in_title, *params, limit])
    return [key for (key,) in rows[1:]], rows[0][0]


def page(index, expression, *, where, order, limit, offset):
    """Keys of the entries that hold the expression, in the order of a column of `row`."""
    join, condition, params = _joined(index, where or ("1 = 1", []))
    sql = (
        f"SELECT found.rowid FROM {index.full_text} AS found{join} WHERE {index.full_text} MATCH %s{condition}"
        f" ORDER BY {order}, found.rowid DESC LIMIT %s OFFSET %s"
    )
    return [key for (key,) in fetch(sql, [fts5(expression), *params, limit, offset])]


def covering(index, wanted, *, where=None, limit):
    """Keys of the entries that hold the most of what is wanted, pairs (expression, whole-number weight), the best first."""
    branch = f"SELECT rowid AS key, %s AS weight FROM {index.full_text} WHERE {index.full_text} MATCH %s"
    branches = " UNION ALL ".join([branch] * len(wanted))
    params = [value for expression, weight in wanted for value in (weight, fts5(expression))]
    join, condition, more = _joined(index, where)
    sql = (
        f"SELECT found.rowid FROM (SELECT key AS rowid, sum(weight) AS weight FROM ({branches}) GROUP BY key) AS found{join}"
        f" WHERE 1 = 1{condition} ORDER BY found.weight DESC, found.rowid DESC LIMIT %s"
    )
    return [key for (key,) in fetch(sql, [*params, *more, limit])]


def document_counts(index, least):
    """Pairs (term, in how many entries it stands) of the terms that stand in at least so many."""
    return fetch(f"SELECT term, doc FROM {index.full_text}_vocab WHERE doc >= %s", [least])


def analyze():
    """Tell the planner what the tables hold. Untold, it takes any status for rare and reads all that is published."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


# How many pages of the index one step rewrites; between steps others get to write.
STEP = 500
MOST_STEPS = 10_000


def purge(index):
    """Rewrite the index so that nothing is left in the file of words that were taken out.

    FTS5 only notes that an entry is gone and keeps its words until its segments are merged (sqlite.org/fts5.html, 6.8). The
    database overwrites what it frees (`secure_delete`), and the log is emptied into it.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        step = (
            -STEP
        )  # a negative number begins the merging of all segments into one, a positive one goes on with it
        for _number in range(MOST_STEPS):
            before = connection.connection.total_changes
            cursor.execute(
                f"INSERT INTO {index.full_text}({index.full_text}, rank) VALUES ('merge', %s)", [step]
            )
            if connection.connection.total_changes - before < 2:
                break
            step = STEP
        if not connection.in_atomic_block:
            _empty_log(cursor)


def _empty_log(cursor):
    """Carry the write-ahead log into the file and cut it off, unless readers need it for longer than writers can wait."""
    usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    cursor.execute("PRAGMA busy_timeout = 2000")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    cursor.execute(f"PRAGMA busy_timeout = {usual}")


def repair(index):
    """Build the index anew from its entries when the two do not agree. Others wait while that happens."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"INSERT INTO {index.full_text}({index.full_text}) VALUES ('integrity-check')")
        except DatabaseError:
            cursor.execute(f"INSERT INTO {index.full_text}({index.full_text}) VALUES ('rebuild')")


def filling(index):
    """While very many entries come in at once: FTS5 needs nothing done about it."""
    return nullcontext()
