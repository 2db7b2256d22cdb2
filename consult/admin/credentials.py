"""What a licence number says by itself, beside what the applicant says: sentences for whoever checks it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Lawyer
from ..text import license

PROBLEMS = {
    "length": gettext_lazy("执业证号不是 17 位数字"),
    "institution": gettext_lazy("第 1 位不像执业证号"),
    "province": gettext_lazy("第 2、3 位不是省份代码"),
    "year": gettext_lazy("第 6 至 9 位不是可能的年份"),
}


@dataclass(frozen=True)
class Check:
    is_fine: bool
    words: str


def checks(lawyer):
    """Number, province, year, and whether somebody else has the number or the name at the same firm."""
    number = lawyer.license_number
    if not number:
        return [Check(False, _("没有填写执业证号"))]
    problem = license.problem(number, timezone.localdate().year)
    if problem:
        return [Check(False, PROBLEMS[problem]), *_others(lawyer)]
    found = [Check(True, _("执业证号的格式合理（没有校验位，不能证明真实）"))]
    if lawyer.region:
        province = number[1:3]
        same = province == lawyer.region.code
        words = (
            _("证号里的省份代码 %(code)s 与所填地区（%(region)s）一致")
            if same
            else _("证号里的省份代码 %(code)s 与所填地区（%(region)s）不一致")
        )
        found.append(Check(same, words % {"code": province, "region": lawyer.region.name}))
    if lawyer.first_licensed_year:
        year = number[5:9]
        same = int(year) == lawyer.first_licensed_year
        words = (
            _("证号里的年份 %(year)s 与所填首次执业年份一致")
            if same
            else _("证号里的年份 %(year)s 与所填首次执业年份 %(said)s 不一致")
        )
        found.append(Check(same, words % {"year": year, "said": lawyer.first_licensed_year}))
    return [*found, *_others(lawyer)]


def _others(lawyer):
    namesakes = Lawyer.objects.filter(name=lawyer.name, law_firm=lawyer.law_firm).exclude(pk=lawyer.pk)
    count = namesakes.count()
    return (
        [Check(False, _("同一律所还有 %(n)d 位同名律师") % {"n": count})] if count and lawyer.law_firm else []
    )
