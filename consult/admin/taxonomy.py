"""Areas, regions, and the words that checks and search read."""

from django.contrib import admin

from ..forms.tables import AreaRow, BlockedPhraseRow, SynonymRow
from ..models import Area, BlockedPhrase, Lawyer, Question, Region, Synonym
from .kept import SettingsAdmin
from .tables import Imported


@admin.register(Area)
class AreaAdmin(Imported, SettingsAdmin):
    list_display = ("name", "slug", "parent", "position")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    ordering = ("slug",)
    row_form = AreaRow
    export_columns = ("slug", "name", "position")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Two levels are all there are."""
        if db_field.name == "parent":
            kwargs["queryset"] = Area.objects.top_level()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change:
            Question.objects.in_area(obj).touch()


@admin.register(Region)
class RegionAdmin(SettingsAdmin):
    list_display = ("name", "slug", "code", "iso")
    search_fields = ("name",)
    fields = ("name", "slug", "code", "iso")
    readonly_fields = ("slug", "code", "iso")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        Question.objects.in_region(obj).touch()
        Question.objects.filter(answers__lawyer__in=Lawyer.objects.filter(region=obj)).touch()


@admin.register(BlockedPhrase)
class BlockedPhraseAdmin(Imported, SettingsAdmin):
    list_display = ("phrase", "note")
    search_fields = ("phrase", "note")
    row_form = BlockedPhraseRow
    export_columns = ("phrase", "note")


@admin.register(Synonym)
class SynonymAdmin(Imported, SettingsAdmin):
    list_display = ("lay", "legal")
    search_fields = ("lay", "legal")
    row_form = SynonymRow
    export_columns = ("lay", "legal")
