"""What entries must hold, said once for both databases.

An expression is a term (a word of [a-z0-9], `text/tokens.py`), a Phrase of terms side by side, All or Any of expressions, or
Without: one expression and not another. Only terms enter, so whatever was typed, nothing in the result is syntax.
"""

from typing import NamedTuple


class Phrase(NamedTuple):
    terms: tuple


class All(NamedTuple):
    parts: tuple


class Any(NamedTuple):
    parts: tuple


class Without(NamedTuple):
    wanted: object
    unwanted: object


def fts5(expression):
    """The expression in FTS5's query language."""
    match expression:
        case Phrase(terms):
            return f'"{" ".join(terms)}"'
        case All(parts):
            return _joined(parts, " AND ", fts5)
        case Any(parts):
            return _joined(parts, " OR ", fts5)
        case Without(wanted, unwanted):
            return f"({fts5(wanted)} NOT {fts5(unwanted)})"
    return expression


def tsquery(expression):
    """The expression in PostgreSQL's tsquery."""
    match expression:
        case Phrase(terms):
            return f"({' <-> '.join(terms)})"
        case All(parts):
            return _joined(parts, " & ", tsquery)
        case Any(parts):
            return _joined(parts, " | ", tsquery)
        case Without(wanted, unwanted):
            return f"({tsquery(wanted)} & !{tsquery(unwanted)})"
    return expression


def _joined(parts, sign, render):
    return render(parts[0]) if len(parts) == 1 else f"({sign.join(map(render, parts))})"
