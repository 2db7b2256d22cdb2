"""The statute library: list, statute, article, download; each also on a given day."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..forms.laws import OnDateForm, StatuteFilterForm
from ..models import Article, Citation, Statute
from ..search.titles import title_index
from ..text.diff import differences
from ..text.normalise import clean
from ..text.numerals import number_slug, parse_slug, render_label

PAGE_SIZE = 50


@require_safe
def statute_list(request):
    form = StatuteFilterForm(request.GET)
    statutes = Statute.objects.all()
    if form.value("kind"):
        statutes = statutes.filter(kind=form.value("kind"))
    query = form.value("q", "")
    if query:
        exact = title_index().resolve(query)
        statutes = statutes.matching(query, exact)
    page = Paginator(statutes.with_current(), PAGE_SIZE).get_page(form.value("page", 1))
    kept = request.GET.copy()
    for name in set(kept) - {"q", "kind"}:
        del kept[name]
    context = {"form": form, "page": page, "query": kept.urlencode() + "&" if kept else "", "q": query}
    return render(request, "consult/laws/list.html", context)


def _statute(title):
    """A statute by the name in its address; another of its names leads there too."""
    title = clean(title)[:200]
    statute = Statute.objects.filter(short_title=title).first()
    if statute:
        return statute, True
    official = title_index().resolve(title)
    statute = official and Statute.objects.filter(title=official).first()
    if not statute:
        raise Http404
    return statute, False


def _to(request, path):
    """To the one address of a page, with what was asked of it."""
    query = request.GET.urlencode()
    return redirect(f"{path}?{query}" if query else path, permanent=True)


def _version(statute, day):
    """The wording on a day (today's when None; None when the library holds none so old), and all wordings."""
    versions = statute.versions.newest_first()
    return statute.version_on(day, versions), versions


def _on(request):
    form = OnDateForm(request.GET)
    form.is_valid()
    return form, form.cleaned_data.get("on")


@require_safe
def statute_detail(request, title):
    statute, is_address = _statute(title)
    if not is_address:
        return _to(request, statute.get_absolute_url())
    form, day = _on(request)
    version, versions = _version(statute, day)
    if version is None:
        return _absent(request, statute, versions, form, day)
    articles = list(version.articles.in_order())
    wanted = form.cleaned_data.get("article")
    if wanted and any(article.slug == wanted for article in articles):
        return redirect(f"{statute.get_absolute_url()}{f'?on={day}' if day else ''}#a{wanted}")
    context = {
        "statute": statute,
        "version": version,
        "versions": versions,
        "articles": articles,
        "article_error": _("这个文本里没有第 %(number)s 条。") % {"number": wanted} if wanted else "",
        "form": form,
        "on": day,
    }
    return render(request, "consult/laws/statute.html", context)


@require_safe
def statute_text(request, title):
    """The statute as a text file."""
    statute, _is_address = _statute(title)
    _form, day = _on(request)
    version, _versions = _version(statute, day)
    if version is None:
        raise Http404
    lines, chapter = [statute.title, ""], None
    for article in version.articles.in_order():
        if article.chapter and article.chapter != chapter:
            lines += ["", article.chapter, ""]
            chapter = article.chapter
        lines.append(f"{article.label}  {article.text}")
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{statute.short_title}.txt")
    return response


@require_safe
def article_detail(request, title, number):
    statute, is_address = _statute(title)
    if not is_address:
        return _to(request, reverse("consult:article-detail", args=[statute.short_title, number]))
    try:
        number, suffix = parse_slug(number)
    except ValueError:
        raise Http404
    form, day = _on(request)
    version, versions = _version(statute, day)
    here = {"number": number, "suffix": suffix}
    wordings = Article.objects.filter(version__statute=statute, **here).select_related("version__statute")
    by_version = {article.version_id: article for article in wordings}
    article = version and by_version.get(version.pk)
    if article is None:
        held = [row for row in versions if row.pk in by_version]
        return _absent(request, statute, held, form, day, number=number, suffix=suffix)
    context = {
        "statute": statute,
        "version": version,
        "article": article,
        "earlier": _earlier(article, by_version, versions),
        "neighbours": article.neighbours(),
        "questions": list(Citation.objects.questions_citing(statute, number, suffix).card_keys()[:10]),
        "form": form,
        "on": day,
    }
    template = (
        "consult/laws/_article.html" if request.headers.get("HX-Request") else "consult/laws/article.html"
    )
    return render(request, template, context)


def _absent(request, statute, held, form, day, *, number=None, suffix=0):
    """404, with the wordings that the library does hold; the bare page when it holds none."""
    if not held:
        raise Http404
    slug = number and number_slug(number, suffix)
    path = (
        reverse("consult:article-detail", args=[statute.short_title, slug])
        if slug
        else statute.get_absolute_url()
    )
    context = {
        "statute": statute,
        "label": render_label(number, suffix) if slug else "",
        "held": [(version, path if version.is_current else f"{path}?on={version.day}") for version in held],
        "earliest": min(held, key=lambda version: version.rank),
        "form": form,
        "on": day,
    }
    return render(request, "consult/laws/absent.html", context, status=404)


def _earlier(article, by_version, versions):
    """Other wordings of this article, newest first, each with what it says otherwise than the one shown."""
    found, said = [], {article.text}
    for version in versions:
        other = by_version.get(version.pk)
        if other and other.text not in said:
            said.add(other.text)
            found.append(
                {"version": version, "article": other, "diff": differences(other.text, article.text)}
            )
    return found
