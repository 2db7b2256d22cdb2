"""Figures as drawings: plain numbers for SVG templates. Every drawing comes with the table it was drawn from."""

from dataclasses import dataclass, field

HEIGHT = 120
WIDTH = 600


@dataclass(frozen=True)
class Bar:
    x: int
    y: int
    width: int
    height: int
    kind: str
    words: str


@dataclass
class Chart:
    """`bars` in a box of WIDTH × HEIGHT; `top` is the value at its upper edge."""

    bars: list = field(default_factory=list)
    top: float = 0
    width: int = WIDTH
    height: int = HEIGHT


def grouped(groups):
    """Bars side by side. `groups` is [[(kind, value or None, words), …], …] from left to right."""
    values = [value for group in groups for _kind, value, _words in group if value]
    chart = Chart(top=_round_up(max(values, default=0)))
    step = WIDTH / max(len(groups), 1)
    for place, group in enumerate(groups):
        width = step * 0.8 / len(group)
        for n, (kind, value, words) in enumerate(group):
            # What is small must still be seen; what is nothing must not.
            height = max(round(HEIGHT * (value or 0) / chart.top), 2) if value else 0
            x = round(step * (place + 0.1) + n * width)
            chart.bars.append(Bar(x, HEIGHT - height, max(round(width) - 1, 2), height, kind, words))
    return chart


def shares(parts):
    """One bar cut into parts. `parts` is [(kind, value, words), …]; parts of nothing are left out."""
    total = sum(value for _kind, value, _words in parts)
    chart, done = Chart(top=total, height=20), 0
    for kind, value, words in parts:
        if value:
            x, end = round(WIDTH * done / total), round(WIDTH * (done + value) / total)
            chart.bars.append(Bar(x, 0, max(end - x - 2, 2), 20, kind, words))
            done += value
    return chart


def percent(part, whole):
    """Whole percent; None of nothing."""
    return round(100 * part / whole) if whole else None


def _round_up(value):
    """The next 1, 2 or 5 times a power of ten: an upper edge that can be read."""
    edge = 1
    while edge < value:
        edge = edge * 5 // 2 if str(edge)[0] == "2" else edge * 2
    return edge
