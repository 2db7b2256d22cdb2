"""Small decision trees that add up: read from a data file, asked one row of features at a time.

A tree is complete: `splits` holds (feature, threshold) level by level, `leaves` what each way down adds. A value at or
above the threshold goes right.
"""

from collections.abc import Iterable
from typing import NamedTuple

# A threshold no feature reaches.
NEVER = 1e9


class Tree(NamedTuple):
    splits: list[tuple[int, float]]
    leaves: list[float]


class Trees:
    """A sum of trees over named features."""

    def __init__(self, features: list[str], trees: Iterable[Tree]):
        self.features = features
        self.trees = [Tree([(at, limit) for at, limit in splits], list(leaves)) for splits, leaves in trees]

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

    def score(self, row: list[float]) -> float:
        total = 0.0
        for splits, leaves in self.trees:
            at, inner = 0, len(splits)
            while at < inner:
                feature, limit = splits[at]
                at += at + 1 + (row[feature] >= limit)
            total += leaves[at - inner]
        return total
