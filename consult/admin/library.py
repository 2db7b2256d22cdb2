"""The statute library and the citations that point into it."""

from django.contrib import admin

from ..models import Citation, Statute, StatuteName, StatuteVersion
from .acts import ReadOnlyAdmin


class NameInline(admin.TabularInline):
    model = StatuteName
    extra = 1


class VersionInline(admin.TabularInline):
    model = StatuteVersion
    fields = (
        "adopted_on",
        "effective_from",
        "effective_to",
        "repealed_on",
        "repealed_by",
        "is_current",
        "source",
    )
    readonly_fields = ("is_current", "source")
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Statute)
class StatuteAdmin(admin.ModelAdmin):
    list_display = ("title", "short_title", "kind", "is_complete")
    list_filter = ("kind", "is_complete")
    search_fields = ("title", "names__name")
    readonly_fields = ("title", "short_title", "created_at")
    inlines = [NameInline, VersionInline]

    def has_delete_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request):
        return False


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    list_display = ("raw", "law", "state", "confirmed", "answer", "checked_at")
    list_filter = ("state", "confirmed")
    list_select_related = ("answer",)
    search_fields = ("raw", "law")
