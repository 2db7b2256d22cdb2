"""The names of the library's statutes, as the citation grammar needs them; built once a process and library."""

from functools import lru_cache

from django.db.models import Count, Max, Q

from ..models import Statute, StatuteName
from ..text.citations.titles import TitleIndex


def title_index():
    """Resolves and finds every title and name in the library as it is now. One query when nothing has changed."""
    stamp = Statute.objects.aggregate(
        last=Max("pk"),
        n=Count("pk", distinct=True),
        last_name=Max("names"),
        n_names=Count("names", distinct=True),
        last_version=Max("versions"),
        last_added=Max("created_at"),
    )
    return _built(tuple(stamp.values()))


@lru_cache(maxsize=1)
def _built(stamp):
    names = {}
    for statute, name in StatuteName.objects.values_list("statute", "name"):
        names.setdefault(statute, []).append(name)
    current = Count("versions__articles", filter=Q(versions__is_current=True))
    rows = list(Statute.objects.annotate(size=current).values_list("pk", "title", "size"))
    return TitleIndex(
        [(title, names.get(pk, ())) for pk, title, _size in rows], {title: size for _pk, title, size in rows}
    )
