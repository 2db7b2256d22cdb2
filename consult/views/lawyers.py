"""The lawyers' directory and profiles."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..forms.filters import LawyerFilterForm
from ..models import Answer, Lawyer
from .questions import page_of, query_without_page

DIRECTORY_PAGE_SIZE = 24


@require_safe
def lawyer_list(request):
    form = LawyerFilterForm(request.GET)
    lawyers = Lawyer.objects.listed().select_related("region").prefetch_related("areas").in_directory_order()
    if form.value("area"):
        lawyers = lawyers.in_area(form.value("area"))
    if form.value("region"):
        lawyers = lawyers.filter(region=form.value("region"))
    page = Paginator(lawyers, DIRECTORY_PAGE_SIZE).get_page(form.value("page", 1))
    context = {"form": form, "page": page, "query": query_without_page(request)}
    return render(request, "consult/lawyers/list.html", context)


@require_safe
def lawyer_detail(request, pk):
    """Profiles stay up while verification is suspended or over: the answers on the site still name them."""
    lawyer = get_object_or_404(
        Lawyer.objects.shown().select_related("region").prefetch_related("areas"), pk=pk
    )
    answers = Answer.objects.public().by(lawyer)
    page = page_of(
        answers.select_related("question__area").order_by("-created_at", "-pk"), LawyerFilterForm(request.GET)
    )
    context = {
        "lawyer": lawyer,
        "page": page,
        "query": "",
        "answer_count": page.paginator.count,
        "accepted_count": answers.filter(is_accepted=True).count(),
        "years": lawyer.years_in_practice,
        "helped_here": lawyer.helped_count - lawyer.helped_before,
    }
    return render(request, "consult/lawyers/detail.html", context)
