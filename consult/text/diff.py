"""A readable difference between two wordings of an article: whole runs of words taken out and put in."""

from difflib import SequenceMatcher


def differences(old: str, new: str) -> list[tuple[str, str]]:
    """Pieces in reading order as (kind, words): `same`, `out` (only in the old) and `in` (only in the new).

    A difference between shared runs of fewer than three characters is one difference: scattered single characters
    that happen to agree are harder to read than both wordings.
    """
    pieces: list[list[str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and b - a < 3 and pieces and b < len(old):
            _add(pieces, "out", old[a:b])
            _add(pieces, "in", new[c:d])
        elif tag == "equal":
            pieces.append(["same", old[a:b]])
        else:
            _add(pieces, "out", old[a:b])
            _add(pieces, "in", new[c:d])
    return [(kind, words) for kind, words in pieces if words]


def _add(pieces, kind, words):
    """Append to the open difference's side, so that a run reads as one piece out and one piece in."""
    if not words:
        return
    for piece in reversed(pieces[-2:]):
        if piece[0] == "same":
            break
        if piece[0] == kind:
            piece[1] += words
            return
    if kind == "out" and pieces and pieces[-1][0] == "in":
        pieces.insert(len(pieces) - 1, [kind, words])
    else:
        pieces.append([kind, words])
