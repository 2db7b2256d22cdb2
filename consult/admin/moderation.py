"""Reports and the audit log."""

from django.contrib import admin

from ..models import AuditEntry, Report
from .acts import KeptAdmin, ReadOnlyAdmin


@admin.register(Report)
class ReportAdmin(KeptAdmin):
    list_display = ("__str__", "reason", "target", "created_at", "handled_at")
    list_filter = ("reason", ("handled_at", admin.EmptyFieldListFilter))
    list_select_related = ("question", "answer", "follow_up", "lawyer")
    fields = ("reason", "note", "target", "created_at", "handled_at", "outcome")
    readonly_fields = ("reason", "note", "target", "created_at", "handled_at")


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "actor_name", "action", "target_label", "reason")
    list_filter = ("action", "target_type")
    search_fields = ("actor_name", "target_label", "reason")
    date_hierarchy = "created_at"
