"""How much of one text stands in another, in runs of words long enough not to be chance."""

#: Six words in a row are rarely shared by accident; four already are, as in 用人单位.
LONG_RUN = 6
SHORT_RUN = 4


def covered(letters: str, held: str, run: int = LONG_RUN) -> float:
    """The share (0 to 1) of `letters` that stand in `held` in runs of at least `run`; of a shorter text, all or none."""
    if not letters:
        return 0.0
    if len(letters) < run:
        return float(letters in held)
    found = position = 0
    while position + run <= len(letters):
        length = run
        if letters[position : position + run] not in held:
            position += 1
            continue
        while position + length < len(letters) and letters[position : position + length + 1] in held:
            length += 1
        found += length
        position += length
    return found / len(letters)
