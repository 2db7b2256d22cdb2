"""How people say it and how the law says it: 老板 is 用人单位, 房东 is 出租人. The list is our own."""

import json
from functools import cache
from pathlib import Path

from ..tokens import fold, tokens

SYNONYMS = Path(__file__).resolve().parents[2] / "data" / "synonyms.json"


@cache
def _expansions() -> list[tuple[str, tuple[str, ...]]]:
    listed = json.loads(SYNONYMS.read_text(encoding="utf-8"))
    return [
        (fold(lay), tuple({token for word in legal for token in tokens(word) if len(token) > 1}))
        for lay, legal in listed.items()
    ]


def legal_tokens(text: str) -> set[str]:
    """The tokens that statutes would use for what this text says, without those it has itself.

    Only pairs of characters: a single character of a synonym would match almost anything.
    """
    said = fold(text)
    added = {token for lay, legal in _expansions() if lay in said for token in legal}
    return added - set(tokens(text))
