"""Answering, and what happens under an answer: edit, accept, mark, follow up, history."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..access import visitor_of
from ..actions import answer as answers
from ..actions import cite
from ..actions import follow_up as follow_ups
from ..actions import mark as marks
from ..forms.answer import AnswerForm, FollowUpForm
from ..limits import seconds_to_wait
from ..models import Answer, FollowUp, Mark, Question
from ..search import articles
from ..search.citations import check
from .asking import allowed, visible_question
from .errors import too_fast
from .writing import FORM_METHODS, one_button, one_form, writing


def visible_answer(request, pk):
    """An answer this visitor may see, with its question, and the visitor."""
    visitor = visitor_of(request)
    questions = Question.objects.visible_to(visitor.user, visitor.opened)
    rows = Answer.objects.visible_to(visitor.user).filter(question__in=questions)
    return get_object_or_404(rows.select_related("question__area", "lawyer__user"), pk=pk), visitor


def answer_page(request, question, heading, draft_url=""):
    def page(form, status):
        context = {"form": form, "question": question, "heading": heading}
        if request.method == "POST" and form.is_valid():
            context |= looked_over(form)
        context |= {"draft_url": draft_url, "suggestions": articles.stored(question)}
        return render(request, "consult/answers/form.html", context, status=status)

    return page


def looked_over(form):
    """The preview: the answer as readers will see it, and what the check says of each citation."""
    body = form.stored("body")
    checked = check(body)
    return {
        "preview": SafeString(cite.html_of(body, checked)),
        "checked": checked,
        "mismatched": cite.mismatches(checked),
    }


def unconfirmed(form):
    """Whether a quotation does not match and the lawyer has not said that it shall stand all the same."""
    return not form.is_confirmed and bool(cite.mismatches(check(form.stored("body"))))


@FORM_METHODS
def create(request, pk):
    question, visitor = visible_question(request, pk)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not visitor.may_answer(question):
        earlier = visitor.lawyer and question.answers.by(visitor.lawyer).first()
        allowed(earlier)
        return redirect("consult:answer-edit", earlier.pk) if request.method == "GET" else redirect(earlier)
    draft = visitor.lawyer.drafts.filter(question=question).first()
    form = AnswerForm(request.POST or None, initial={"body": draft.body if draft else ""})
    page = answer_page(
        request, question, _("回答这个问题"), reverse("consult:draft-save", args=[question.pk])
    )
    if "preview" in request.POST:
        return page(form, 200)

    def save(form):
        if unconfirmed(form):
            return page(form.settled(), 200)
        try:
            row = answers.answer(
                question=question, lawyer=visitor.lawyer, submission_id=form.cleaned_data["submission_id"],
                body=form.stored("body"), ai_assisted=form.cleaned_data["ai_assisted"], restored=form.restored_kinds,
                confirmed=form.is_confirmed,
            )  # fmt: skip
        except answers.NotAllowed:
            form.add_error(None, _("问题已不再公开，或您的认证已到期，回答没有发布。您写的内容还在。"))
            return page(form, 409)
        if not row.is_published:
            messages.info(request, _("回答已提交，正在等待审核，通过后会公开。"))
        return redirect(row)

    return writing(request, form, limit="answer", page=page, save=save)


@FORM_METHODS
def edit(request, pk):
    answer, visitor = visible_answer(request, pk)
    allowed(visitor.may_edit_answer(answer))
    form = AnswerForm(request.POST or None, initial={"body": answer.body, "ai_assisted": answer.ai_assisted})
    page = answer_page(request, answer.question, _("修改回答"))
    if "preview" in request.POST:
        return page(form, 200)

    def save(form):
        if unconfirmed(form):
            return page(form.settled(), 200)
        row = answers.edit(
            answer=answer, body=form.stored("body"), ai_assisted=form.cleaned_data["ai_assisted"],
            restored=form.restored_kinds, confirmed=form.is_confirmed,
        )  # fmt: skip
        return redirect(row)

    return writing(request, form, limit="answer", page=page, save=save, creates=False)


@require_POST
def preview(request, pk):
    """What an edited answer would look like, as a fragment."""
    answer, visitor = visible_answer(request, pk)
    allowed(visitor.may_edit_answer(answer))
    wait = seconds_to_wait(request, "preview")
    if wait:
        return too_fast(request, wait)
    form = AnswerForm(request.POST)
    context = looked_over(form) if form.is_valid() else {}
    return render(request, "consult/answers/_preview.html", {"form": form, **context})


@FORM_METHODS
def follow_up(request, pk):
    answer, visitor = visible_answer(request, pk)
    if not visitor.is_known:
        return redirect_to_login(request.get_full_path())
    allowed(visitor.may_follow_up(answer))
    side = FollowUp.Side.ASKER if visitor.is_asker(answer.question) else FollowUp.Side.LAWYER
    author = request.user if request.user.is_authenticated else None

    def save(form):
        follow_ups.follow_up(
            answer=answer, side=side, author=author, submission_id=form.cleaned_data["submission_id"],
            body=form.stored("body"), restored=form.restored_kinds,
        )  # fmt: skip
        return redirect(answer)

    asking = side == FollowUp.Side.ASKER
    return one_form(
        request, FollowUpForm(request.POST or None), limit="write", save=save, question=answer.question,
        heading=_("追问") if asking else _("追答"), submit_label=_("提交"), back_url=answer.get_absolute_url(),
        lead=_("只有您和这位律师能在这里继续交流，内容会公开。"),
    )  # fmt: skip


def _marking(request, pk, kind, wanted, **words):
    """Accept, helpful, and taking either back: the same page with one button."""
    answer, visitor = visible_answer(request, pk)
    if not visitor.is_known:
        return redirect_to_login(request.get_full_path())
    allowed(visitor.may_accept(answer) if kind == Mark.Kind.ACCEPT else visitor.may_mark(answer))
    change = marks.mark if wanted else marks.unmark

    def act():
        change(answer=answer, kind=kind, person=visitor.person(answer.question))

    return one_button(request, act=act, back=answer.get_absolute_url(), question=answer.question, **words)


@FORM_METHODS
def accept(request, pk):
    lead = _("采纳表示这个回答解决了您的问题。可以采纳多个，也可以取消。")
    return _marking(
        request, pk, Mark.Kind.ACCEPT, True, heading=_("采纳这个回答？"), lead=lead, submit_label=_("采纳")
    )


@FORM_METHODS
def unaccept(request, pk):
    lead = _("取消后律师的已帮助人数会相应更正。")
    return _marking(
        request, pk, Mark.Kind.ACCEPT, False, heading=_("取消采纳？"), lead=lead, submit_label=_("取消采纳")
    )


@FORM_METHODS
def helpful(request, pk):
    lead = _("每人对一个回答只算一次，不显示您是谁。")
    return _marking(
        request,
        pk,
        Mark.Kind.HELPFUL,
        True,
        heading=_("这个回答对您有帮助？"),
        lead=lead,
        submit_label=_("有帮助"),
    )


@FORM_METHODS
def unhelpful(request, pk):
    lead = _("取消后律师的已帮助人数会相应更正。")
    return _marking(
        request, pk, Mark.Kind.HELPFUL, False, heading=_("取消“有帮助”？"), lead=lead, submit_label=_("取消")
    )


@require_safe
def history(request, pk):
    answer, _visitor = visible_answer(request, pk)
    context = {"answer": answer, "question": answer.question, "revisions": answer.revisions.all()}
    return render(request, "consult/answers/history.html", context)
