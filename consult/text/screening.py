"""What holds a text for staff besides personal data: links, blocked phrases, text that is not words."""

import re

LINK = re.compile(
    r"https?://|www\.|(?<![A-Za-z0-9@.-])[A-Za-z0-9-]{2,40}\.(?:com|cn|net|org|top|xyz|vip|cc|info|shop|site|club|me|io)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
# Courts, ministries and the like may be pointed to.
OFFICIAL = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*gov\.cn(?![a-z0-9.-])", re.IGNORECASE)
REPEATED = re.compile(r"(.)\1{19,}", re.DOTALL)


def screen(text: str, blocked: list[str]) -> list[dict]:
    """Findings for staff: `link`, `blocked_phrase`, `repetition`. Details never repeat what the person wrote at length."""
    found = []
    if LINK.search(OFFICIAL.sub("", text)):
        found.append({"kind": "link", "detail": ""})
    folded = "".join(text.casefold().split())
    found += [
        {"kind": "blocked_phrase", "detail": phrase} for phrase in blocked if phrase.casefold() in folded
    ]
    if REPEATED.search(text):
        found.append({"kind": "repetition", "detail": ""})
    return found
