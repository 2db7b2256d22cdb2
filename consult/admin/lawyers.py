"""Lawyers: verify and suspend."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..actions import verify as verification
from ..models import Lawyer
from .acts import KeptAdmin, reasoned


def verify(*, target, actor, reason):
    return verification.verify(lawyer=target, actor=actor, reason=reason)


def suspend(*, target, actor, reason):
    return verification.suspend(lawyer=target, actor=actor, reason=reason)


@admin.register(Lawyer)
class LawyerAdmin(KeptAdmin):
    list_display = (
        "name",
        "law_firm",
        "region",
        "license_number",
        "verification",
        "verified_until",
        "helped_count",
    )
    list_filter = ("verification", "region")
    list_select_related = ("region",)
    search_fields = ("name", "law_firm", "license_number")
    autocomplete_fields = ("areas",)
    actions = [reasoned(verify, _("认证通过(有效一年)")), reasoned(suspend, _("暂停认证"))]
    readonly_fields = (
        "user", "verification", "verified_at", "verified_until", "verification_note", "source_key", "source_note",
        "helped_before", "helped_before_note", "helped_count", "created_at",
    )  # fmt: skip
    fields = (
        "name", "title", "law_firm", "region", "areas", "license_number", "first_licensed_year", "biography",
        *readonly_fields,
    )  # fmt: skip

    def save_model(self, request, obj, form, change):
        obj.version += 1  # cached pages show the name and the firm
        super().save_model(request, obj, form, change)
