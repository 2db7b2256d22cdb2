"""Marked words that a sentence leads into: 规定，房东“知道或者应当知道承租人转租…”. The lead-in is the writer's own."""

import re

from consult.text.quotes.marks import CLOSINGS, LONGEST, closing, is_term

#: Fewer words than this between marks are a term that the sentence uses.
_FEWEST = 6
#: A sentence that marks more than this many words is not read to its end.
_MOST = 8

_STOP = re.compile(f"[。！？!?\n{''.join(CLOSINGS)}]")
#: 老板说“…”, 以“…”为由, “…”这种说法: between these marks somebody else speaks.
_SOMEBODY = re.compile(
    "(?:[说称讲喊骂问答写]|回复|告诉[您你我他她]|认为|以为|主张|承诺|答应|[写标备]注?明|声明|约定|所谓|号称|[一这那]句(?:话)?"
    "|打着|借口|理由是|以)[了着过的是]{0,2}[:：,，]?$"
)
_SAYING = re.compile("(?:等|之类|一类)?的?(?:为由|为借口|为名|名义|说法|这[种句]|那[种句]|字样|口头禅)")


def led_into(text: str, start: int, limit: int) -> list[tuple[int, int]]:
    """The marked stretches of the sentence that begins at `start`: those too long for a term, else the first term.

    Empty when nothing is marked, when what is marked are names in running text, or somebody else's words.
    """
    stretches: list[tuple[int, int]] = []
    limit = min(limit, start + LONGEST)
    stop = _STOP.search(text, start, limit)
    for _mark in range(_MOST):
        if not stop or stop[0] not in CLOSINGS:
            break
        close = closing(text, stop.start())
        if close < 0:
            break
        first = stop.end()
        if close - first >= _FEWEST and not _is_somebodys(text, stop.start(), close):
            stretches.append((first, close))
        if text[close - 1] in "。！？!?" and first < close:
            break
        stop = _STOP.search(text, close + 1, limit)
    long = [stretch for stretch in stretches if not is_term(text[slice(*stretch)])]
    return long or stretches[:1]


def _is_somebodys(text: str, opening: int, close: int) -> bool:
    return bool(
        _SOMEBODY.search(text, max(0, opening - 8), opening) or _SAYING.match(text, close + 1, close + 9)
    )
