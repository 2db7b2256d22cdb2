"""The few tags that templates need beyond Django's."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()


def _section(request):
    """Which part of the site the page belongs to: the first word of its URL's name (question-list → question)."""
    match = getattr(request, "resolver_match", None)
    return (match.url_name or "").split("-")[0].split("_")[0] if match else ""


@lru_cache(maxsize=200)
def _anonymous_part(name, section, language, site):
    return render_to_string(f"consult/partials/_{name}.html", {"site": dict(site), "section": section})


@register.simple_tag(takes_context=True)
def chrome(context, name):
    """The head, masthead or colophon around a page.

    For an anonymous reader they are the same on all pages of a section, so each is rendered once a process: together
    they would cost more than the rest of a cached question page.
    """
    visitor, site, section = context["visitor"], context["site"], _section(context.get("request"))
    if settings.DEBUG or visitor.is_known:
        values = {"site": site, "section": section, "visitor": visitor, "user": visitor.user}
        return render_to_string(f"consult/partials/_{name}.html", values)
    return mark_safe(_anonymous_part(name, section, get_language(), tuple(site.items())))  # noqa: S308
