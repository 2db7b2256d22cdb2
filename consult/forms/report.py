"""Reporting what should not stand as it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Report
from .fields import CleanTextField, SubmissionField


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("原因"),
        choices=Report.Reason,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个原因。"), "invalid_choice": _("请从列出的原因中选一个。")},
    )
    note = CleanTextField(
        label=_("说明"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("哪一句、为什么。可以不填。"),
    )
    submission_id = SubmissionField()


class ConfirmForm(forms.Form):
    """A page with one button and nothing to fill in."""


class SameForm(forms.Form):
    """我也遇到了, or with `undo` taking it back: the form says which, so that a double click does not undo itself."""

    undo = forms.BooleanField(required=False, widget=forms.HiddenInput)


class EraseForm(forms.Form):
    confirm = forms.BooleanField(
        label=_("我明白注销后无法恢复"), error_messages={"required": _("请先勾选确认。")}
    )
