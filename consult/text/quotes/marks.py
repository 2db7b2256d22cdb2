"""Quotation marks: which closes which, and when what stands between them is only a name for a rule."""

import re

#: No article is longer; what a lawyer quotes isn't either.
LONGEST = 4_000

#: A marked term no longer than this (“正当防卫”) may be a name for the rule rather than its words.
TERM = 12

#: Marks of one kind nested deeper than this are noise.
_DEEPEST = 8

CLOSINGS = {"“": "”", "「": "」", "『": "』", "‘": "’", "＂": "＂", '"': '"', "〝": "〞"}
_PARTED = re.compile("[，,；;。]")


def closing(text: str, opening: int) -> int:
    """Where the mark at `opening` is closed, marks of its kind inside counted; -1 when it isn't."""
    mark, stop = text[opening], min(len(text), opening + LONGEST)
    close, depth = CLOSINGS[mark], 0
    at = text.find(close, opening + 1, stop)
    while at >= 0 and mark != close and depth < _DEEPEST:
        if text.count(mark, opening, at) == depth + 1:
            return at
        depth += 1
        at = text.find(close, at + 1, stop)
    return at if mark == close else -1


def is_term(words: str) -> bool:
    return len(words) <= TERM and not _PARTED.search(words)
