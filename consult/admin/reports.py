"""Reports: what readers say should not stand as it is."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..actions import moderate, resolve
from ..forms import moderation as forms
from ..models import Lawyer, Report
from . import columns, findings
from .acts import Act
from .review import ReviewAdmin


def alike(report):
    """The waiting reports about the same thing, this one among them."""
    name = next(name for name in Report.TARGETS if getattr(report, f"{name}_id"))
    return Report.objects.waiting().filter(**{name: getattr(report, f"{name}_id")}).order_by("pk")


def _each(close):
    """One look decides for everybody who reported the same thing."""

    def run(*, target, actor, reason):
        results = [close(report=report, actor=actor, reason=reason) for report in alike(target)]
        return any(results)

    return run


def hide_target(*, target, actor, reason):
    return moderate.hide(target=target.target, actor=actor, reason=reason)


def _is_waiting(report):
    return report.handled_at is None


ACTS = (
    Act(
        "hide", _("隐藏被举报的内容"), forms.HideForm, hide_target,
        stands=lambda row: _is_waiting(row) and getattr(row.target, "is_published", False), key="y",
        done=_("已隐藏，举报已结案"), told=_("作者会看到原因，有账号的举报人会收到结果。"), tone="bad", in_bulk=False,
    ),
    Act(
        "resolve", _("举报成立，另行处理过"), forms.ResolveForm, _each(resolve.resolve), stands=_is_waiting, key="c",
        done=_("已结案：举报成立"), told=_("有账号的举报人会收到结果。同一内容的其他举报一并结案。"),
    ),
    Act(
        "dismiss", _("举报不成立"), forms.DismissForm, _each(resolve.dismiss), stands=_is_waiting, key="b",
        done=_("已结案：举报不成立"), told=_("有账号的举报人会收到结果。同一内容的其他举报一并结案。"), tone="good",
    ),
)  # fmt: skip


@admin.register(Report)
class ReportAdmin(ReviewAdmin):
    list_display = ("heading", "state", "kind", "about", "note", columns.submitted)
    list_filter = (columns.queue_filter("reports"), "reason", "created_at")
    list_select_related = ("question", "answer", "follow_up", "lawyer")
    search_fields = ("note", "question__title", "answer__body", "follow_up__body", "lawyer__name")
    ordering = ("-pk",)
    acts = ACTS
    review_template = "admin/review/report.html"

    @admin.display(description=_("举报"), ordering="reason")
    def heading(self, row):
        return str(row)

    @admin.display(description=_("状态"), ordering="handled_at")
    def state(self, row):
        return (
            columns.badge("published", _("已处理")) if row.handled_at else columns.badge("held", _("待处理"))
        )

    @admin.display(description=_("对象"))
    def kind(self, row):
        return row.target._meta.verbose_name

    @admin.display(description=_("内容"))
    def about(self, row):
        return str(row.target)

    def acts_for(self, request, obj):
        """Hiding is offered to who may change what was reported."""
        may_hide = request.user.has_perm(f"consult.change_{obj.target._meta.model_name}")
        return [act for act in super().acts_for(request, obj) if may_hide or act.name != "hide"]

    def judged_text(self, obj):
        """The reported thing as it stands."""
        target = obj.target
        return "\n".join(getattr(target, name, "") for name in ("title", "name", "body", "biography"))

    def review_rows(self):
        return Report.objects.select_related(
            "question__area", "answer__question", "answer__lawyer", "follow_up__answer__question",
            "follow_up__answer__lawyer", "lawyer__region",
        )  # fmt: skip

    def review_context(self, obj):
        target = obj.target
        answer = obj.answer or (obj.follow_up and obj.follow_up.answer)
        return {
            "target": target,
            "target_kind": target._meta.verbose_name,
            "target_url": f"admin:consult_{target._meta.model_name}_change",
            "body_pieces": [] if isinstance(target, Lawyer) else findings.segments(target.body),
            "question": obj.question or (answer and answer.question),
            "answer": answer,
            "thread": list(answer.follow_ups.order_by("pk")) if answer else [],
            "others": list(alike(obj).exclude(pk=obj.pk)[:20]),
            "history_of": [obj, target],
        }
