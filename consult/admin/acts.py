"""Admin actions that ask for a reason before they act."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..forms.moderation import ReasonForm


def reasoned(act, description, permission="change"):
    """An admin action: a page that asks why, then `act(target=…, actor=…, reason=…)` for each chosen row.

    `act` returns False for a row that no longer stands where the act applies; those are counted and told.
    """

    @admin.action(description=description, permissions=[permission])
    def action(modeladmin, request, queryset):
        form = ReasonForm(request.POST if "apply" in request.POST else None)
        if form.is_valid():
            results = [act(target=row, actor=request.user, reason=form.sentence) for row in queryset]
            done = sum(result is not False for result in results)
            modeladmin.message_user(
                request, ngettext("已处理 %(n)d 项。", "已处理 %(n)d 项。", done) % {"n": done}
            )
            if done < len(results):
                skipped = _("%(n)d 项的状态已变,没有处理。") % {"n": len(results) - done}
                modeladmin.message_user(request, skipped, messages.WARNING)
            return None
        context = {
            **modeladmin.admin_site.each_context(request),
            "title": description,
            "form": form,
            "rows": queryset,
            "action": action.__name__,
            "checkbox": ACTION_CHECKBOX_NAME,
            "opts": modeladmin.model._meta,
        }
        return TemplateResponse(request, "admin/reason.html", context)

    action.__name__ = f"{act.__name__}_with_reason"
    return action


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that the admin shows and nobody edits here."""

    def has_add_permission(self, request, *args):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class KeptAdmin(admin.ModelAdmin):
    """Rows that are hidden or erased by actions, never deleted by hand: deleting would leave no trace."""

    def has_delete_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request):
        return False
