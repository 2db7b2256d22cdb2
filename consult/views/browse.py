"""Home, areas and regions."""

from django.core.cache import cache
from django.db.models import Sum
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..forms.filters import QuestionFilterForm
from ..models import Area, EvidenceItem, GuidanceCard, Lawyer, Question, Region
from .questions import filtered, page_of, query_without_page

NUMBERS_SECONDS = 60


@require_safe
def home(request):
    published = Question.objects.published()
    context = {
        "areas": Area.objects.tree(),
        "latest": list(published.answered().recommendable().latest().card_keys()[:8]),
        "picked": published.picked().recommendable().for_cards()[:3],
        "trending": published.trending().recommendable().for_cards()[:5],
        "waiting": published.unanswered().recommendable().latest().for_cards()[:5],
        "lawyers": Lawyer.objects.listed().select_related("region").in_directory_order()[:6],
        "numbers": cache.get_or_set("home-numbers", numbers, NUMBERS_SECONDS),
    }
    return render(request, "consult/home.html", context)


def numbers():
    """Counted from rows, a minute old at most."""
    published = Question.objects.published()
    helped = Lawyer.objects.listed().aggregate(n=Sum("helped_count") - Sum("helped_before"))["n"]
    return {
        "questions": published.count(),
        "answered": published.answered().count(),
        "lawyers": Lawyer.objects.verified().count(),
        "helped": helped or 0,
    }


@require_safe
def area_list(request):
    return render(request, "consult/areas/list.html", {"areas": Area.objects.tree()})


@require_safe
def area_detail(request, slug):
    area = get_object_or_404(Area.objects.select_related("parent"), slug=slug)
    form = QuestionFilterForm(request.GET)
    context = {
        "area": area,
        "form": form,
        "page": page_of(filtered(form).in_area(area), form),
        "lawyers": Lawyer.objects.listed().in_area(area).select_related("region").in_directory_order()[:5],
        "query": query_without_page(request),
        "cards": GuidanceCard.objects.for_area(area).in_order(),
        "evidence": EvidenceItem.objects.filter(area=area.top),
    }
    return render(request, "consult/areas/detail.html", context)


@require_safe
def region_detail(request, slug):
    region = get_object_or_404(Region, slug=slug)
    form = QuestionFilterForm(request.GET)
    context = {
        "region": region,
        "form": form,
        "page": page_of(filtered(form).in_region(region), form),
        "query": query_without_page(request),
    }
    return render(request, "consult/regions/detail.html", context)
