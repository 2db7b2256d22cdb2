"""Becoming a lawyer on the site."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Area, Lawyer, Region
from ..storage import BadImage, clean_image
from ..text import contact, license
from ..text.redaction import redact
from .fields import CleanTextField, LineField

LICENCE_PROBLEMS = {
    "length": _("执业证号是 17 位数字，请对照证件核对。"),
    "institution": _("第 1 位不像执业证号，请对照证件核对。"),
    "province": _("第 2、3 位不是省份代码，请对照证件核对。"),
    "year": _("第 6 至 9 位应当是首次执业年份，请对照证件核对。"),
}
IMAGE_PROBLEMS = {
    "too_large": _("图片超过 8 MB，请压缩后再传。"),
    "too_many_pixels": _("图片像素太多，请把长边缩到 4000 像素以内再传。"),
    "not_an_image": _("这不是能打开的 JPEG、PNG 或 WebP 图片。"),
    "animated": _("请传静态图片，不要动图。"),
}


class CleanImageField(forms.FileField):
    """A picture, decoded and written anew (`storage.clean_image`)."""

    def __init__(self, *, longest_side=1600, **kwargs):
        self.longest_side = longest_side
        super().__init__(
            widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}), **kwargs
        )

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return upload
        try:
            return clean_image(upload, self.longest_side)
        except BadImage as error:
            raise forms.ValidationError(IMAGE_PROBLEMS[error.code], code=error.code)


class ApplyForm(forms.Form):
    """What staff check before a lawyer may answer. Only the name, firm, region, areas, year, words and photo are shown."""

    name = LineField(label=_("真实姓名"), min_length=2, max_length=30, help_text=_("与执业证一致，会公开。"))
    license_number = LineField(
        label=_("执业证号"), max_length=40, help_text=_("17 位数字。只给工作人员核验，不公开。")
    )
    law_firm = LineField(label=_("律所"), min_length=4, max_length=60)
    region = forms.ModelChoiceField(
        Region.objects.all(), to_field_name="slug", label=_("地区"), empty_label=_("请选择"),
        error_messages={"required": _("请选择执业地区。"), "invalid_choice": _("没有这个地区，请从列表中选择。")},
    )  # fmt: skip
    areas = forms.ModelMultipleChoiceField(
        Area.objects.top_level(), to_field_name="slug", label=_("擅长领域"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选一个领域。"), "invalid_choice": _("没有这个领域，请从列表中选择。")},
        help_text=_("最多 5 个。问答台按这里为您挑选问题。"),
    )  # fmt: skip
    first_licensed_year = forms.IntegerField(label=_("首次执业年份"), min_value=license.FIRST_YEAR)
    biography = CleanTextField(
        label=_("简介"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("经历和擅长的事。不要写电话、微信或其他联系方式。"),
    )  # fmt: skip
    photo = CleanImageField(
        label=_("照片"),
        required=False,
        longest_side=480,
        help_text=_("可以不传。JPEG、PNG 或 WebP,8 MB 以内。"),
    )
    licence_scan = CleanImageField(
        label=_("执业证扫描件"), required=False, help_text=_("只有您和工作人员能看到，每次查看都有记录。")
    )

    def __init__(self, *args, lawyer=None, **kwargs):
        self.lawyer = lawyer
        super().__init__(*args, **kwargs)
        self.fields["licence_scan"].required = not (lawyer and lawyer.licence_scan)

    def clean_license_number(self):
        number = license.read(self.cleaned_data["license_number"])
        found = license.problem(number, timezone.localdate().year)
        if found:
            raise forms.ValidationError(LICENCE_PROBLEMS[found], code=found)
        others = Lawyer.objects.filter(license_number=number).exclude(pk=self.lawyer and self.lawyer.pk)
        if others.exists():
            raise forms.ValidationError(
                _("这个执业证号已经登记过。如果是您本人，请联系工作人员。"), code="taken"
            )
        return number

    def clean_areas(self):
        areas = self.cleaned_data["areas"]
        if len(areas) > 5:
            raise forms.ValidationError(_("最多选 5 个领域。"), code="too_many")
        return areas

    def clean_first_licensed_year(self):
        year = self.cleaned_data["first_licensed_year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("年份不能晚于今年。"), code="future")
        return year

    def clean(self):
        """No way off the site in what the profile shows."""
        values = super().clean()
        for name in ("name", "law_firm", "biography"):
            words = values.get(name, "")
            if contact.find(words).poaching or any(finding.masked for finding in redact(words).findings):
                self.add_error(name, forms.ValidationError(_("这里不能留联系方式。"), code="contact"))
        return values
