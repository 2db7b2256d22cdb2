"""Shortening Chinese text where a reader would: at a sentence's end, else at a comma, else with an ellipsis."""

SENTENCE_ENDS = "。！？!?；;\n"
COMMAS = "，,、：: "


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` code points."""
    text = text.strip()
    if len(text) <= limit:
        return text
    head = text[:limit]
    end = max(head.rfind(mark) for mark in SENTENCE_ENDS)
    if end >= limit // 3:
        return head[: end + 1].strip()
    comma = max(head[: limit - 1].rfind(mark) for mark in COMMAS)
    if comma >= limit // 3:
        return head[:comma].strip() + "…"
    return head[: limit - 1].strip() + "…"


def summary(body: str, limit: int = 120) -> str:
    """One paragraph for a list card: line breaks become spaces."""
    return cut(" ".join(body.split()), limit)
