"""Guidance cards and evidence lists, edited by staff."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import EvidenceItem, GuidanceCard, Question
from ..search.guidance import forget
from ..text.guidance import compile_triggers
from ..text.markup import render


class CardForm(forms.ModelForm):
    class Meta:
        model = GuidanceCard
        exclude = ()  # noqa: DJ006  (every field is staff's to edit)

    def clean_triggers(self):
        """Rules that do not compile never reach readers; the message names the line."""
        triggers = self.cleaned_data["triggers"]
        for error in compile_triggers(triggers).errors:
            self.add_error(
                "triggers", _("第 %(line)d 行有误:%(reason)s") % {"line": error.line, "reason": error.message}
            )
        return triggers


@admin.register(GuidanceCard)
class GuidanceCardAdmin(admin.ModelAdmin):
    form = CardForm
    list_display = ("title", "slug", "kind", "position", "is_shown", "updated_at")
    list_filter = ("kind", "is_shown")
    search_fields = ("title", "slug", "body")
    filter_horizontal = ("areas",)

    def save_model(self, request, obj, form, change):
        obj.body_html = render(obj.body)
        super().save_model(request, obj, form, change)
        self._changed()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._changed()

    def _changed(self):
        """Cached cards and cached question pages that show some are made anew."""
        forget()
        Question.objects.guided().touch()


@admin.register(EvidenceItem)
class EvidenceItemAdmin(admin.ModelAdmin):
    list_display = ("text", "area", "why", "position")
    list_filter = (("area", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("area",)
    search_fields = ("text",)
