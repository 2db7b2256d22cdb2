"""What is one's own: questions, answers, notices, attaching a guest's question, export, erasure."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..actions.attach import attach as attach_question
from ..actions.erase import erase as erase_user
from ..actions.export import export as export_user
from ..forms.ask import CodeForm
from ..forms.filters import PageForm
from ..forms.report import EraseForm
from ..limits import seconds_to_wait
from ..models import Answer, Question
from .return_code import find
from .writing import FORM_METHODS, slow_down


@require_safe
@login_required
def me(request):
    questions = Question.objects.filter(asker=request.user).select_related("area", "region").order_by("-pk")
    answers = Answer.objects.written_by(request.user).select_related("question").order_by("-pk")
    context = {
        "page": Paginator(questions, 20).get_page(_page(request)),
        "answers": answers[:20],
        "lawyer": getattr(request.user, "lawyer", None),
        "unread": request.user.notices.unread().count(),
        "query": "",
    }
    return render(request, "consult/me/home.html", context)


def _page(request):
    return PageForm(request.GET).value("page", 1)


@require_safe
@login_required
def notices(request):
    page = Paginator(request.user.notices.all(), 30).get_page(_page(request))
    response = render(request, "consult/me/notices.html", {"page": page, "query": ""})
    if request.method == "GET":
        request.user.notices.filter(pk__in=[notice.pk for notice in page]).mark_read()
    return response


@FORM_METHODS
@login_required
def attach(request):
    """With its return code, a question asked without an account comes to this account."""
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(request, "return-code")
        question = None if wait else find(form.cleaned_data["code"])
        if wait:
            form.add_error("code", slow_down(wait))
            status = 429
        elif question and attach_question(question=question, user=request.user):
            messages.success(request, _("问题已归到您的账号下。"))
            return redirect(question)
        else:
            form.add_error("code", _("没有找到这个查询码，或者它的问题已属于另一个账号。"))
    context = {
        "form": form, "heading": _("用查询码认领问题"), "submit_label": _("认领"), "back_url": "",
        "lead": _("您没有登录时提的问题，可以归到这个账号下。公开页面上仍然匿名。"),
    }  # fmt: skip
    return render(request, "consult/form.html", context, status=status)


@require_safe
@login_required
def export(request):
    response = JsonResponse(
        export_user(user=request.user), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response["Content-Disposition"] = 'attachment; filename="lawqa-export.json"'
    response["Cache-Control"] = "no-store"
    return response


@FORM_METHODS
@login_required
def erase(request):
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = request.user
        logout(request)
        erase_user(user=user)
        messages.success(request, _("账号和您的个人信息已删除。"))
        return redirect("consult:home")
    context = {
        "form": form, "heading": _("注销账号"), "submit_label": _("注销账号"), "danger": True, "back_url": "",
        "lead": _("没有人回答的问题会删除；有人回答的问题会留下回答，但与您不再有任何联系。您的标记会取消，计数随之更正。"),
    }  # fmt: skip
    return render(request, "consult/form.html", context)
