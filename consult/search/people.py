"""Finding lawyers: by name, firm, region and area; a small table, so the database compares the words themselves."""

import re

from django.core.cache import cache
from django.db.models import Q

from ..models import Area, Lawyer, Region
from ..text.normalise import clean
from .remembered import get_or_find

TAXONOMY_SECONDS = 300
# What people write around a name or a matter, and what no profile holds.
_AROUND = re.compile(r"律师事务所|律所|律师|执业|法律|推荐|找|请|的|个|一位|好")
LONGEST = 40
MOST_WORDS = 5


def search(text):
    """Lawyers whom a short search names, or who practise where and in what it names; nobody for a long one."""
    text = clean(text)
    if not 0 < len(text) <= LONGEST:
        return Lawyer.objects.none()
    whole = Q(name__icontains=text) | Q(law_firm__icontains=text)
    areas, regions, rest = _named(text)
    words = _AROUND.sub(" ", rest).split()
    wanted = Q(pk__isnull=False) if areas or regions else Q(pk__isnull=True)
    if words and len(words) <= MOST_WORDS:
        wanted = Q(pk__isnull=False)
        for word in words:
            wanted &= Q(name__icontains=word) | Q(law_firm__icontains=word) | Q(biography__icontains=word)
    elif words:
        wanted = Q(pk__isnull=True)
    if regions:
        wanted &= Q(region__in=regions)
    if areas:
        wanted &= Q(areas__in=areas)
    return Lawyer.objects.listed().filter(whole | wanted).distinct()


def count(text):
    """How many lawyers `search` finds; of a short text, as of a minute ago at most."""
    return get_or_find("lawyer", text, {}, lambda: search(text).values("pk").count())


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
    found = [(name, "area", {pk, parent or pk, *parts[pk]}) for pk, parent, name in areas]
    for pk, name in Region.objects.values_list("pk", "name"):
        short = re.sub(r"(?:维吾尔|壮族|回族)?自治区$|特别行政区$|[省市]$", "", name)
        found += [(name, "region", {pk}), (short, "region", {pk})]
    return sorted(found, key=lambda one: (-len(one[0]), one[0]))
