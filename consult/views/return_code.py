"""Return codes: showing a new one, and coming back with one."""

from urllib.parse import quote, unquote

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..access import code_key, open_question
from ..forms.ask import CodeForm
from ..limits import seconds_to_wait
from ..models import Question
from ..text import return_code
from .writing import FORM_METHODS, slow_down

COOKIE = "lawqa_new_question"
COOKIE_PATH = "/return/"
COOKIE_SECONDS = 3600


def show_new(submission_id):
    """Go to the page that shows the code. The form's token travels in a signed cookie of the asker's own browser, so that
    nothing on the server can bring the code back."""
    response = redirect("consult:return-code-new")
    response.set_signed_cookie(
        COOKIE, quote(submission_id), salt=COOKIE, max_age=COOKIE_SECONDS, path=COOKIE_PATH, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


@FORM_METHODS
@never_cache
def new(request):
    submission_id = unquote(request.get_signed_cookie(COOKIE, "", salt=COOKIE, max_age=COOKIE_SECONDS))
    if not submission_id:
        return redirect("consult:return-code")
    code = return_code.derive(code_key(), submission_id)
    question = Question.objects.filter(code_hash=return_code.stored(code_key(), code)).first()
    if question is None:
        raise Http404
    if request.method == "POST":
        response = redirect(question)
        response.delete_cookie(COOKIE, path=COOKIE_PATH)
        return response
    return render(request, "consult/return_code/new.html", {"code": code, "question": question})


@FORM_METHODS
@never_cache
def enter(request):
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(request, "return-code")
        if wait:
            form.add_error("code", slow_down(wait))
            status = 429
        else:
            question = find(form.cleaned_data["code"])
            if question:
                open_question(request, question)
                messages.success(request, _("已打开您的问题。离开公用电脑前请清除浏览记录。"))
                return redirect(question)
            form.add_error("code", _("没有找到这个查询码。请核对每一位，字母 I、O 和数字 0、1 不会出现。"))
    return render(request, "consult/return_code/enter.html", {"form": form}, status=status)


def find(typed):
    """The question that a typed code opens, or None."""
    code = return_code.read(typed)
    return Question.objects.filter(code_hash=return_code.stored(code_key(), code)).first() if code else None
