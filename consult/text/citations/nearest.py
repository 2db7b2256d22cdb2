"""The articles nearest to a number that doesn't exist."""

from collections.abc import Iterable


def nearest_numbers(
    number: int, suffix: int, existing: Iterable[tuple[int, int]], n: int = 3
) -> list[tuple[int, int]]:
    """At most `n` of the (number, suffix) that exist, nearest first; of two equally near, the lower one first."""

    def distance(candidate: tuple[int, int]) -> tuple[int, int, tuple[int, int]]:
        return abs(candidate[0] - number), abs(candidate[1] - suffix), candidate

    return sorted(set(existing), key=distance)[:n]
