"""Small decision trees that add up: read from a data file, asked one row of features at a time.

A tree is complete: `splits` holds (feature, threshold) level by level, `leaves` what each way down adds. A value at or
above the threshold goes right.

All trees are asked at once (QuickScorer, Lucchese et al. 2015): every tree has a lane of bits in one large number, a bit
a leaf. Each threshold that a value reaches takes away the leaves left of it; the first bit that is left is where the row ends.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from operator import getitem
from struct import Struct
from typing import NamedTuple

# A threshold no feature reaches.
NEVER = 1e9
# Bits of a lane, and so the most leaves a tree may have.
LANE = 16


class Tree(NamedTuple):
    splits: list[tuple[int, float]]
    leaves: list[float]


class Trees:
    """A sum of trees over named features."""

    def __init__(self, features: list[str], trees: Iterable[Tree]):
        self.features = features
        self.trees = [Tree([(at, limit) for at, limit in splits], list(leaves)) for splits, leaves in trees]
        self._ones = sum(1 << LANE * lane for lane in range(len(self.trees)))
        self._whole = self._ones * ((1 << LANE) - 1)
        self._thresholds = self._lists()
        self._leaves = [{1 << at: leaf for at, leaf in enumerate(tree.leaves)} for tree in self.trees]
        self._lanes = Struct(f"<{len(self.trees)}H")

    @classmethod
    def read(cls, data: dict) -> "Trees":
        """From the JSON that `write` gives."""
        return cls(data["features"], (Tree(*tree) for tree in data["trees"]))

    def write(self) -> dict:
        """As plain JSON values; thresholds as they are, since many features equal one."""
        trees = [
            [[[at, min(limit, NEVER)] for at, limit in tree.splits], [round(leaf, 4) for leaf in tree.leaves]]
            for tree in self.trees
        ]
        return {"features": self.features, "trees": trees}

    def _lists(self) -> list[tuple[int, list[float], list[int]]]:
        """For each feature its thresholds in order, and the leaves that are left when a value reaches so many of them."""
        reached: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for lane, (splits, leaves) in enumerate(self.trees):
            for at, (feature, limit) in enumerate(splits):
                if limit < NEVER:
                    reached[feature].append((limit, _left_of(at, len(leaves)) << LANE * lane))
        lists = []
        for feature, found in sorted(reached.items()):
            found.sort()
            kept = [self._whole]
            for _limit, gone in found:
                kept.append(kept[-1] & ~gone)
            lists.append((feature, [limit for limit, _gone in found], kept))
        return lists

    def score(self, row: list[float]) -> float:
        """The sum of the leaves this row ends in."""
        left = self._whole
        for feature, limits, kept in self._thresholds:
            left &= kept[bisect_right(limits, row[feature])]
        first = left & ~(left - self._ones)
        return sum(map(getitem, self._leaves, self._lanes.unpack(first.to_bytes(self._lanes.size, "little"))))


def _left_of(at: int, leaves: int) -> int:
    """The bits of the leaves that lie left of a split, by its place level by level."""
    level = (at + 1).bit_length() - 1
    width = leaves >> level + 1
    return ((1 << width) - 1) << 2 * width * (at + 1 - (1 << level))
