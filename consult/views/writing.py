"""The two shapes of a write: a form with the masking step, and a page with one button."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..forms.report import ConfirmForm
from ..limits import seconds_to_wait
from .errors import too_fast

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


def writing(request, form, *, limit, page, save, creates=True):
    """GET shows the form; POST checks it, the rate, and what must be masked, then saves.

    `page(form, status)` renders the form; `save(form)` stores and redirects. Whatever goes wrong, what was typed stays. A form
    that `creates` counts once however often it is sent; one that changes something counts each time.
    """
    if request.method != "POST" or not form.is_valid() or getattr(form, "wants_back", False):
        return page(form, 200)
    wait = seconds_to_wait(request, limit, once=form.cleaned_data["submission_id"] if creates else "")
    if wait:
        form.add_error(None, slow_down(wait))
        response = page(form, 429)
        response["Retry-After"] = str(wait)
        return response
    if getattr(form, "needs_review", False):
        context = {"heading": _("提交前请看一眼：个人信息已隐去"), "changes": form.changes, "form": form}
        return render(request, "consult/redaction.html", context)
    return save(form)


def slow_down(wait):
    minutes = -(-wait // 60)
    return _("您提交得太快了，请 %(minutes)d 分钟后再试。您写的内容还在，没有丢失。") % {"minutes": minutes}


def one_form(request, form, *, limit, save, creates=True, **context):
    """`writing` on the plain one-form page."""

    def page(form, status):
        return render(request, "consult/form.html", {"form": form, **context}, status=status)

    return writing(request, form, limit=limit, page=page, save=save, creates=creates)


def one_button(request, *, act, back, limit="mark", **context):
    """GET shows a page with one button, since public pages carry no CSRF token; POST acts and goes back."""
    if request.method != "POST":
        context = {"form": ConfirmForm(), "back_url": back, **context}
        return render(request, "consult/confirm.html", context)
    wait = seconds_to_wait(request, limit)
    if wait:
        return too_fast(request, wait)
    act()
    return redirect(back)
