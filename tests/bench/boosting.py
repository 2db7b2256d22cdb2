"""Fits `consult.text.ranking.trees`: gradient boosting with a softmax over the candidates of each question.

Plain Python, so that anyone can fit the shipped trees again with what LawQA needs anyway. It looks at a third of the
features for each tree, at the hardest candidates of each question and at a sample of the others (which stand for those
left out, by the offset they start from).
"""

import math
import random
from array import array
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from consult.text.ranking.trees import Tree, Trees

BINS = 64
TREES, DEPTH, RATE = 120, 4, 0.08
FEATURES_SHARE = 0.3
# Second derivatives: what is added to a leaf's, and what a leaf needs at least.
RIDGE, LEAST = 15.0, 1.0
HARDEST, SAMPLED = 40, 40


class Group(NamedTuple):
    """The candidates of one question that are learnt from: features, which are relevant, where each starts."""

    rows: list[list[float]]
    relevant: list[bool]
    offsets: list[float]


def sample(
    rows, relevant: list[bool], hardness: Callable[[list[float]], float], rng: random.Random
) -> Group | None:
    """Keep what is relevant, the hardest and some of the rest; None where nothing is relevant."""
    if not any(relevant):
        return None
    order = sorted(range(len(rows)), key=lambda at: (not relevant[at], -hardness(rows[at])))
    near, rest = order[: HARDEST + sum(relevant)], order[HARDEST + sum(relevant) :]
    far = rng.sample(rest, min(SAMPLED, len(rest)))
    offset = math.log(len(rest) / len(far)) if far else 0.0
    chosen = near + far
    return Group(
        [rows[at] for at in chosen], [relevant[at] for at in chosen], [0.0] * len(near) + [offset] * len(far)
    )


def fit(features: list[str], groups: list[Group], seed: int = 1) -> Trees:
    """Trees whose sum orders each group's candidates."""
    rng = random.Random(seed)
    rows = [row for group in groups for row in group.rows]
    limits = [_limits([row[at] for row in rows], rng) for at in range(len(features))]
    columns = [bytes(bisect_right(limits[at], row[at]) for row in rows) for at in range(len(features))]
    scores = [offset for group in groups for offset in group.offsets]
    trees = []
    for _ in range(TREES):
        slopes, curves = _derivatives(groups, scores)
        chosen = sorted(rng.sample(range(len(features)), max(1, round(FEATURES_SHARE * len(features)))))
        tree, added = _grow(columns, limits, chosen, slopes, curves)
        scores = [score + more for score, more in zip(scores, added, strict=True)]
        trees.append(tree)
    return Trees(features, trees)


def _limits(values: list[float], rng: random.Random) -> list[float]:
    """Up to BINS - 1 thresholds with about as many values between each two. A value equal to one lies above it."""
    values = sorted(rng.sample(values, min(len(values), 20_000)))
    return sorted({values[len(values) * step // BINS] for step in range(1, BINS)})


def _derivatives(groups, scores):
    """Of the cross entropy, by each candidate's score."""
    slopes, curves = array("d"), array("d")
    start = 0
    for group in groups:
        mine = scores[start : start + len(group.rows)]
        start += len(mine)
        top = max(mine)
        powers = [math.exp(score - top) for score in mine]
        whole, wanted = sum(powers), 1 / sum(group.relevant)
        for power, relevant in zip(powers, group.relevant, strict=True):
            share = power / whole
            slopes.append(share - wanted if relevant else share)
            curves.append(share * (1 - share) + 1e-6)
    return slopes, curves


def _grow(columns, limits, chosen, slopes, curves):
    """One complete tree, level by level, and what it adds to each row. Where nothing is gained both ways are the same."""
    size = len(slopes)
    node = [0] * size
    splits: list[tuple[int, float]] = []
    for level in range(DEPTH):
        width = 1 << level
        best = [(0.0, 0, math.inf, BINS)] * width
        totals = [[0.0, 0.0] for _ in range(width)]
        for at, slope, curve in zip(node, slopes, curves, strict=True):
            totals[at][0] += slope
            totals[at][1] += curve
        base = [place * BINS for place in node]
        for feature in chosen:
            _best_splits(feature, columns[feature], limits[feature], base, slopes, curves, totals, best)
        splits += [(feature, limit) for _gain, feature, limit, _bin in best]
        cuts = [(columns[feature], cut) for _gain, feature, _limit, cut in best]
        node = [2 * at + (cuts[at][0][row] >= cuts[at][1]) for row, at in enumerate(node)]
    down, bend = [0.0] * (1 << DEPTH), [RIDGE] * (1 << DEPTH)
    for at, slope, curve in zip(node, slopes, curves, strict=True):
        down[at] += slope
        bend[at] += curve
    leaves = [-RATE * slope / curve for slope, curve in zip(down, bend, strict=True)]
    return Tree(splits, leaves), map(leaves.__getitem__, node)


def _best_splits(feature, column, limits, base, slopes, curves, totals, best):
    """Improve `best`, the best split of each node so far, by those of one feature."""
    sums, bends = [0.0] * (BINS * len(totals)), [0.0] * (BINS * len(totals))
    for place, value, slope, curve in zip(base, column, slopes, curves, strict=True):
        sums[place + value] += slope
        bends[place + value] += curve
    for at, (slope, curve) in enumerate(totals):
        whole = slope * slope / (curve + RIDGE)
        left = left_curve = 0.0
        for value, limit in enumerate(limits):
            left += sums[at * BINS + value]
            left_curve += bends[at * BINS + value]
            if left_curve < LEAST or curve - left_curve < LEAST:
                continue
            right, right_curve = slope - left, curve - left_curve
            gain = left * left / (left_curve + RIDGE) + right * right / (right_curve + RIDGE) - whole
            if gain > best[at][0]:
                best[at] = (gain, feature, limit, value + 1)
