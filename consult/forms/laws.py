"""The GET forms of the statute library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Statute
from .fields import LineField
from .filters import PageForm


class StatuteFilterForm(PageForm):
    q = LineField(label=_("名称或简称"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("种类"), required=False, choices=[("", _("全部种类")), *Statute.Kind.choices]
    )


class OnDateForm(forms.Form):
    """`?on=2020-06-01`: the law on a day. `article` jumps to a number within the statute."""

    article = LineField(required=False, max_length=20)

    on = forms.DateField(
        label=_("哪一天的法律"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("日期写成 2020-06-01 的样子。")},
    )
