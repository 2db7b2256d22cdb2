"""Synonyms as search uses them: each word with what the other side calls it, read once a process and table."""

from functools import lru_cache
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Count, Max

from ..models import Synonym
from ..text.tokens import fold, tokens

# So long a change by staff may take to show.
SECONDS = 30


class Other(NamedTuple):
    """What a word is also called. `word` and `other` are tokens; `lawful` says that it leads from how people say it to how the
    law, or others, do. The way back leads to many (劳动者 is 员工, 工人, 打工人 …), so it counts less.
    """

    word: tuple
    parts: frozenset
    other: tuple
    text: str
    lawful: bool


def stamp():
    """Changes when the table does, some seconds later at most."""
    return cache.get_or_set("synonyms-stamp", _stamp, SECONDS)


def _stamp():
    found = Synonym.objects.aggregate(n=Count("pk"), last=Max("pk"))
    return found["n"], found["last"]


def of(terms, at):
    """What the words that these tokens hold are also called, in the order of the tokens, by the table as of that stamp."""
    table, found = _read(*at), frozenset(terms)
    return [one for token in dict.fromkeys(terms) for one in table.get(token, ()) if one.parts <= found]


@lru_cache(maxsize=1)
def _read(n, last):
    """{the longest token of a word: its others}."""
    pairs = list(Synonym.objects.order_by("pk").values_list("lay", "legal"))
    ways = [(lay, legal, True) for lay, legal in pairs] + [(legal, lay, False) for lay, legal in pairs]
    table = {}
    for word, other, lawful in ways:
        cut = tuple(tokens(word))
        one = Other(cut, frozenset(cut), tuple(tokens(other)), fold(other), lawful)
        if one.word and one.other:
            table.setdefault(max(cut, key=len), []).append(one)
    return table
