"""Answers and follow-ups."""

from django.contrib import admin

from ..models import Answer, AnswerRevision, FollowUp
from .acts import KeptAdmin
from .questions import MODERATION


class RevisionInline(admin.TabularInline):
    model = AnswerRevision
    fields = readonly_fields = ("body", "ai_assisted", "written_at", "replaced_at")
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Answer)
class AnswerAdmin(KeptAdmin):
    list_display = ("__str__", "question", "lawyer", "status", "is_accepted", "helpful_count", "created_at")
    list_filter = ("status", "is_accepted", "ai_assisted", "created_at")
    list_select_related = ("question", "lawyer")
    search_fields = ("body", "question__title", "lawyer__name")
    date_hierarchy = "created_at"
    list_per_page = 50
    actions = MODERATION
    inlines = [RevisionInline]
    fields = readonly_fields = (
        "question", "lawyer", "body", "ai_assisted", "status", "status_reason", "findings", "is_accepted",
        "helpful_count", "created_at", "edited_at",
    )  # fmt: skip


@admin.register(FollowUp)
class FollowUpAdmin(KeptAdmin):
    list_display = ("__str__", "answer", "side", "status", "created_at")
    list_filter = ("status", "side")
    list_select_related = ("answer",)
    actions = MODERATION
    fields = readonly_fields = ("answer", "side", "body", "status", "status_reason", "findings", "created_at")
