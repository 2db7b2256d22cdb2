"""Which practice area a question is about, proposed from its words and from questions whose area is known.

Each area has a list of the words people and lawyers use for it (consult/data/area_words.json, our own). A word found in
the question speaks for its area, the more the fewer areas it is listed under and the longer it is. A parent's words speak
for all its children, a little. Published questions with an area vote beside them, once there are some.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..tokens import fold, tokens

WORDS = Path(__file__).resolve().parents[2] / "data" / "area_words.json"

# What a whole word weighs beside the character pairs of a list, and a parent's list beside the child's own.
WHOLE_WORD = 2.0
PARENT = 0.35
# How much a question's likest neighbours weigh beside the lists.
NEIGHBOURS, VOTE = 10, 1.0


class AreaWords:
    """The lists, ready to be asked."""

    def __init__(self, words: dict[str, list[str]]):
        self.children = [slug for slug in words if "/" in slug]
        listed: dict[str, set[str]] = defaultdict(set)
        pairs: dict[str, Counter[str]] = defaultdict(Counter)
        for slug, mine in words.items():
            for word in mine:
                word = fold(word)
                listed[word].add(slug)
                for pair in {token for token in tokens(word) if len(token) > 1}:
                    pairs[pair][slug] += 1
        size = len(words)
        self._words = [
            (word, slugs, math.log(1 + size / len(slugs)) * math.sqrt(min(len(word), 6)))
            for word, slugs in listed.items()
        ]
        self._pairs = {
            pair: (
                math.log(1 + size / len(counts)),
                {slug: count / (count + 1) for slug, count in counts.items()},
            )
            for pair, counts in pairs.items()
        }

    def scores(self, text: str) -> dict[str, float]:
        """How much the text's words speak for each child area; areas nothing speaks for are left out."""
        said, found = fold(text), defaultdict(float)
        for word, slugs, weight in self._words:
            if word in said:
                for slug in slugs:
                    found[slug] += WHOLE_WORD * weight
        for pair in set(tokens(text)):
            weight, counts = self._pairs.get(pair, (0.0, {}))
            for slug, share in counts.items():
                found[slug] += weight * share
        scores = {
            slug: found.get(slug, 0.0) + PARENT * found.get(slug.split("/")[0], 0.0) for slug in self.children
        }
        return {slug: score for slug, score in scores.items() if score > 0}


@cache
def shipped_words() -> AreaWords:
    return AreaWords(json.loads(WORDS.read_text(encoding="utf-8")))


class Neighbour(NamedTuple):
    """A question whose area is known, and how like it is (0–1)."""

    area: str
    likeness: float


def propose(text: str, neighbours: Iterable[Neighbour] = (), limit: int = 3) -> list[tuple[str, float]]:
    """The child areas that fit best with shares of 1, the best first; none when nothing speaks for any."""
    scores = shipped_words().scores(text)
    most = max(scores.values(), default=0.0) or 1.0
    votes: dict[str, float] = {slug: score / most for slug, score in scores.items()}
    for area, likeness in sorted(neighbours, key=lambda near: -near.likeness)[:NEIGHBOURS]:
        if area in votes or "/" in area:
            votes[area] = votes.get(area, 0.0) + VOTE * likeness
    total = sum(votes.values()) or 1.0
    best = sorted(votes, key=lambda slug: (-votes[slug], slug))[:limit]
    return [(slug, round(votes[slug] / total, 4)) for slug in best]
