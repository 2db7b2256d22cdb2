"""Guidance cards as staff write them: one line an item instead of the lists that pages read."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Area, GuidanceCard
from ..text.guidance import compile_triggers
from .fields import CleanTextField


class LinesField(CleanTextField):
    """A list, one item a line; `names` are the parts of an item that is a dict, separated by a space."""

    widget = forms.Textarea(attrs={"rows": 5})

    def __init__(self, *, names=(), **kwargs):
        self.names = names
        super().__init__(required=False, max_length=3000, **kwargs)

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        if not self.names:
            return "\n".join(value)
        return "\n".join(" ".join(str(item.get(name, "")) for name in self.names) for item in value)

    def to_python(self, value):
        lines = [line.strip() for line in super().to_python(value).splitlines() if line.strip()]
        if not self.names:
            return lines
        items = [line.split(maxsplit=len(self.names) - 1) for line in lines]
        for number, parts in enumerate(items, 1):
            if len(parts) < len(self.names):
                raise forms.ValidationError(_("第 %(line)d 行缺一部分，中间用空格隔开。") % {"line": number})
        return [dict(zip(self.names, parts, strict=True)) for parts in items]

    def run_validators(self, value):
        """The limit is on the text, and `to_python` has checked what is far over it."""

    def has_changed(self, initial, data):
        return self.prepare_value(initial or []) != "\n".join(
            line.strip() for line in (data or "").splitlines() if line.strip()
        )


class CardForm(forms.ModelForm):
    steps = LinesField(label=gettext_lazy("步骤"), help_text=gettext_lazy("一行一步。"))
    phones = LinesField(
        names=("number", "label"),
        label=gettext_lazy("电话"),
        help_text=gettext_lazy("一行一个：号码、空格、名称，如“110 报警”。"),
    )
    articles = LinesField(
        names=("law", "article"),
        label=gettext_lazy("依据的法条"),
        help_text=gettext_lazy("一行一条：法律全称、空格、条号，如“中华人民共和国刑法 第二百三十六条”。"),
    )

    class Meta:
        model = GuidanceCard
        fields = (
            "slug", "kind", "title", "body", "steps", "phones", "articles", "areas", "triggers", "position", "is_shown",
        )  # fmt: skip
        widgets = {"areas": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        areas = Area.objects.top_level() | Area.objects.filter(guidance_cards=self.instance.pk)
        self.fields["areas"].queryset = areas.distinct()

    def clean_triggers(self):
        """Rules that do not compile never reach readers; the message names the line."""
        triggers = self.cleaned_data["triggers"]
        for error in compile_triggers(triggers).errors:
            words = _("第 %(line)d 行有误：%(reason)s") % {"line": error.line, "reason": error.message}
            self.add_error("triggers", words)
        return triggers
