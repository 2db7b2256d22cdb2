"""Guidance: cards, the deadline calculator, hints while asking, the private evidence list."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..actions import evidence
from ..forms.guidance import DeadlineForm, EvidenceForm, HintForm
from ..limits import seconds_to_wait
from ..models import EvidenceItem, GuidanceCard
from ..search.guidance import by_slug, cards
from ..text.deadlines import compute
from ..text.deadlines_kinds import kinds
from ..text.normalise import clean
from .asking import FORM_METHODS, allowed, hints_for, visible_question


@require_safe
def help_index(request):
    groups = {kind: [] for kind in GuidanceCard.Kind}
    for card in cards().values():
        kind = next(kind for kind in GuidanceCard.Kind if kind.partition("-")[2] == card.kind)
        groups[kind].append(card)
    context = {"groups": [(kind.label, found) for kind, found in groups.items() if found]}
    return render(request, "consult/help/index.html", context)


@require_safe
def card(request, slug):
    found = by_slug([slug])
    if not found:
        raise Http404
    return render(request, "consult/help/card.html", {"card": found[0]})


@require_safe
def deadlines(request):
    """GET, so that the result can be kept as an address: dates alone say nothing of anybody."""
    asked = any(name in request.GET for name in ("kind", "start"))
    form = DeadlineForm(request.GET if asked else None, initial={"kind": request.GET.get("of", "")[:60]})
    result = None
    if asked and form.is_valid():
        values = form.cleaned_data
        result = compute(values["kind"], values["start"], values["interruptions"], event=values["event"])
    context = {"form": form, "result": result, "kinds": kinds().values()}
    if result and result.last_day:
        context["left"] = result.days_left(timezone.localdate())
        context["passed"] = -context["left"]
    return render(request, "consult/help/deadlines.html", context)


@require_POST
def hints(request):
    """While one types: what may help. A fragment; nothing is stored, and nothing stands in an address."""
    wait = seconds_to_wait(request, "hints")
    if wait:
        return HttpResponse(status=429)
    text = clean(HintForm(request.POST).text()).strip()
    return render(request, "consult/help/_hints.html", hints_for(text) | {"while_typing": True})


@never_cache
@FORM_METHODS
def evidence_list(request, pk):
    """The asker's own list for the question's area."""
    question, visitor = visible_question(request, pk)
    allowed(visitor.is_asker(question) and question.area_id)
    items = EvidenceItem.objects.filter(area=question.area.top)
    form = EvidenceForm(
        request.POST if request.method == "POST" else None,
        items=items,
        initial={"items": question.evidence_ticks.values_list("item", flat=True)},
    )
    if request.method == "POST" and form.is_valid():
        evidence.keep(question=question, items=form.cleaned_data["items"])
        messages.success(request, _("证据清单已保存，只有您能看到。"))
        return redirect(question)
    context = {
        "form": form, "heading": _("证据清单"), "question": question, "submit_label": _("保存"),
        "lead": _("有的打勾，没有的想想能从哪里取得。只有您能看到。"), "back_url": question.get_absolute_url(),
    }  # fmt: skip
    return render(request, "consult/form.html", context)
