"""The few tags that templates need beyond Django's."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ..text.citations.derived import short_title
from ..text.numerals import number_slug, parse_label
from .site import facts

register = template.Library()


def _section(request):
    """Which part of the site the page belongs to: the first word of its URL's name (question-list → question)."""
    match = getattr(request, "resolver_match", None)
    return (match.url_name or "").split("-")[0].split("_")[0] if match else ""


@lru_cache(maxsize=200)
def _anonymous_part(name, section, language, values):
    return render_to_string(f"consult/partials/_{name}.html", {"site": dict(values), "section": section})


@register.simple_tag(takes_context=True)
def chrome(context, name):
    """The head, masthead or colophon around a page.

    For an anonymous reader they are the same on all pages of a section, so each is rendered once a process: together
    they would cost more than the rest of a cached question page.
    """
    visitor, section = context["visitor"], _section(context.get("request"))
    if settings.DEBUG or visitor.is_known:
        values = {"site": facts(), "section": section, "visitor": visitor, "user": visitor.user}
        return render_to_string(f"consult/partials/_{name}.html", values)
    return mark_safe(_anonymous_part(name, section, get_language(), tuple(facts().items())))  # noqa: S308


# allauth's pages and letters have a `site` of their own; there, `{% site_facts as house %}`.
register.simple_tag(facts, name="site_facts")

TAXONOMY_SECONDS = 300


@register.simple_tag
def choose(field):
    """A labelled <select>, with its help and errors, for the long lists of areas and regions.

    The two levels of areas are some 150 options; rendering each by Django's widget templates would cost several times
    what the page itself does. Options are kept ready for five minutes and the chosen one is marked in them.
    """
    key = f"select:{type(field.form).__name__}:{field.name}:{get_language()}"
    begin, end = cache.get_or_set(key, lambda: _select(field), TAXONOMY_SECONDS)
    chosen = f'value="{conditional_escape(field.value() or "")}"'
    begin = begin.replace(chosen, f"{chosen} selected", 1)
    if not field.errors:
        return mark_safe(begin + end)  # noqa: S308 (escaped when built)
    errors = format_html_join(
        "", '<div class="invalid-feedback"><strong>{}</strong></div>', ((e,) for e in field.errors)
    )
    return mark_safe(begin.replace('"form-select"', '"form-select is-invalid"', 1) + errors + end)  # noqa: S308


@register.simple_tag
def choose_any(form, *names):
    """`choose` for each of these fields of a filter. Most people choose nothing: what they get is kept ready as one."""
    if any(form.data.get(name) for name in names):
        return _chosen(form, names)
    key = f"selects:{type(form).__name__}:{':'.join(names)}:{get_language()}"
    return mark_safe(cache.get_or_set(key, lambda: _chosen(form, names), TAXONOMY_SECONDS))  # noqa: S308 (of `choose`)


def _chosen(form, names):
    return mark_safe("".join(choose(form[name]) for name in names))  # noqa: S308 (of `choose`)


def _select(field):
    """A select with nothing chosen, in two parts: errors go between them."""
    begin = format_html(
        '<div class="mb-3"><label class="form-label" for="{id}">{label}</label>'
        '<select class="form-select" id="{id}" name="{name}">{options}</select>',
        id=field.id_for_label,
        label=field.label,
        name=field.html_name,
        options=mark_safe(_options(field.field.choices)),  # noqa: S308 (escaped there)
    )
    help_text = field.help_text and format_html('<div class="form-text">{}</div>', field.help_text)
    return str(begin), f"{help_text}</div>"


def _options(choices):
    html = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            html.append(format_html('<optgroup label="{}">{}</optgroup>', value, mark_safe(_options(label))))  # noqa: S308
        else:
            html.append(format_html('<option value="{}">{}</option>', str(value), label))
    return "".join(html)


QUERY, HIDDEN = "<!-- query -->", "<!-- hidden -->"


@register.simple_tag
def pagination(page, query):
    """The way to the pages before and after; `query` is what their addresses hold before the number, with its last &."""
    if page.paginator.num_pages <= 1:
        return ""
    html = _pagination(page.number, page.paginator.num_pages, get_language())
    return mark_safe(html.replace(QUERY, escape(query)))  # noqa: S308 (a template of ours; the query is escaped)


@lru_cache(maxsize=500)
def _pagination(number, total, _language):
    before, after = (number - 1 if number > 1 else None), (number + 1 if number < total else None)
    places = {"number": number, "total": total, "before": before, "after": after, "query": SafeString(QUERY)}
    return str(render_to_string("consult/partials/_pagination.html", places))


@register.simple_tag
def search_box(query, kept=()):
    """The box of the search page with what was typed; a new search keeps these parameters, pairs (name, value)."""
    hidden = format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)
    html = _search_box(bool(query), get_language())
    return mark_safe(html.replace(QUERY, escape(query)).replace(HIDDEN, hidden))  # noqa: S308 (as in `pagination`)


@lru_cache(maxsize=10)
def _search_box(filled, _language):
    places = {"filled": filled, "query": SafeString(QUERY), "hidden": SafeString(HIDDEN)}
    return str(render_to_string("consult/search/_box.html", places))


@register.simple_tag
def law_link(article):
    """A link to an article by its statute's official title and label, as guidance names it: 民法典 第一百八十八条."""
    law, label = (
        (article["law"], article["article"]) if isinstance(article, dict) else (article.law, article.article)
    )
    short = short_title(law)
    address = reverse("consult:article-detail", args=[short, number_slug(*parse_label(label))])
    return format_html('<a href="{}">{} {}</a>', address, short, label)
