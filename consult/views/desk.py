"""The lawyer's desk: what fits me, what waits for me, what I began."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..access import visitor_of
from ..actions import apply as applying
from ..actions import draft as drafts
from ..actions.audit import record
from ..forms.answer import DraftForm
from ..forms.lawyers import ApplyForm
from ..limits import seconds_to_wait
from ..models import Answer, FollowUp, Lawyer, Question
from .asking import FORM_METHODS, allowed, visible_question
from .errors import too_fast


@never_cache
@require_safe
@login_required
def desk(request):
    """Whoever is no verified lawyer is led to the application, which says where it stands."""
    lawyer = visitor_of(request).lawyer
    if lawyer is None:
        return redirect("consult:lawyer-apply")
    answers, own = Answer.objects.by(lawyer), Q(asker=request.user)
    begun = Q(pk__in=lawyer.drafts.values("question"))
    context = {
        "lawyer": lawyer,
        "fitting": Question.objects.open().exclude(own | begun).fitting(lawyer).for_cards()[:20],
        "others": Question.objects.published().exclude(own).answered_by_others(lawyer).card_keys()[:8],
        "drafts": lawyer.drafts.select_related("question").filter(question__status="published")[:20],
        "waiting": FollowUp.objects.waiting_for(lawyer)[:20],
        "answers": answers.written_by(request.user).select_related("question").order_by("-pk")[:10],
        "numbers": {
            "answers": answers.public().count(),
            "accepted": answers.public().filter(is_accepted=True).count(),
            "helped": lawyer.helped_count,
        },
    }
    return render(request, "consult/desk.html", context)


@require_POST
@login_required
def save_draft(request, pk):
    """Called as the lawyer types: 204 when kept, 404 for whoever may not answer."""
    question, visitor = visible_question(request, pk)
    allowed(visitor.may_answer(question))
    wait = seconds_to_wait(request, "draft")
    if wait:
        return too_fast(request, wait)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    drafts.keep(lawyer=visitor.lawyer, question=question, body=form.cleaned_data["body"])
    return HttpResponse(status=204)


@never_cache
@FORM_METHODS
@login_required
def apply(request):
    lawyer = Lawyer.objects.filter(user=request.user).first()
    if lawyer and lawyer.verification not in applying.OPEN:
        return redirect("consult:desk") if lawyer.is_verified() else redirect("consult:me")
    form = ApplyForm(request.POST or None, request.FILES or None, lawyer=lawyer, initial=_filled(lawyer))
    status = 200
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(request, "write")
        if not wait:
            applying.apply(user=request.user, **form.cleaned_data)
            messages.success(request, _("申请已提交。工作人员核验后会通知您，一般需要 1 到 3 个工作日。"))
            return redirect("consult:lawyer-apply")
        form.add_error(None, _("提交得太快了，请过几分钟再试。"))
        status = 429
    return render(request, "consult/lawyers/apply.html", {"form": form, "lawyer": lawyer}, status=status)


def _filled(lawyer):
    """An application that staff sent back starts with what was given before."""
    if lawyer is None:
        return None
    names = ("name", "license_number", "law_firm", "first_licensed_year", "biography")
    filled = {name: getattr(lawyer, name) for name in names}
    region = lawyer.region and lawyer.region.slug
    return filled | {"region": region, "areas": [area.slug for area in lawyer.areas.all()]}


@never_cache
@require_safe
@login_required
def licence_scan(request, pk):
    """The scan, to its owner and to staff who may see lawyers; every look by staff is in the audit log."""
    lawyer = get_object_or_404(Lawyer, pk=pk)
    is_owner = lawyer.user_id == request.user.pk
    if not lawyer.licence_scan or not (is_owner or request.user.has_perm("consult.view_lawyer")):
        raise Http404
    if not is_owner:
        record(actor=request.user, action="lawyer.view_licence", target=lawyer)
    response = FileResponse(lawyer.licence_scan.open("rb"), content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
