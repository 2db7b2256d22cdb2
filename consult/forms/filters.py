"""The GET forms of lists: every parameter passes through one of these."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import AreaField, RegionField


class _Shared(dict):
    """Fields that every form of a class has in common, since none changes them: to copy them costs more than to clean them."""

    def __deepcopy__(self, memo):
        return self


class PageForm(forms.Form):
    page = forms.IntegerField(required=False, min_value=1, max_value=100000, widget=forms.HiddenInput)

    def __init__(self, data):
        self.base_fields = _Shared(self.base_fields)
        super().__init__(data)

    def value(self, name, default=None):
        """A parameter's cleaned value; the default when it is absent or makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or default


class QuestionFilterForm(PageForm):
    STATUS = [("all", _("全部")), ("unanswered", _("待回答")), ("solved", _("已解决"))]
    SORT = [("latest", _("最新")), ("helpful", _("最有帮助"))]

    area = AreaField(empty_label=_("全部领域"))
    region = RegionField(empty_label=_("全部地区"))
    status = forms.ChoiceField(label=_("状态"), required=False, choices=STATUS)
    sort = forms.ChoiceField(label=_("排序"), required=False, choices=SORT)


class LawyerFilterForm(PageForm):
    area = AreaField(empty_label=_("全部领域"))
    region = RegionField(empty_label=_("全部地区"))
