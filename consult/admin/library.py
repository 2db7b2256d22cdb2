"""The statute library and the citations that point into it."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..forms.tables import StatuteNameRow
from ..models import Citation, Statute, StatuteName, StatuteVersion
from . import columns
from .kept import ReadOnlyAdmin, SettingsAdmin
from .tables import Imported


class DayInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class NameInline(admin.TabularInline):
    model = StatuteName
    extra = 1


class VersionInline(admin.StackedInline):
    model = StatuteVersion
    formfield_overrides = {models.DateField: {"widget": DayInput}}
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
class StatuteAdmin(SettingsAdmin):
    """Texts come from `manage.py load_statutes`; here staff correct what is known about them."""

    list_display = ("title", "short_title", "kind", "is_complete")
    list_filter = ("kind", "is_complete")
    search_fields = ("title", "names__name")
    fields = ("title", "short_title", "kind", "issuing_body", "is_complete")
    readonly_fields = ("title", "short_title")
    inlines = [NameInline, VersionInline]

    def has_delete_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request):
        return False

    def save_formset(self, request, form, formset, change):
        """Names and dates are on record like everything else that staff change."""
        super().save_formset(request, form, formset, change)
        for obj, fields in formset.changed_objects:
            self._record(request, "change", obj, after={name: str(getattr(obj, name)) for name in fields})
        for obj in formset.new_objects:
            self._record(request, "add", obj)


@admin.register(StatuteName)
class StatuteNameAdmin(Imported, SettingsAdmin):
    list_display = ("name", "statute")
    list_select_related = ("statute",)
    search_fields = ("name", "statute__title")
    autocomplete_fields = ("statute",)
    row_form = StatuteNameRow
    export_columns = ("name", "statute")
    export_related = ("statute",)


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    list_display = ("raw", "law", "state_in_words", "confirmed", "answer", "checked")
    list_filter = ("state", "confirmed")
    list_select_related = ("answer",)
    search_fields = ("raw", "law")
    ordering = ("-pk",)

    @admin.display(description=_("核对结果"), ordering="state")
    def state_in_words(self, row):
        return columns.badge(row.state, row.get_state_display())

    @admin.display(description=_("核对时间"), ordering="checked_at")
    def checked(self, row):
        return columns.moment(row.checked_at)
