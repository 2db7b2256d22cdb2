"""The lawyer's answer, follow-ups by both sides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import CleanTextField
from .redacting import RedactingForm


class AnswerForm(RedactingForm):
    body = CleanTextField(
        label=_("回答"),
        min_length=20,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("先说结论,再说依据和步骤。可用 **加粗**、- 列表、> 引用。引用法条请写全称和条号。"),
    )
    ai_assisted = forms.BooleanField(
        label=_("使用了 AI 辅助,内容由我核对"),
        required=False,
        help_text=_("勾选后读者会看到“AI 辅助,律师已核对”。"),
    )


class FollowUpForm(RedactingForm):
    body = CleanTextField(
        label=_("内容"), min_length=2, max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )


class DraftForm(forms.Form):
    """What is kept while a lawyer types: any length up to an answer's."""

    body = CleanTextField(required=False, max_length=10000)
