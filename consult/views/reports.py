"""举报, for each thing that can be reported."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ..access import visitor_of
from ..actions.report import report
from ..forms.report import ReportForm
from ..models import FollowUp, Lawyer, Question
from .answering import visible_answer
from .asking import visible_question
from .writing import FORM_METHODS, one_form


def _reporting(request, target, back, question=None):
    def save(form):
        report(
            target=target, reason=form.cleaned_data["reason"], note=form.cleaned_data["note"],
            submission_id=form.cleaned_data["submission_id"],
            reporter=request.user if request.user.is_authenticated else None,
        )  # fmt: skip
        messages.success(request, _("举报已收到，管理员会查看。谢谢您。"))
        return redirect(back)

    return one_form(
        request, ReportForm(request.POST or None), limit="report", save=save, heading=_("举报"),
        lead=_("管理员会查看每一条举报。被举报的人不会知道您是谁。"), submit_label=_("提交举报"), back_url=back,
        question=question,
    )  # fmt: skip


@FORM_METHODS
def question(request, pk):
    row, _visitor = visible_question(request, pk)
    if not row.is_published:
        raise Http404
    return _reporting(request, row, row.get_absolute_url(), row)


@FORM_METHODS
def answer(request, pk):
    row, _visitor = visible_answer(request, pk)
    if not row.is_public:
        raise Http404
    return _reporting(request, row, row.get_absolute_url(), row.question)


@FORM_METHODS
def follow_up(request, pk):
    visitor = visitor_of(request)
    questions = Question.objects.visible_to(visitor.user, visitor.opened).published()
    rows = FollowUp.objects.published().filter(answer__status="published", answer__question__in=questions)
    row = get_object_or_404(rows.select_related("answer__question"), pk=pk)
    return _reporting(request, row, row.answer.get_absolute_url(), row.answer.question)


@FORM_METHODS
def lawyer(request, pk):
    row = get_object_or_404(Lawyer.objects.shown(), pk=pk)
    return _reporting(request, row, row.get_absolute_url())
