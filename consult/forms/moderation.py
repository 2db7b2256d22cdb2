"""What a staff member must say with an act: a reason from the list, and words of their own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import LineField

REASONS = [
    ("", _("请选择")),
    (_("含有个人信息"), _("含有个人信息")),
    (_("广告或引导到站外联系"), _("广告或引导到站外联系")),
    (_("法律内容有误"), _("法律内容有误")),
    (_("辱骂、威胁或骚扰"), _("辱骂、威胁或骚扰")),
    (_("违法内容"), _("违法内容")),
    (_("与法律问题无关"), _("与法律问题无关")),
    (_("重复内容"), _("重复内容")),
    (_("核查后没有问题"), _("核查后没有问题")),
    (_("执业信息与登记不符"), _("执业信息与登记不符")),
    (_("其他"), _("其他")),
]


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("原因"), choices=REASONS, error_messages={"required": _("请选一个原因,作者会看到它。")}
    )
    words = LineField(
        label=_("补充说明"), required=False, max_length=200, help_text=_("作者会看到。不要写举报人是谁。")
    )

    def clean(self):
        values = super().clean()
        if values.get("reason") == str(_("其他")) and not values.get("words"):
            self.add_error("words", _("选了“其他”,请写明原因。"))
        return values

    @property
    def sentence(self):
        """The reason as the author and the audit log read it."""
        words = self.cleaned_data["words"]
        return f"{self.cleaned_data['reason']}:{words}" if words else self.cleaned_data["reason"]
