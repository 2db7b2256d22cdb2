"""What staff can do to a row, each with a reason: as keys on its review page and as actions on its list."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..forms.moderation import ActForm

# Said when it is shown, in the language of whoever looks.
Words = str | Promise

AT_ONCE = 200


@dataclass(frozen=True)
class Act:
    """`run(target=…, actor=…, reason=…, …)` returns False where the row no longer stands; `stands(row)` says where it does.

    `done` is what the staff member reads afterwards, `told` what the page says beforehand about who will know. `key` chooses
    the act on the review page. Acts that need a look at each row are not `in_bulk`.
    """

    name: str
    label: Words
    form: type[ActForm]
    run: Callable
    stands: Callable
    key: str
    done: Words
    told: Words = ""
    tone: str = ""
    in_bulk: bool = True


def as_action(act):
    """An admin action: a page that asks why, then the act on each chosen row."""

    @admin.action(description=act.label, permissions=["change"])
    def action(modeladmin, request, queryset):
        if queryset.count() > AT_ONCE:
            text = _("一次最多处理 %(n)d 项，请少选一些。") % {"n": AT_ONCE}
            modeladmin.message_user(request, text, messages.ERROR)
            return None
        form = act.form(request.POST if "apply" in request.POST else None)
        if form.is_valid():
            _apply(act, form, modeladmin, request, queryset)
            return None
        rows = list(queryset)
        context = {
            **modeladmin.admin_site.each_context(request),
            "title": act.label,
            "act": act,
            "form": form,
            "rows": rows,
            "standing": sum(act.stands(row) for row in rows),
            "action": action.__name__,
            "checkbox": ACTION_CHECKBOX_NAME,
            "opts": modeladmin.model._meta,
        }
        return TemplateResponse(request, "admin/reason.html", context)

    action.__name__ = f"{act.name}_with_reason"
    return action


def _apply(act, form, modeladmin, request, queryset):
    told = {"actor": request.user, "reason": form.sentence, **form.extras}
    results = [act.run(target=row, **told) for row in queryset]
    done = sum(result is not False for result in results)
    if done:
        text = ngettext("%(done)s：%(n)d 项。", "%(done)s：%(n)d 项。", done) % {"done": act.done, "n": done}
        modeladmin.message_user(request, text)
    if done < len(results):
        text = _("%(n)d 项的状态不适合这样处理，没有变动。") % {"n": len(results) - done}
        modeladmin.message_user(request, text, messages.WARNING)


def as_actions(acts):
    return [as_action(act) for act in acts if act.in_bulk]
