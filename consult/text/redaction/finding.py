"""What was found: a kind and a place, never the personal text itself; and how a text is masked from it."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

MASKS = {
    "id_card": "[身份证号已隐去]",
    "mobile": "[手机号已隐去]",
    "landline": "[座机号已隐去]",
    "bank_card": "[银行卡号已隐去]",
    "email": "[邮箱已隐去]",
    "wechat": "[微信号已隐去]",
    "qq": "[QQ号已隐去]",
    "plate": "[车牌号已隐去]",
    "passport": "[证件号已隐去]",
    "address": "[住址已隐去]",
}
KINDS = (*MASKS, "name")


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of personal data: `start` and `end` are code points in the text as given, `end` exclusive.

    `masked` is False for what is only pointed out to the person: names, which the other side of a story also has.
    """

    kind: str
    start: int
    end: int
    masked: bool = True


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text with its personal data masked, and where that data stood in the text as given, in order, without overlaps."""

    text: str
    findings: tuple[Finding, ...]


def apply(text: str, findings: Iterable[Finding], restore: Set[int] = frozenset()) -> str:
    """`text` with every finding masked except those whose index is in `restore` (what a person says was masked wrongly).

    `findings` are those of `redact(text)`; an index that doesn't exist is ignored.
    """
    pieces, done = [], 0
    for index, finding in enumerate(findings):
        if finding.masked and index not in restore:
            pieces += [text[done : finding.start], MASKS[finding.kind]]
            done = finding.end
    return "".join([*pieces, text[done:]])
