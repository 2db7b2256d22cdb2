"""Guidance cards and evidence lists, edited by staff."""

from django.contrib import admin

from ..forms.guidance_cards import CardForm
from ..models import EvidenceItem, GuidanceCard, Question
from ..search.guidance import forget
from ..text.markup import render
from .kept import SettingsAdmin


@admin.register(GuidanceCard)
class GuidanceCardAdmin(SettingsAdmin):
    form = CardForm
    fields = CardForm.Meta.fields
    list_display = ("title", "slug", "kind", "position", "is_shown", "updated_at")
    list_filter = ("kind", "is_shown")
    search_fields = ("title", "slug", "body")

    def save_model(self, request, obj, form, change):
        obj.body_html = render(obj.body)
        super().save_model(request, obj, form, change)
        _changed()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        _changed()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        _changed()


def _changed():
    """Cached cards and cached question pages that show some are made anew."""
    forget()
    Question.objects.guided().touch()


@admin.register(EvidenceItem)
class EvidenceItemAdmin(SettingsAdmin):
    list_display = ("text", "area", "why", "position")
    list_filter = (("area", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("area",)
    search_fields = ("text",)
