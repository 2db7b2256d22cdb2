"""The lawyer's answer, follow-ups by both sides."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .fields import CleanTextField
from .redacting import ACCEPT, RedactingForm

CONFIRM = "confirm_mismatch"


class AnswerForm(RedactingForm):
    body = CleanTextField(
        label=_("回答"),
        min_length=20,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("先说结论，再说依据和步骤。可用 **加粗**、- 列表、> 引用。引用法条请写全称和条号。"),
    )
    ai_assisted = forms.BooleanField(
        label=_("使用了 AI 辅助，内容由我核对"),
        required=False,
        help_text=_("勾选后读者会看到“AI 辅助，律师已核对”。"),
    )

    @property
    def is_confirmed(self):
        """Whether the lawyer has said that a quotation shall stand although it does not match."""
        return CONFIRM in self.data

    @property
    def hidden_fields_html(self):
        """With the confirmation, which would be asked for again and again behind the masking step."""
        fields = super().hidden_fields_html
        return (
            fields + format_html('<input type="hidden" name="{}" value="1">', CONFIRM)
            if self.is_confirmed
            else fields
        )

    def settled(self):
        """The form with the masks that were accepted in its text, so that nobody is asked about them twice."""
        if self.choice != ACCEPT:
            return self
        data = self.data.copy()
        data["body"] = self.stored("body")
        return type(self)(data)


class FollowUpForm(RedactingForm):
    body = CleanTextField(
        label=_("内容"), min_length=2, max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )


class DraftForm(forms.Form):
    """What is kept while a lawyer types: any length up to an answer's."""

    body = CleanTextField(required=False, max_length=10000)
