"""Lists out as CSV, and a few of them in."""

from datetime import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions.audit import record
from ..actions.import_table import import_table
from ..forms.tables import MOST_ROWS, TableForm
from ..text import spreadsheet

MOST_EXPORTED = 10000


@admin.action(description=gettext_lazy("导出为 CSV"), permissions=["export"])
def export_csv(modeladmin, request, queryset):
    """The chosen rows. What a public page does not show (addresses, codes, licence numbers) is in no column."""
    rows = queryset.select_related(*modeladmin.export_related).order_by("pk")[: MOST_EXPORTED + 1]
    rows = list(rows)
    if len(rows) > MOST_EXPORTED:
        text = _("一次最多导出 %(n)d 行，请先筛选。") % {"n": MOST_EXPORTED}
        modeladmin.message_user(request, text, messages.ERROR)
        return None
    name = modeladmin.model._meta.model_name
    label = f"{modeladmin.model._meta.verbose_name} × {len(rows)}"
    record(actor=request.user, action=f"{name}.export", target=request.user, label=label)
    table = spreadsheet.write(
        modeladmin.export_columns,
        ([_cell(row, column) for column in modeladmin.export_columns] for row in rows),
    )
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y%m%d}.csv"'
    return response


def _cell(row, column):
    value = getattr(row, column)
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, bool):
        return int(value)
    return value


class Exported:
    """A list that whoever may change its rows can take along. `export_columns` are fields, named as they are."""

    export_columns: tuple[str, ...] = ()
    export_related: tuple[str, ...] = ()

    @property
    def actions(self):
        inherited = super().actions
        return [*(inherited or []), export_csv]

    def has_export_permission(self, request):
        name = self.model._meta.model_name
        return request.user.has_perm(f"consult.change_{name}")


class Imported(Exported):
    """A list that also takes rows from a CSV file: `row_form` says what they must be."""

    row_form: type | None = None

    def get_urls(self):
        name = self.model._meta.model_name
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name=f"consult_{name}_import"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        may_import = self._may_import(request)
        return super().changelist_view(request, {"may_import": may_import, **(extra_context or {})})

    def _may_import(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def import_view(self, request):
        """`check` says what would happen; without it the whole table is stored, or nothing with all that is wrong."""
        if not self._may_import(request):
            raise PermissionDenied
        form = TableForm(request.POST or None, request.FILES or None, row_form=self.row_form)
        planned = form.planned if request.method == "POST" and form.is_valid() else None
        if planned and "check" not in request.POST:
            import_table(planned=planned, actor=request.user)
            self.message_user(request, _summary(planned))
            return HttpResponseRedirect(reverse(f"admin:consult_{self.opts.model_name}_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("从 CSV 导入%(what)s") % {"what": self.opts.verbose_name},
            "opts": self.opts,
            "form": form,
            "columns": list(self.row_form.base_fields),
            "most": MOST_ROWS,
            "summary": planned and _summary(planned),
        }
        return TemplateResponse(request, "admin/import.html", context)


def _summary(planned):
    return _("新增 %(new)d 行，更新 %(changed)d 行，不变 %(unchanged)d 行。") % {
        "new": len(planned.new),
        "changed": len(planned.changed),
        "unchanged": planned.unchanged,
    }
