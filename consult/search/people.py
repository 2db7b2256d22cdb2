"""Finding lawyers: by name, firm, region and area; a small table, so the database compares the words themselves."""

# ruff: noqa: S608, S611 (every value is a parameter)

import re

from django.core.cache import cache
from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from ..models import Area, Lawyer, Region
from ..text.normalise import clean
from .remembered import get_or_find
from .sql import fetch, marks

TAXONOMY_SECONDS = 300
# What people write around a name or a matter, and what no profile holds.
_AROUND = re.compile(r"律师事务所|律所|律师|执业|法律|推荐|找|请|的|个|一位|好")
LONGEST = 40
MOST_WORDS = 5


# `LawyerQuerySet.listed` in SQL: compiling a count of lawyers costs ten times what counting them does.
LISTED = (
    "(row.verification = 'source' OR"
    " (row.verification = 'verified' AND (row.verified_until IS NULL OR row.verified_until > %s)))"
)


def search(text):
    """Lawyers whom a short search names, or who practise where and in what it names; nobody for a long one."""
    return Lawyer.objects.filter(pk__in=RawSQL(*_ids(text)))


def count(text):
    """How many lawyers `search` finds; of a short text, as of a minute ago at most."""
    return get_or_find("lawyer", text, {}, lambda: _count(*_ids(text)))


def _count(sql, params):
    return fetch(f"SELECT count(*) FROM ({sql}) AS found", params)[0][0]


def _ids(text):
    """A statement that gives their ids, with its parameters."""
    text = clean(text)
    if not 0 < len(text) <= LONGEST:
        return "SELECT id FROM consult_lawyer WHERE 1 = 0", []
    areas, regions, rest = _named(text)
    words = _AROUND.sub(" ", rest).split()
    parts, params = [], []
    for word in words:
        sql, pattern = _holds(word, "name", "law_firm", "biography")
        parts.append(sql)
        params += pattern
    if regions:
        parts.append(f"row.region_id IN ({marks(regions)})")
        params += regions
    if areas:
        parts.append(
            f"row.id IN (SELECT lawyer_id FROM consult_lawyer_areas WHERE area_id IN ({marks(areas)}))"
        )
        params += areas
    if not parts or len(words) > MOST_WORDS:
        parts, params = ["1 = 0"], []
    whole, pattern = _holds(text, "name", "law_firm")
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    return (
        f"SELECT row.id FROM consult_lawyer AS row WHERE {LISTED} AND ({whole} OR ({' AND '.join(parts)}))",
        [now, *pattern, *params],
    )


def _holds(words, *columns):
    """That one of these columns holds the words, whatever the case."""
    like = " OR ".join(f"UPPER(row.{column}) LIKE UPPER(%s) ESCAPE '\\'" for column in columns)
    return f"({like})", [f"%{connection.ops.prep_for_like_query(words)}%"] * len(columns)


def _named(text):
    """Ids of the areas and regions whose names stand in the text, and the text without them."""
    areas, regions = set(), set()
    for name, kind, ids in cache.get_or_set("search-names", _names, TAXONOMY_SECONDS):
        if name in text:
            (areas if kind == "area" else regions).update(ids)
            text = text.replace(name, " ")
    return areas, regions, text


def _names():
    """Triples (name, kind, ids), the longest first. A region is also known without 省, 市 and the like.

    Who practises in an area as a whole practises in its parts as well.
    """
    areas = list(Area.objects.values_list("pk", "parent", "name"))
    parts = {pk: {child for child, parent, _name in areas if parent == pk} for pk, _parent, _name in areas}
    found = [(name, "area", (pk, parent or pk, *parts[pk])) for pk, parent, name in areas]
    for pk, name in Region.objects.values_list("pk", "name"):
        short = re.sub(r"(?:维吾尔|壮族|回族)?自治区$|特别行政区$|[省市]$", "", name)
        found += [(name, "region", (pk,)), (short, "region", (pk,))]
    return sorted(found, key=lambda one: (-len(one[0]), one[0]))
