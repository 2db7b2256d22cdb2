"""One search over questions, articles of law and lawyers."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from ..forms.search import SearchForm
from ..limits import seconds_to_wait
from ..models import Article
from ..search import library, narrowing, people, queries
from ..search.marks import marker
from ..text.passages import html
from ..text.summary import cut

PAGE_SIZE = 20
# From here on the page says by which words it looks.
LONG = 200
TITLE = 60


@require_safe
def search(request):
    form = SearchForm(request.GET)
    query = form.value("q", "")
    context = {
        "form": form,
        "q": query,
        "is_long": len(query) > LONG,
        "ask": urlencode({"title": cut(query, TITLE)}),
    }
    if not query:
        return render(request, "consult/search/start.html", context)
    if wait := seconds_to_wait(request, "search"):
        response = render(request, "consult/search/start.html", {**context, "wait": wait}, status=429)
        response["Retry-After"] = str(wait)
        return response
    return render(request, "consult/search/results.html", {**context, **found(form, query)})


def found(form, query):
    """What the page shows: the chosen tab's page, and how much there is in each."""
    tab = form.value("tab", "questions")
    where = narrowing.where(**form.limits())
    questions, articles = queries.search(query, where=where), library.search(query)
    named, ids = library.named(query), [hit.pk for hit in articles.hits]
    if tab == "statutes":
        page, shown = _articles(form, query, articles, named)
    elif tab == "lawyers":
        rows = people.search(query).select_related("region").prefetch_related("areas")
        page = _page(form, rows.in_directory_order())
        shown = page.object_list
    else:
        page, shown = _questions(form, query, questions, where)
    counts = {
        "questions": _count(questions.total, questions.at_least),
        "statutes": _count(
            articles.total + len([row for row in named if row.pk not in ids]), articles.at_least
        ),
        "lawyers": page.paginator.count if tab == "lawyers" else people.count(query),
    }
    return {
        "tab": tab,
        "tabs": [
            (name, label, counts[name], _address(form, "q", "area", "region", "status", "time", tab=name))
            for name, label in SearchForm.TABS
        ],
        "page": page,
        "shown": shown,
        "named": named,
        "statutes": library.statutes(query) if tab == "statutes" else [],
        "kept": list(form.kept("tab", "area", "region", "status", "time", "sort")),
        "results": articles if tab == "statutes" else questions,
        "query": _address(form, "q", "tab", "area", "region", "status", "time", "sort") + "&",
        "without_filters": _address(form, "q", "tab"),
    }


def _count(total, at_least):
    return f"{total}+" if at_least else total


def _address(form, *names, **more):
    return urlencode([*form.kept(*names), *more.items()])


def _page(form, rows):
    return Paginator(rows, PAGE_SIZE).get_page(form.value("page", 1))


def _questions(form, query, results, where):
    """(The page of ids, its questions with what is marked in them)."""
    whole = {hit.pk for hit in results.hits if hit.whole}
    if form.value("sort") == "newest":
        rows, split = queries.newest_first(query, results, where), False
    else:
        rows, split = [hit.pk for hit in results.hits], bool(whole)
    page = _page(form, rows)
    ids = list(page.object_list)
    texts, mark = queries.texts(ids), marker(results)
    titles = {pk: mark.whole(title) for pk, (_version, title, _body) in texts.items()}
    own = {pk: mark.best(body) for pk, (_version, _title, body) in texts.items()}
    # Where the title or the question says all that was typed, nobody needs to look through what is below.
    below = queries.texts_below(
        [pk for pk in texts if max(titles[pk].worth, own[pk].worth) < mark.enough or not own[pk].parts]
    )
    passages = {
        pk: max([("", own[pk]), *((place, mark.best(text)) for place, text in below.get(pk, ()))], key=_says)
        for pk in texts
    }
    shown = [
        {
            "pk": pk,
            "version": texts[pk][0],
            "title": mark_safe(html(titles[pk])),  # noqa: S308 (escaped there)
            "passage": mark_safe(html(passages[pk][1])),  # noqa: S308
            "place": passages[pk][0],
            "whole": not split or pk in whole,
        }
        for pk in ids
        if pk in texts
    ]
    return page, shown


def _says(placed):
    _place, passage = placed
    return passage.worth, bool(passage.parts)


def _articles(form, query, results, named):
    """(The page of ids, its articles with what is marked in them); those that the search names come first."""
    ids = [hit.pk for hit in results.hits]
    first = [row.pk for row in named]
    page = _page(form, list(dict.fromkeys([*first, *ids])))
    rows = Article.objects.select_related("version__statute").in_bulk(list(page.object_list))
    mark = marker(results)
    shown = [
        {
            "article": rows[pk],
            "is_named": pk in first,
            "passage": mark_safe(html(mark.best(rows[pk].text, 160))),  # noqa: S308 (escaped there)
        }
        for pk in page.object_list
        if pk in rows
    ]
    return page, shown
