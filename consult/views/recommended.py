"""What question pages lead on to whatever the question: the newest, staff's picks, what moves people these weeks.

One look-up in the database a page; the pieces are cached under the versions of what they show, so that a hidden question
leaves at once.
"""

from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..models import Question
from ..text.summary import cut

SECONDS = 24 * 3600
# One more is read than shown: a page never leads to itself.
SHOWN = {"picked": 2, "trending": 2, "newest": 20}
# Code points of a summary: two lines of a card on a wide screen, all that the style sheet shows of it.
TWO_LINES = 70
PLACE = "<!-- cards -->"


class Pieces(NamedTuple):
    """`key` changes with what is shown; `lists` are quadruples (how many, HTML before, pairs (id, HTML of a card), HTML after)."""

    key: str
    lists: list


def pieces():
    rows = Question.objects.recommended_rows({kind: count + 1 for kind, count in SHOWN.items()})
    stamps = [[(pk, version) for pk, version, *_rest in rows[kind]] for kind in SHOWN]
    key = sha256(f"{get_language()}:{stamps}:{settings.RELEASE}".encode()).hexdigest()
    found = cache.get(f"recommended:{key}")
    if found is None:
        found = Pieces(key, [_list(kind, rows[kind]) for kind in SHOWN])
        cache.set(f"recommended:{key}", found, SECONDS)
    return found


def _list(kind, rows):
    context = {"kind": kind, "cards": SafeString(PLACE)}
    before, _place, after = render_to_string("consult/partials/_recommended.html", context).partition(PLACE)
    template = "consult/partials/_latest_card.html" if kind == "newest" else "consult/partials/_link_row.html"
    cards = [
        (
            pk,
            render_to_string(
                template, {"question": Question(pk=pk, title=title, summary=cut(summary, TWO_LINES))}
            ),
        )
        for pk, _version, title, summary in rows
    ]
    return SHOWN[kind], before, cards, after


def shown(found, apart_from):
    """The HTML for the page of one question."""
    html = []
    for count, before, cards, after in found.lists:
        left = [card for pk, card in cards if pk != apart_from][:count]
        if left or count == SHOWN["newest"]:
            html += [before, *left, after]
    return "".join(html)
