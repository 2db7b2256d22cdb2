"""What the automatic checks found, in words, and where in the text it stands."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import BlockedPhrase
from ..text import contact, screening
from ..text.redaction import redact

PERSONAL = {
    "id_card": gettext_lazy("身份证号"),
    "mobile": gettext_lazy("手机号"),
    "landline": gettext_lazy("座机号"),
    "bank_card": gettext_lazy("银行卡号"),
    "email": gettext_lazy("邮箱"),
    "wechat": gettext_lazy("微信号"),
    "qq": gettext_lazy("QQ 号"),
    "plate": gettext_lazy("车牌号"),
    "passport": gettext_lazy("证件号"),
    "address": gettext_lazy("住址"),
    "name": gettext_lazy("姓名"),
}
SENSITIVE = {
    "minor_sexual": gettext_lazy("涉及对未成年人的性侵害"),
    "child_data": gettext_lazy("涉及儿童的个人信息"),
    "staff": gettext_lazy("由工作人员标记"),
}


def in_words(finding):
    """One stored finding as a sentence for staff."""
    kind, detail = finding.get("kind", ""), finding.get("detail", "")
    if kind == "blocked_phrase":
        return _("含有拦截词“%(phrase)s”") % {"phrase": detail}
    if kind == "restored":
        return _("作者要求恢复被隐去的%(what)s") % {"what": PERSONAL.get(detail, detail)}
    sentences = {
        "link": _("含有网址"),
        "repetition": _("同一个字重复很多次"),
        "personal_data": _("可能含有个人信息"),
        "duplicate": _("30 天内有人提过相同的问题"),
        "contact": _("引导到站外联系"),
    }
    return sentences.get(kind, f"{kind} {detail}".strip())


def list_in_words(row):
    return [in_words(finding) for finding in row.findings]


def sensitive_in_words(question):
    reason = question.sensitive_reason
    return SENSITIVE.get(reason, reason)


def segments(text, others=()):
    """The text as [(words, what was found there or "")], in order: what staff should look at first.

    `others` are more places to point at, as (start, end, label).
    """
    pieces, done = [], 0
    for start, end, label in sorted([*others, *_spans(text)]):
        if start >= done:
            pieces += [(text[done:start], ""), (text[start:end], label)]
            done = end
    return [piece for piece in [*pieces, (text[done:], "")] if piece[0]]


def _spans(text):
    for finding in redact(text).findings:
        yield finding.start, finding.end, str(PERSONAL.get(finding.kind, finding.kind))
    for match in screening.LINK.finditer(text):
        yield *match.span(), _("网址")
    for invitation in getattr(contact.find(text), "findings", ()):
        yield invitation.start, invitation.end, _("引导到站外")
    for phrase in BlockedPhrase.objects.values_list("phrase", flat=True):
        spaced = r"\s*".join(map(re.escape, "".join(phrase.split())))
        for match in re.finditer(spaced, text, re.IGNORECASE) if spaced else ():
            yield *match.span(), _("拦截词")
