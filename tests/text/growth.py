"""How the time that work takes grows with its text: measured against itself, so that slow and busy machines judge alike."""

import time
from collections.abc import Callable

LENGTH, SHORTER = 40_000, 10
# Ten times the text takes ten times as long when time is linear, a hundred times when it is quadratic.
BETWEEN, LEAST = 35, 0.002


def is_linear(work: Callable[[str], object], piece: str, rounds: int = 3) -> bool:
    """Whether 40,000 characters of repeated `piece` take about ten times as long as 4,000, in one of a few rounds."""
    text = (piece * LENGTH)[:LENGTH]
    return any(
        _spent(work, text) < BETWEEN * max(_spent(work, text[: LENGTH // SHORTER]), LEAST)
        for _ in range(rounds)
    )


def _spent(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
