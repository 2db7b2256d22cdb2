"""The GET form of the search page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import AreaField, LineField, RegionField
from .filters import PageForm

LONGEST = 2000


class SearchField(LineField):
    """What somebody looks for, on one line. Too long a text is not refused: its first 2,000 characters are kept."""

    def to_python(self, value):
        value = value if isinstance(value, str) else ""
        # Cleaning can only shorten a text, and what lies far behind is cut before any work is done on it.
        return super().to_python(value[: 4 * LONGEST])[:LONGEST].rstrip()


class SearchForm(PageForm):
    TABS = [("questions", _("问题")), ("statutes", _("法律条文")), ("lawyers", _("律师"))]
    STATUS = [("all", _("全部状态")), ("solved", _("已解决")), ("unanswered", _("待回答"))]
    TIMES = [
        ("", _("不限时间")),
        ("30", _("一个月内")),
        ("183", _("半年内")),
        ("365", _("一年内")),
        ("1095", _("三年内")),
    ]
    SORT = [("relevance", _("最相关")), ("newest", _("最新"))]

    q = SearchField(label=_("搜索"), required=False, max_length=LONGEST)
    tab = forms.ChoiceField(required=False, choices=TABS)
    area = AreaField(empty_label=_("全部领域"))
    region = RegionField(empty_label=_("全部地区"))
    status = forms.ChoiceField(label=_("状态"), required=False, choices=STATUS)
    time = forms.ChoiceField(label=_("时间"), required=False, choices=TIMES)
    sort = forms.ChoiceField(label=_("排序"), required=False, choices=SORT)

    NARROWS = ("area", "region", "status", "time")

    @property
    def narrowed(self):
        """Whether any filter leaves something out."""
        return any(self.value(name) and self.value(name) != "all" for name in self.NARROWS)

    def limits(self):
        """The filters as `search.narrowing.where` takes them."""
        return {
            "area": self.value("area"),
            "region": self.value("region"),
            "solved": self.value("status") == "solved",
            "unanswered": self.value("status") == "unanswered",
            "days": int(self.value("time", 0)),
        }

    def kept(self, *names):
        """Pairs (name, value) of these parameters, where they are set and make sense, as links and hidden fields carry them."""
        for name in names:
            value = self.value(name)
            if value:
                yield name, getattr(value, "slug", value)
