"""Fields that know Chinese text, the two-level areas, and one-time tokens."""

import secrets

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from ..models import Area, Question, Region
from ..text.normalise import clean


class CleanTextField(forms.CharField):
    """Text as people type it: normalised first (`text/normalise.py`), counted after that.

    What is far over the limit is refused before any work is done on it; what was typed stays in the form.
    """

    default_error_messages = {
        "min_length": _("至少写 %(limit_value)d 个字，现在是 %(show_value)d 个。"),
        "max_length": _("最多 %(limit_value)d 个字，现在是 %(show_value)d 个，请删减一些。"),
    }

    def __init__(self, *, min_length=None, max_length, **kwargs):
        super().__init__(min_length=min_length, max_length=max_length, strip=False, **kwargs)
        for validator in self.validators:
            if validator.code in self.default_error_messages:
                validator.message = self.error_messages[validator.code]

    def to_python(self, value):
        value = super().to_python(value)
        if len(value) > 20 * self.max_length + 1000:
            raise forms.ValidationError(
                self.error_messages["max_length"],
                code="max_length",
                params={"limit_value": self.max_length, "show_value": len(value)},
            )
        return clean(value)

    def widget_attrs(self, widget):
        """No `maxlength`: browsers cut pasted text silently, and losing words is worse than an error."""
        return {}


class LineField(CleanTextField):
    """One line: line breaks become spaces."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class SubmissionField(forms.CharField):
    """The hidden random token of a creating form. A form that arrives without one simply can't be recognised again."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=100, initial=new_submission_id, **kwargs)

    def clean(self, value):
        return super().clean(clean(str(value or ""))) or new_submission_id()


def new_submission_id():
    return secrets.token_urlsafe(24)


class _Grouped(ModelChoiceIterator):
    """Top-level areas as groups; each group's first choice is the area as a whole."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        areas = list(self.queryset.all())  # the field's own queryset would keep them
        for top in (area for area in areas if area.parent_id is None):
            children = [(area.slug, area.name) for area in areas if area.parent_id == top.pk]
            yield (top.name, [(top.slug, _("%(area)s（不确定细类）") % {"area": top.name}), *children])


class AreaField(forms.ModelChoiceField):
    """A practice area by its slug, picked from two levels without JavaScript."""

    iterator = _Grouped
    default_error_messages = {"invalid_choice": _("没有这个领域，请从列表中选择。")}

    def __init__(self, **kwargs):
        kwargs.setdefault("empty_label", _("不确定，由律师判断"))
        super().__init__(Area.objects.all(), to_field_name="slug", required=False, label=_("领域"), **kwargs)

    def to_python(self, value):
        return super().to_python(_short(value))


class RegionField(forms.ModelChoiceField):
    """One of the 34 regions by its slug."""

    default_error_messages = {"invalid_choice": _("没有这个地区，请从列表中选择。")}

    def __init__(self, **kwargs):
        kwargs.setdefault("empty_label", _("不填"))
        super().__init__(
            Region.objects.all(), to_field_name="slug", required=False, label=_("地区"), **kwargs
        )

    def to_python(self, value):
        return super().to_python(_short(value))


class QuestionNumberField(forms.IntegerField):
    """A public question by its number; the review page's list `alike` proposes some."""

    default_error_messages = {
        "required": _("请填写问题编号。"),
        "invalid": _("问题编号是一个数字。"),
        "unknown": _("没有这个编号的公开问题。"),
    }

    def __init__(self, **kwargs):
        super().__init__(
            min_value=1,
            max_value=2**62,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "list": "alike"}),
            help_text=_("填问题编号，就是网址 /questions/ 后面的数字。"),
            **kwargs,
        )

    def clean(self, value):
        found = Question.objects.published().filter(pk=super().clean(value)).first()
        if found is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found


def _short(value):
    """A NUL in a parameter is a database error on PostgreSQL, so values are cleaned before any look-up."""
    return clean(value[:100]) if isinstance(value, str) else value
