"""The step between typing and storing: personal data is masked, shown before and after, and only then stored."""

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from ..text.redaction import apply, redact
from .fields import SubmissionField

ACCEPT, RESTORE, BACK = "accept", "restore", "back"
KIND_LABELS = {
    "id_card": _("身份证号"),
    "mobile": _("手机号"),
    "landline": _("固定电话"),
    "bank_card": _("银行卡号"),
    "email": _("邮箱"),
    "wechat": _("微信号"),
    "qq": _("QQ 号"),
    "plate": _("车牌号"),
    "passport": _("护照或通行证号"),
    "address": _("详细地址"),
    "name": _("姓名"),
}


class RedactingForm(forms.Form):
    """A form whose texts are masked before storage (design.md §3, Asking).

    After `is_valid()`: `needs_review` says whether the before/after page comes first; `stored(name)` is the text to store
    and `restored_kinds` what the person put back, which holds the text for staff.
    """

    redacted_fields: tuple[str, ...] = ("body",)
    submission_id = SubmissionField()

    def clean(self):
        values = super().clean()
        self.redactions = {name: redact(values[name]) for name in self.redacted_fields if values.get(name)}
        self.choice = self.data.get("redaction", "")
        self.restored = self._restored()
        for name in self.redactions:
            limit = self.fields[name].max_length
            if len(self.stored(name)) > limit:
                text = _("隐去个人信息后超过了 %(limit)d 个字，请删减一些。") % {"limit": limit}
                self.add_error(name, text)
        return values

    def _masked(self, name):
        return [i for i, finding in enumerate(self.redactions[name].findings) if finding.masked]

    def _restored(self):
        """{field: indexes of findings to put back}: all of them unless the person named some."""
        if self.choice != RESTORE:
            return {name: set() for name in self.redactions}
        named = set(self.data.getlist("restore")) if hasattr(self.data, "getlist") else set()
        return {
            name: {i for i in self._masked(name) if not named or f"{name}:{i}" in named}
            for name in self.redactions
        }

    @property
    def wants_back(self):
        return self.data.get("redaction") == BACK

    @property
    def needs_review(self):
        return self.choice not in (ACCEPT, RESTORE) and any(self._masked(name) for name in self.redactions)

    @property
    def restored_kinds(self):
        return [
            self.redactions[name].findings[index].kind
            for name, indexes in self.restored.items()
            for index in indexes
        ]

    def stored(self, name):
        """The text of a field as it is stored."""
        value = self.cleaned_data.get(name, "")
        if name not in self.redactions:
            return value
        return apply(value, self.redactions[name].findings, self.restored[name])

    @property
    def changes(self):
        """What the before/after page shows, a field each: the text in segments, and the text after masking."""
        return [
            {
                "field": name,
                "label": self.fields[name].label,
                "segments": list(self._segments(name)),
                "after": self.redactions[name].text,
            }
            for name in self.redactions
            if self._masked(name)
        ]

    @property
    def names(self):
        """What reads like somebody's name: it is not masked, so whoever wrote it should know."""
        texts = (
            self.cleaned_data[name][finding.start : finding.end]
            for name, redaction in self.redactions.items()
            for finding in redaction.findings
            if finding.kind == "name"
        )
        return list(dict.fromkeys(texts))

    def _segments(self, name):
        text, place = self.cleaned_data[name], 0
        for index in self._masked(name):
            finding = self.redactions[name].findings[index]
            if finding.start > place:
                yield {"text": text[place : finding.start], "masked": False}
            yield {
                "text": text[finding.start : finding.end],
                "masked": True,
                "index": index,
                "kind_label": KIND_LABELS.get(finding.kind, finding.kind),
            }
            place = finding.end
        if place < len(text):
            yield {"text": text[place:], "masked": False}

    @property
    def hidden_fields_html(self):
        """Everything typed, as hidden inputs, to travel with the answer to the before/after page."""
        return format_html_join("\n", "{}", ((field.as_hidden(),) for field in self))
