"""The summary card of a question, in lists and in what a search found.

Built here and not by a template: a page holds twenty, and by a template they cost more than the rest of the page together.
Each is kept under its question's version, in five parts: what lies before the title, the title, what lies between, the
summary, and the rest. A search puts what it marked in the place of the second and the fourth.
"""

from django import template
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ..search import queries

register = template.Library()

SECONDS = 3600


@register.simple_tag
def question_cards(keys):
    """The cards of a list, whose keys are pairs (id, version): `QuestionQuerySet.card_keys`."""
    return mark_safe("".join(map(_joined, _cards(dict(keys)).values())))  # noqa: S308 (escaped in _parts)


@register.simple_tag
def found_cards(rows):
    """The cards of what a search found: `rows` of views/search.py, each with `title` and `passage` as marked HTML."""
    cards = _cards({row["pk"]: row["version"] for row in rows})
    places = {"answer": _("律师回答"), "supplement": _("补充说明")}
    labels = {"": ""} | {place: f"<b>{label}</b>" for place, label in places.items()}
    rest = '<p class="partly">' + _("下面的只包含部分词") + "</p>"
    html, whole = [], True
    for row in rows:
        if row["pk"] not in cards:
            continue
        if whole and not row["whole"]:
            html.append(rest)
        whole = row["whole"]
        before, _title, between, _summary, after = cards[row["pk"]]
        html.append(_joined((before, row["title"], between, labels[row["place"]] + row["passage"], after)))
    return mark_safe("".join(html))  # noqa: S308 (title, passage and what is around them are HTML already)


def _joined(parts):
    return "".join(parts).replace("<p></p>\n", "")


def _cards(versions):
    """{id: its five parts}, in the order given, without questions that are not public (any more)."""
    rest = f"{get_language()}:{settings.RELEASE}"
    keys = {pk: f"card:{pk}:{version}:{rest}" for pk, version in versions.items()}
    cards = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in cards]
    if missing:
        fresh = {keys[row.pk]: _parts(row) for row in queries.card_rows(missing)}
        cache.set_many(fresh, SECONDS)
        cards |= fresh
    return {pk: cards[key] for pk, key in keys.items() if key in cards}


def _parts(row):
    address = reverse("consult:question-detail", args=[row.pk])
    return (
        f'<article class="question-summary">\n<h3><a href="{address}">',
        escape(row.title),
        "</a></h3>\n<p>",
        escape(row.summary),
        f'</p>\n<div class="meta">{"".join(_facts(row))}</div>\n</article>\n',
    )


def _facts(row):
    """What the last line of a card says, piece by piece."""
    yield f'<span class="chip">{escape(row.area or _("其他"))}</span>'
    if row.region:
        yield f"<span>{escape(row.region)}</span>"
    moment = timezone.localtime(row.published_at).isoformat()
    yield f'<time datetime="{moment}">{moment[:10]}</time>'
    if row.is_solved:
        yield f'<span class="solved">{_("已解决")}</span>'
    if n := row.answer_count:
        yield f"<span>{ngettext('%(n)s 个回答', '%(n)s 个回答', n) % {'n': n}}</span>"
    else:
        yield f'<span class="waiting">{_("等待回答")}</span>'
    if n := row.same_count:
        yield f"<span>{ngettext('%(n)s 人同问', '%(n)s 人同问', n) % {'n': n}}</span>"
