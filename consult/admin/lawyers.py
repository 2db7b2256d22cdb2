"""Lawyers: their applications, their verification, and corrections of what is shown of them."""

from django import forms as django_forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions import profile, verify
from ..forms import moderation as forms
from ..models import Area, Lawyer, Status
from . import columns
from .acts import Act
from .credentials import checks
from .review import ReviewAdmin
from .tables import Exported


def _told(act):
    """The verification acts under the name that every act has for its target."""

    def run(*, target, actor, reason, **extras):
        return act(lawyer=target, actor=actor, reason=reason, **extras)

    return run


def _stands(name):
    return lambda row: row.verification in verify.STANDING[name]


TOLD = gettext_lazy("律师会收到通知。")
ACTS = (
    Act(
        "verify", gettext_lazy("通过认证"), forms.VerifyForm, _told(verify.verify), _stands("verify"), key="f",
        done=gettext_lazy("已通过认证"), told=gettext_lazy("律师会收到通知，当时就可以回答问题。"), tone="good",
    ),
    Act(
        "ask_for_more", gettext_lazy("要求补充材料"), forms.MoreForm, _told(verify.ask_for_more), _stands("ask_for_more"),
        key="b", done=gettext_lazy("已要求补充材料"), told=gettext_lazy("律师会看到原因和您写的话。"),
    ),
    Act(
        "reject", gettext_lazy("不通过"), forms.RejectForm, _told(verify.reject), _stands("reject"), key="j",
        done=gettext_lazy("已答复不通过"), told=gettext_lazy("律师会看到原因，更正后可以再次申请。"), tone="bad",
    ),
    Act(
        "suspend", gettext_lazy("暂停认证"), forms.SuspendForm, _told(verify.suspend), _stands("suspend"), key="z",
        done=gettext_lazy("已暂停认证"), told=gettext_lazy("律师当时就不能再回答；已公开的回答保留，需要的另行隐藏。"), tone="bad",
    ),
)  # fmt: skip


class CorrectionForm(django_forms.ModelForm):
    """What staff may correct of a profile, and why."""

    reason = django_forms.CharField(
        label=gettext_lazy("为什么更正"),
        max_length=200,
        help_text=gettext_lazy("写进审计记录。"),
        error_messages={"required": gettext_lazy("请写明为什么更正。")},
    )

    class Meta:
        model = Lawyer
        fields = (
            "name", "title", "law_firm", "region", "areas", "license_number", "first_licensed_year", "biography",
            "helped_before", "helped_before_note",
        )  # fmt: skip
        widgets = {"areas": django_forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        areas = Area.objects.top_level() | Area.objects.filter(lawyers=self.instance.pk)
        self.fields["areas"].queryset = areas.distinct()

    def clean(self):
        values = super().clean()
        if values.get("helped_before") and not values.get("helped_before_note"):
            self.add_error("helped_before_note", _("填了加入前的人数，就要写明来源；它会显示在律师主页上。"))
        return values


@admin.register(Lawyer)
class LawyerAdmin(Exported, ReviewAdmin):
    list_display = ("name", "state", "law_firm", "region", "valid_until", "answers_in_words", "applied")
    list_filter = (
        columns.queue_filter("applications"),
        "verification",
        columns.area_filter("areas"),
        "region",
    )
    list_select_related = ("region",)
    search_fields = ("name", "law_firm", "license_number")
    search_help_text = gettext_lazy("姓名、律所、执业证号")
    ordering = ("-pk",)
    acts = ACTS
    judged = ("name", "license_number", "law_firm", "first_licensed_year", "licence_scan", "applied_at")
    review_template = "admin/review/lawyer.html"
    form = CorrectionForm
    fields = (*CorrectionForm.Meta.fields, "reason")
    export_columns = (
        "id", "name", "law_firm", "region", "verification", "verified_until", "first_licensed_year", "helped_count",
        "created_at",
    )  # fmt: skip
    export_related = ("region",)

    def get_queryset(self, request):
        answers = Count("answers", filter=Q(answers__status=Status.PUBLISHED), distinct=True)
        return super().get_queryset(request).annotate(published_answers=answers)

    @admin.display(description=gettext_lazy("认证"), ordering="verification")
    def state(self, row):
        return columns.badge(row.verification, row.get_verification_display())

    @admin.display(description=gettext_lazy("有效期至"), ordering="verified_until")
    def valid_until(self, row):
        if row.verified_until is None:
            return "–"
        day = f"{row.verified_until.astimezone():%Y-%m-%d}"
        is_over = row.verification == "verified" and not row.is_verified()
        return columns.badge("hidden", _("%(day)s 已过期") % {"day": day}) if is_over else day

    @admin.display(description=gettext_lazy("回答"), ordering="published_answers")
    def answers_in_words(self, row):
        return _("%(n)d 个公开回答") % {"n": row.published_answers} if row.published_answers else "–"

    @admin.display(description=gettext_lazy("申请"), ordering="applied_at")
    def applied(self, row):
        return columns.moment(row.applied_at)

    def get_urls(self):
        edit = self.admin_site.admin_view(self.correct_view)
        return [path("<int:object_id>/correct/", edit, name="consult_lawyer_correct"), *super().get_urls()]

    def correct_view(self, request, object_id):
        """The form with the profile's fields. The review page is the lawyer's change page; this is one step from it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        title = {"title": _("更正资料"), "show_save_and_continue": False, "show_save_and_add_another": False}
        return self.changeform_view(request, str(object_id), "", title)

    def response_change(self, request, obj):
        self.message_user(request, _("资料已更正，页面上的姓名、律所随之更新。"))
        return self.response_post_save_change(request, obj)

    def _response_post_save(self, request, obj):
        return HttpResponseRedirect(reverse("admin:consult_lawyer_change", args=[obj.pk]))

    def save_model(self, request, obj, form, change):
        names = [name for name in form.changed_data if name in CorrectionForm.Meta.fields and name != "areas"]
        profile.correct(lawyer=obj, fields=names, actor=request.user, reason=form.cleaned_data["reason"])

    def review_rows(self):
        return Lawyer.objects.select_related("region", "user")

    def review_context(self, obj):
        counts = obj.answers.aggregate(
            published=Count("pk", filter=Q(status=Status.PUBLISHED)),
            held=Count("pk", filter=Q(status=Status.HELD)),
            hidden=Count("pk", filter=Q(status=Status.HIDDEN)),
        )
        return {
            "areas": list(obj.areas.all()),
            "counts": counts,
            "checks": checks(obj),
            "is_in_force": obj.is_verified(),
            "helped_here": obj.helped_count - obj.helped_before,
        }
