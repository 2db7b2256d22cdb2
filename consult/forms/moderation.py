"""What a staff member must say with an act: a reason from its list, words of their own, and what else the act needs."""

from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from ..models import RelatedQuestion
from .fields import AreaField, LineField, QuestionNumberField, RegionField

OTHER = "other"
# The sentence is stored as a person reads it; the code only travels in forms.
REASONS = {
    "fine": _("核查后没有问题"),
    "masked": _("个人信息已经处理"),
    "official": _("所留的是公开机构的联系方式"),
    "privacy": _("含有个人信息"),
    "advertising": _("广告或引导到站外联系"),
    "wrong": _("法律内容有误"),
    "abuse": _("辱骂、威胁或骚扰"),
    "illegal": _("违法内容"),
    "off_topic": _("与法律问题无关"),
    "duplicate": _("重复内容"),
    "appeal": _("申诉成立"),
    "mistake": _("之前处理有误"),
    "twice": _("同一个人重复提交"),
    "same": _("同样的问题已经有人问过"),
    "common": _("很多人会遇到"),
    "thorough": _("回答详尽，引用已核对"),
    "waiting": _("需要律师尽快看到"),
    "outdated": _("已经过时"),
    "alike": _("内容相近，互相补充"),
    "unlike": _("看起来像，其实是另一回事"),
    "misfiled": _("原来的分类不准"),
    "asked": _("提问者要求"),
    "minor": _("涉及未成年人"),
    "exposed": _("细节可能让人认出当事人"),
    "watched": _("已经看过，继续留意"),
    "registered": _("执业证与登记信息一致"),
    "renewed": _("年度考核合格，续期"),
    "reviewed": _("复核后恢复"),
    "unreadable": _("扫描件看不清"),
    "page_missing": _("缺少年度考核页"),
    "differs": _("执业信息与登记不符"),
    "not_found": _("查无此执业证号"),
    "no_lawyer": _("不是执业律师"),
    "untrue": _("材料不实"),
    "expired": _("执业证失效"),
    "rules": _("违反社区规则"),
    "inquiry": _("投诉核查期间"),
    "own_wish": _("本人要求"),
    "confirmed": _("已确认是本人"),
    "hidden": _("已隐藏被举报的内容"),
    "corrected": _("作者已改正"),
    "acted": _("已对律师采取措施"),
    "no_breach": _("不违反社区规则"),
    "too_little": _("说明不足，无法核实"),
    OTHER: _("其他"),
}


class ActForm(forms.Form):
    """A reason from `codes`, and words, which 其他 needs. `seen` is the fingerprint of the text that was judged."""

    codes: tuple[str, ...] = (OTHER,)
    # Whether the first reason is chosen already: only for acts that take nothing from anybody.
    likely = False
    words_help = _("作者会看到。不要写举报人是谁。")

    reason = forms.ChoiceField(
        label=_("原因"),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个原因。"), "invalid_choice": _("请从列出的原因中选一个。")},
    )
    words = LineField(label=_("补充说明"), required=False, max_length=200)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, target=None, **kwargs):
        self.target = target
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(code, REASONS[code]) for code in self.codes]
        self.fields["words"].help_text = self.words_help
        if self.likely:
            self.fields["reason"].initial = self.codes[0]

    def clean(self):
        values = super().clean()
        if values.get("reason") == OTHER and not values.get("words") and "words" not in self.errors:
            self.add_error("words", _("选了“其他”，请写明原因。"))
        return values

    @property
    def sentence(self):
        """The reason as the author and the audit log read it, in the site's own language."""
        with translation.override(settings.LANGUAGE_CODE):
            reason = str(REASONS[self.cleaned_data["reason"]])
        words = self.cleaned_data["words"]
        if self.cleaned_data["reason"] == OTHER:
            return words
        return f"{reason}:{words}" if words else reason

    @property
    def extras(self):
        """What the act is told besides target, actor and reason."""
        return {}


INSIDE = _("只写进审计记录。")
TO_LAWYER = _("律师会看到，请写清楚缺什么、怎么补。")
TO_REPORTER = _("有账号的举报人会看到。不要写被举报的人是谁。")


class PublishForm(ActForm):
    codes = ("fine", "masked", "official", OTHER)
    likely = True
    words_help = INSIDE


class HideForm(ActForm):
    codes = ("privacy", "advertising", "wrong", "abuse", "illegal", "off_topic", "duplicate", OTHER)


class RestoreForm(ActForm):
    codes = ("fine", "appeal", "mistake", OTHER)
    words_help = INSIDE


class KeepForm(ActForm):
    codes = ("fine", "watched", OTHER)
    likely = True
    words_help = INSIDE


class FlagForm(ActForm):
    codes = ("minor", "exposed", OTHER)
    words_help = INSIDE


class FeatureForm(ActForm):
    codes = ("common", "thorough", "waiting", OTHER)
    likely = True
    words_help = INSIDE


class UnfeatureForm(ActForm):
    codes = ("outdated", "mistake", OTHER)
    likely = True
    words_help = INSIDE


class MoreForm(ActForm):
    codes = ("unreadable", "differs", "page_missing", OTHER)
    words_help = TO_LAWYER


class RejectForm(ActForm):
    codes = ("not_found", "no_lawyer", "differs", "untrue", OTHER)
    words_help = TO_LAWYER


class SuspendForm(ActForm):
    codes = ("expired", "rules", "inquiry", "own_wish", OTHER)
    words_help = TO_LAWYER


class ResolveForm(ActForm):
    codes = ("corrected", "acted", "hidden", OTHER)
    words_help = TO_REPORTER


class DismissForm(ActForm):
    codes = ("no_breach", "fine", "too_little", OTHER)
    words_help = TO_REPORTER


class SecondFactorForm(ActForm):
    codes = ("confirmed", OTHER)
    words_help = INSIDE


class EraseForm(ActForm):
    codes = ("own_wish", "rules", OTHER)
    words_help = INSIDE


def a_year_from_now():
    return timezone.localdate() + timedelta(days=365)


class VerifyForm(ActForm):
    codes = ("registered", "renewed", "reviewed", OTHER)
    field_order = ("until",)
    likely = True
    words_help = INSIDE
    until = forms.DateField(
        label=_("有效期至"),
        initial=a_year_from_now,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("当天结束时失效。执业证每年考核一次，一般不超过一年。"),
        error_messages={"required": _("请填写有效期。"), "invalid": _("请按 2027-05-31 的样子填写日期。")},
    )

    def clean_until(self):
        day = self.cleaned_data["until"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("有效期要晚于今天。"), code="past")
        if day > timezone.localdate() + timedelta(days=3 * 366):
            raise forms.ValidationError(_("有效期最长三年。"), code="far")
        return day

    @property
    def extras(self):
        """The end of the chosen day, in the site's time."""
        return {"until": timezone.make_aware(datetime.combine(self.cleaned_data["until"], time.max))}


class ClassifyForm(ActForm):
    codes = ("misfiled", "asked", OTHER)
    field_order = ("area", "region")
    likely = True
    area = AreaField(empty_label=_("其他（没有合适的领域）"))
    region = RegionField()

    def __init__(self, *args, target=None, **kwargs):
        super().__init__(*args, target=target, **kwargs)
        if target is not None:
            proposed = target.area or target.proposed_area
            self.fields["area"].initial = proposed and proposed.slug
            self.fields["region"].initial = target.region and target.region.slug

    @property
    def extras(self):
        return {"area": self.cleaned_data["area"], "region": self.cleaned_data["region"]}


class MergeForm(ActForm):
    """Which public question the duplicate leads to."""

    codes = ("same", "twice", OTHER)
    field_order = ("into",)
    likely = True
    into = QuestionNumberField(label=_("合并到哪个问题"))

    def clean_into(self):
        into = self.cleaned_data["into"]
        if self.target and into.pk == self.target.pk:
            raise forms.ValidationError(_("不能合并到它自己。"), code="itself")
        if self.target and self.target.answers.published().exists():
            raise forms.ValidationError(
                _("这个问题有公开的回答，合并后读者会看不到。请把没有回答的那个并过来。"), code="answered"
            )
        return into

    @property
    def extras(self):
        return {"into": self.cleaned_data["into"]}


class RelateForm(ActForm):
    """Which question, and whether it belongs on the list of related ones."""

    codes = ("alike", "unlike", OTHER)
    field_order = ("other", "choice")
    words_help = INSIDE
    other = QuestionNumberField(label=_("哪个问题"))
    choice = forms.ChoiceField(
        label=_("怎么排"),
        choices=[
            (RelatedQuestion.Choice.PINNED, _("固定在最前面")),
            (RelatedQuestion.Choice.REMOVED, _("不再列出")),
            (RelatedQuestion.Choice.FOUND, _("恢复由系统决定")),
        ],
        error_messages={"required": _("请选一种。"), "invalid_choice": _("请从列出的里面选。")},
    )

    def clean_other(self):
        other = self.cleaned_data["other"]
        if self.target and other.pk == self.target.pk:
            raise forms.ValidationError(_("不能和它自己相关。"), code="itself")
        return other

    @property
    def extras(self):
        return {"other": self.cleaned_data["other"], "choice": self.cleaned_data["choice"]}
