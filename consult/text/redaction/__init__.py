"""Personal data in what people type: found, masked, and shown to them before anything is stored.

Personal data of others and one's own has no place on a public page (个人信息保护法 第四条、第二十八条): numbers, addresses and
accounts are masked, names are pointed out only, since who is meant is the story itself.
"""

from . import accounts, addresses, mail, names, numbers, papers, plates
from .finding import KINDS, MASKS, Finding, Redaction, apply
from .view import BARRIER, View, blank

__all__ = ["KINDS", "MASKS", "Finding", "Redaction", "apply", "redact"]

FAMILIES = (mail.find, accounts.find, numbers.find, papers.find, plates.find, addresses.find, names.find)


def redact(text: str) -> Redaction:
    """Find and mask the personal data in `text`; masking the result again changes nothing."""
    findings = _findings(text)
    return Redaction(apply(text, findings), findings)


def _findings(text: str) -> tuple[Finding, ...]:
    """What a mask uncovers is looked for again until nothing is left, so that the masked text is a fixed point."""
    found: list[Finding] = []
    while True:
        view = View(text, [(finding.start, finding.end) for finding in found if finding.masked])
        new = _look(view)
        masked = [finding for finding in new if finding.masked]
        if not masked:
            return tuple(sorted(found + new, key=lambda finding: finding.start))
        found += masked


def _look(view: View) -> list[Finding]:
    """Every finding of one reading; a family doesn't see what those before it have found."""
    chars, found = view.chars, []
    for family in FAMILIES:
        done = 0
        spans = []
        for kind, start, end in sorted(family(chars), key=lambda claim: (claim[1], -claim[2])):
            if start >= done and BARRIER not in chars[start:end]:
                done = end
                spans.append((start, end))
                found.append(Finding(kind, *view.span(start, end), masked=kind in MASKS))
        chars = blank(chars, spans)
    return found
