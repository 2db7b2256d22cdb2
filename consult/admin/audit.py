"""The audit log: read by staff, written by actions alone, changed by nobody."""

from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from ..models import AuditEntry
from . import columns, history
from .kept import ReadOnlyAdmin
from .tables import Exported


class VerbFilter(admin.SimpleListFilter):
    title = _("操作")
    parameter_name = "verb"

    def lookups(self, request, model_admin):
        return list(history.VERBS.items())

    def queryset(self, request, queryset):
        return queryset.filter(action__endswith=f".{self.value()}") if self.value() else queryset


class NounFilter(admin.SimpleListFilter):
    title = _("对象")
    parameter_name = "target_type"

    def lookups(self, request, model_admin):
        return list(history.NOUNS.items())

    def queryset(self, request, queryset):
        return queryset.filter(target_type=self.value()) if self.value() else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(Exported, ReadOnlyAdmin):
    list_display = ("what", "actor_name", "target", "reason", "when")
    list_filter = (NounFilter, VerbFilter, "created_at")
    search_fields = ("actor_name", "target_label", "reason")
    ordering = ("-pk",)
    fields = readonly_fields = ("what", "actor_name", "target", "reason", "changed", "created_at")
    export_columns = (
        "id", "created_at", "actor_name", "action", "target_type", "target_id", "target_label", "reason",
    )  # fmt: skip

    @admin.display(description=_("操作"), ordering="action")
    def what(self, row):
        return f"{history.verb(row.action)}{history.noun(row.target_type)}"

    @admin.display(description=_("对象"))
    def target(self, row):
        label = row.target_label or f"#{row.target_id}"
        try:
            url = reverse(f"admin:consult_{row.target_type}_change", args=[row.target_id])
        except NoReverseMatch:
            return label
        return format_html('<a href="{}">{}</a>', url, label)

    @admin.display(description=_("变动"))
    def changed(self, row):
        return format_html_join("", "<p>{}:{} → {}</p>", history.changes(row)) or "–"

    @admin.display(description=_("时间"), ordering="created_at")
    def when(self, row):
        return columns.moment(row.created_at)
