"""Areas, regions, blocked phrases, synonyms."""

from django.contrib import admin

from ..models import Area, BlockedPhrase, Region, Synonym


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "parent", "position")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    search_fields = ("name", "slug")


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "code", "iso")
    search_fields = ("name",)


@admin.register(BlockedPhrase)
class BlockedPhraseAdmin(admin.ModelAdmin):
    list_display = ("phrase", "note")
    search_fields = ("phrase",)


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    list_display = ("lay", "legal")
    search_fields = ("lay", "legal")
