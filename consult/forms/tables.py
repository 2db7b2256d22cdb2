"""Tables that staff bring as CSV: the file, and what each of its rows must be."""

from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Area, BlockedPhrase, Statute, StatuteName, Synonym
from ..text import spreadsheet
from .fields import LineField

MOST_BYTES = 512 * 1024
MOST_ROWS = 2000
MOST_ERRORS = 20
PROBLEMS = {
    "encoding": _("这个文件不是文本表格。请存成 CSV（UTF-8）再上传。"),
    "width": _("第 %(line)d 行的列数和第一行不一样。"),
    "csv": _("第 %(line)d 行的引号没有配对。"),
    "too_many": _("一次最多导入 %(most)d 行，请分成几个文件。"),
}


class RowForm(forms.Form):
    """One row. `key` names the columns that say which row it is; `model` what it becomes."""

    model: type | None = None
    key: tuple[str, ...] = ()

    def values(self):
        """The model's fields from the cleaned columns."""
        return dict(self.cleaned_data)


class BlockedPhraseRow(RowForm):
    model, key = BlockedPhrase, ("phrase",)
    phrase = LineField(max_length=40)
    note = LineField(max_length=200, required=False)


class SynonymRow(RowForm):
    model, key = Synonym, ("lay", "legal")
    lay = LineField(max_length=20)
    legal = LineField(max_length=20)


class AreaRow(RowForm):
    model, key = Area, ("slug",)
    slug = forms.RegexField(
        r"^[a-z0-9-]+(/[a-z0-9-]+)?$",
        max_length=80,
        error_messages={"invalid": _("网址名只能用小写字母、数字和短横，子领域写成 labor/wages。")},
    )
    name = LineField(max_length=40)
    position = forms.IntegerField(min_value=0, max_value=30000, required=False)

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        parent = slug.partition("/")[0]
        self.parent = Area.objects.top_level().filter(slug=parent).first() if "/" in slug else None
        if "/" in slug and self.parent is None:
            raise forms.ValidationError(_("没有上级领域 %(slug)s。"), params={"slug": parent})
        return slug

    def values(self):
        return {**self.cleaned_data, "position": self.cleaned_data["position"] or 0, "parent": self.parent}


class StatuteNameRow(RowForm):
    model, key = StatuteName, ("name",)
    name = LineField(max_length=200)
    statute = LineField(max_length=200)

    def clean_statute(self):
        title = self.cleaned_data["statute"]
        statute = Statute.objects.filter(title=title).first()
        if statute is None:
            raise forms.ValidationError(_("法规库里没有《%(title)s》，请写全称。"), params={"title": title})
        return statute


@dataclass
class Planned:
    """What an import would do."""

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: int = 0


class TableForm(forms.Form):
    """The uploaded file, read to its last row before anything is stored. `row_form` is a RowForm's class."""

    file = forms.FileField(
        label=_("CSV 文件"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": _("请选择文件。"), "empty": _("这个文件是空的。")},
    )

    def __init__(self, *args, row_form, **kwargs):
        self.row_form = row_form
        super().__init__(*args, **kwargs)

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("文件超过 512 KB，请分成几个文件。"), code="too_large")
        columns = list(self.row_form.base_fields)
        try:
            rows = spreadsheet.read(upload.read(), columns, MOST_ROWS)
        except spreadsheet.BadTable as error:
            raise forms.ValidationError(_problem(error))
        if not rows:
            raise forms.ValidationError(_("表里只有标题行，没有内容。"), code="no_rows")
        self.planned = self._plan(rows)
        return upload

    def _plan(self, rows):
        """Every row checked; all that is wrong is said at once, and then nothing is stored."""
        planned, seen, wrong = Planned(), {}, []
        for line, cells in rows:
            form = self.row_form(cells)
            if not form.is_valid():
                wrong += [(line, name, words) for name, errors in form.errors.items() for words in errors]
                continue
            values = form.values()
            key = tuple(values[name] for name in form.key)
            if key in seen:
                wrong.append((line, form.key[0], _("和第 %(line)d 行重复。") % {"line": seen[key]}))
                continue
            seen[key] = line
            self._sort(planned, form, values)
        if wrong:
            template = _("第 %(line)d 行 %(column)s：%(words)s")
            errors = [
                template % {"line": line, "column": column, "words": words}
                for line, column, words in wrong[:MOST_ERRORS]
            ]
            more = (
                [_("另外还有 %(n)d 处。") % {"n": len(wrong) - MOST_ERRORS}]
                if len(wrong) > MOST_ERRORS
                else []
            )
            raise forms.ValidationError([*errors, *more])
        return planned

    def _sort(self, planned, form, values):
        row = form.model.objects.filter(**{name: values[name] for name in form.key}).first()
        if row is None:
            planned.new.append(form.model(**values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            planned.changed.append((row, values))
        else:
            planned.unchanged += 1


def _problem(error):
    kind, _sep, detail = str(error).partition(":")
    if kind == "heading":
        return _("第一行要写列名，缺少“%(column)s”。") % {"column": detail}
    return PROBLEMS[kind] % {"line": error.line, "most": MOST_ROWS}
