"""Lists of questions."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..forms.filters import QuestionFilterForm
from ..models import Question

PAGE_SIZE = 20


def filtered(form):
    """The keys of cards of published questions as a list's GET form asks for them."""
    rows = Question.objects.published().in_area(form.value("area")).in_region(form.value("region"))
    if form.value("status") == "unanswered":
        rows = rows.unanswered()
    elif form.value("status") == "solved":
        rows = rows.solved()
    return (rows.most_helpful() if form.value("sort") == "helpful" else rows.latest()).card_keys()


def page_of(rows, form):
    return Paginator(rows, PAGE_SIZE).get_page(form.value("page", 1))


def query_without_page(request):
    """The query string that pagination links keep, from the parameters the form knows, with a trailing `&`."""
    kept = request.GET.copy()
    for name in list(kept):
        if name not in ("area", "region", "status", "sort"):
            del kept[name]
    return kept.urlencode() + "&" if kept else ""


@require_safe
def question_list(request):
    form = QuestionFilterForm(request.GET)
    context = {
        "form": form,
        "page": page_of(filtered(form), form),
        "heading": _("全部问题"),
        "query": query_without_page(request),
    }
    return render(request, "consult/questions/list.html", context)
