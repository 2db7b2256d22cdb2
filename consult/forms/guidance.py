"""The deadline calculator and the evidence list."""

import re
from datetime import date

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..text.deadlines_kinds import kinds
from .fields import LineField

EARLIEST, LATEST = date(1949, 10, 1), date(2199, 12, 31)
WRITTEN_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
DAY = {"invalid": _("日期写成 2026-03-01 的样子。"), "required": _("请填日期。")}
MOST_INTERRUPTIONS = 10


def likely(day):
    """Raise ValidationError for a day that is a slip of the keyboard."""
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(_("年份不对，请核对。"), code="unlikely")


class DeadlineForm(forms.Form):
    """When a legal period ends."""

    kind = forms.ChoiceField(label=_("哪一种期限"), error_messages={"invalid_choice": _("请从列表中选择。")})
    start = forms.DateField(
        label=_("起算日"), validators=[likely], widget=forms.DateInput(attrs={"type": "date"}), error_messages=DAY,
        help_text=_("从哪天起算，见所选期限的说明。"),
    )  # fmt: skip
    interruptions = LineField(
        label=_("中断的日期"), required=False, max_length=200,
        help_text=_("您向对方要求过、对方同意过、起诉或申请仲裁的日期，用空格分开，可以不填。"),
    )  # fmt: skip
    event = forms.DateField(
        label=_("事情发生的日期"), required=False, validators=[likely], widget=forms.DateInput(attrs={"type": "date"}), error_messages=DAY,
        help_text=_("知道得晚的，填事情发生那天，用来看最长期限。可以不填。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        groups = {}
        for kind in kinds().values():
            groups.setdefault(kind.nature.label, []).append((kind.slug, kind.label))
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"
        self.fields["kind"].widget.attrs["class"] = "form-select"
        self.fields["kind"].choices = [("", _("请选择")), *groups.items()]

    def clean_interruptions(self):
        found = []
        for part in re.split(r"[\s,，、;；]+", self.cleaned_data["interruptions"]):
            if part:
                try:
                    found.append(date(*map(int, WRITTEN_DAY.fullmatch(part).groups())))
                    likely(found[-1])
                except (AttributeError, ValueError):
                    raise forms.ValidationError(
                        _("“%(part)s”不是日期，请写成 2026-03-01。"), params={"part": part[:20]}
                    )
        if len(found) > MOST_INTERRUPTIONS:
            raise forms.ValidationError(_("最多填 10 个日期。"))
        return found

    def clean(self):
        values = super().clean()
        start, event, days = values.get("start"), values.get("event"), values.get("interruptions")
        if start and days and min(days) < start:
            self.add_error("interruptions", _("中断的日期不能早于起算日。"))
        if start and event and event > start:
            self.add_error("event", _("事情发生的日期不能晚于起算日。"))
        return values


class EvidenceField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        if any(len(str(key)) > 18 for key in value or ()):  # no id is that long, and SQLite refuses to look
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)

    def label_from_instance(self, item):
        return format_html('{} <span class="soft small">{}</span>', item.text, item.why)


class EvidenceForm(forms.Form):
    items = EvidenceField(
        queryset=None, required=False, widget=forms.CheckboxSelectMultiple, label=_("我已经有"),
        error_messages={"invalid_choice": _("请从列表中选择。")},
    )  # fmt: skip

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].queryset = items


class HintForm(forms.Form):
    """What is typed so far, for the hints beside the asking form. Nothing of it is stored."""

    title = forms.CharField(required=False)
    body = forms.CharField(required=False)

    def text(self):
        """Title and body, cut to what a question may hold."""
        return f"{self.data.get('title', '')[:200]}\n{self.data.get('body', '')[:4000]}"
