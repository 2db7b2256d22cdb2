"""The asking form, and the forms that change a question afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import AreaField, CleanTextField, LineField, RegionField
from .redacting import RedactingForm


class QuestionForm(RedactingForm):
    """What a question consists of; also the form that edits it."""

    redacted_fields = ("title", "body", "nickname")

    title = LineField(
        label=_("标题"), min_length=5, max_length=60, help_text=_("一句话说清您的问题，5 到 60 个字。")
    )
    body = CleanTextField(
        label=_("问题描述"),
        min_length=10,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("什么时候、发生了什么、您希望怎样。不用写真实姓名和号码。10 到 3000 个字。"),
    )
    area = AreaField()
    region = RegionField()
    nickname = LineField(
        label=_("昵称"), required=False, max_length=20, help_text=_("不填就显示“匿名用户”，请不要用真名。")
    )


class AskForm(QuestionForm):
    notify_email = forms.EmailField(
        label=_("通知邮箱"),
        required=False,
        max_length=254,
        help_text=_("有律师回答时通知您，不会公开。信里不写您的问题。"),
        error_messages={"invalid": _("邮箱地址不完整，例如 name@example.com。")},
    )
    consent = forms.BooleanField(
        label=_("我同意公开上面的标题、描述、领域、地区和昵称"),
        error_messages={"required": _("需要您同意公开，律师才能看到并回答。")},
    )
    # Sent by browsers without JavaScript, which have not seen what was asked before while they typed.
    look = forms.BooleanField(required=False)
    field_order = ["title", "body", "area", "region", "nickname", "notify_email", "consent", "submission_id"]


class SupplementForm(RedactingForm):
    body = CleanTextField(
        label=_("补充说明"), min_length=5, max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )


class CodeForm(forms.Form):
    code = LineField(
        label=_("查询码"),
        max_length=60,
        help_text=_("提问后显示给您的 16 位字母和数字，大小写和横线都不影响。"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
