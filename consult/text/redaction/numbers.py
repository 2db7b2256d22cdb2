"""Numbers that name a person: resident ID, mobile, bank card."""

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.cn import ric

_MOBILE = re.compile(r"(?<![0-9a-z])(?:\+?86[- ]?)?1[3-9]\d{9}(?![0-9])")
_ID_CARD = re.compile(r"(?<![0-9a-z])[1-9]\d{16}[\dx](?![0-9a-z])")
_BANK_CARD = re.compile(r"(?<![0-9a-z])[3-69]\d{14,18}(?![0-9a-z])")


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every number in `chars`."""
    for match in _ID_CARD.finditer(chars):
        if ric.is_valid(match[0]):
            yield "id_card", *match.span()
    for match in _BANK_CARD.finditer(chars):
        if luhn.is_valid(match[0]):
            yield "bank_card", *match.span()
    for match in _MOBILE.finditer(chars):
        yield "mobile", *match.span()
