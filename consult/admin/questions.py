"""Questions, with what was added and what is held."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..actions import moderate
from ..models import Question, Supplement
from .acts import KeptAdmin, reasoned

MODERATION = [
    reasoned(moderate.publish, _("审核通过并发布")),
    reasoned(moderate.hide, _("隐藏")),
    reasoned(moderate.restore, _("恢复")),
]


@admin.register(Question)
class QuestionAdmin(KeptAdmin):
    list_display = ("title", "status", "area", "region", "answer_count", "is_solved", "created_at")
    list_filter = ("status", "is_solved", ("area", admin.RelatedOnlyFieldListFilter), "created_at")
    list_select_related = ("area", "region")
    search_fields = ("title", "body")
    date_hierarchy = "created_at"
    list_per_page = 50
    actions = MODERATION
    fields = (
        "title", "body", "nickname", "area", "proposed_area", "region", "status", "status_reason", "findings",
        "sensitive_reason", "created_at", "published_at", "edited_at", "answer_count", "helpful_count", "same_count",
    )  # fmt: skip
    readonly_fields = tuple(name for name in fields if name not in ("area", "region", "sensitive_reason"))


@admin.register(Supplement)
class SupplementAdmin(KeptAdmin):
    list_display = ("__str__", "question", "status", "created_at")
    list_filter = ("status",)
    list_select_related = ("question",)
    actions = MODERATION
    fields = readonly_fields = ("question", "body", "status", "status_reason", "findings", "created_at")
