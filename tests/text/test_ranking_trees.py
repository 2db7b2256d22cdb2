"""A tree sends a row left below a threshold, right at it and above."""

import json

import pytest

from consult.text.ranking.trees import NEVER, Tree, Trees

TREES = Trees(
    ["a", "b"], [Tree([(0, 1.0), (1, 5.0), (1, 7.0)], [1.0, 2.0, 3.0, 4.0]), Tree([(0, NEVER)], [0.5, 9.0])]
)


@pytest.mark.parametrize(("row", "leaf"), [([0, 4], 1), ([0, 5], 2), ([1, 6], 3), ([2, 7], 4)])
def test_each_row_ends_in_one_leaf_of_each_tree(row, leaf):
    assert TREES.score(row) == leaf + 0.5


def test_trees_survive_being_written_and_read():
    again = Trees.read(json.loads(json.dumps(TREES.write())))
    assert again.features == ["a", "b"]
    assert again.trees == TREES.trees
