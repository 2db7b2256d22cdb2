"""Related questions: how like two questions are, by their words and by the articles that fit both.

A job compares a new question with a few hundred candidates: those the full-text index finds by shared words, and those
that have a suggested article in common (a row each in the database, so an index finds them too). Nothing here needs
answers or citations: the articles come from the statutes' texts alone. Without suggestions the words decide.
"""

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from ..asking import SURROUNDING
from ..tokens import tokens
from .synonyms import legal_tokens

K1, B = 1.2, 0.9
# Rare words tell more than their idf says.
SHARPNESS = 1.3
# What the law's word for something counts beside a word that is really there.
SYNONYM = 0.4
# Articles below this place say nothing about a question, and how fast a suggestion's score loses weight.
ARTICLES, SCALE = 50, 1.2
# How much shared articles strengthen shared words, and count by themselves.
STRENGTHEN, ALONE = 3.0, 0.05

Key = TypeVar("Key")


class Profile(NamedTuple):
    """What is compared of a question: weighted tokens, their number, and weights of articles (a vector of length 1)."""

    words: Mapping[str, float]
    length: int
    articles: Mapping[int, float]


class Frequencies(NamedTuple):
    """In how many of `size` questions each token stands, and how many tokens they have on average."""

    counts: Mapping[str, int]
    size: int
    mean_length: float

    def weight(self, word: str) -> float:
        known = self.counts.get(word, 0)
        return math.log(1 + (self.size - known + 0.5) / (known + 0.5)) ** SHARPNESS


def told(title: str, body: str) -> str:
    """What a question says, once: a title may be no more than the beginning of its body."""
    return body if body.startswith(title.rstrip("…")) else f"{title}\n{body}"


def article_weights(suggestions: Iterable[tuple[int, float]]) -> dict[int, float]:
    """Suggested (article, score), the best first, as weights whose squares add up to 1: worth storing with a question."""
    best = list(suggestions)[:ARTICLES]
    powers = {article: math.exp((score - best[0][1]) / SCALE) for article, score in best}
    size = math.sqrt(sum(power * power for power in powers.values())) or 1.0
    return {article: power / size for article, power in powers.items()}


def profile(text: str, articles: Mapping[int, float] | None = None) -> Profile:
    """A question's profile; `articles` as `article_weights` gives them. Words that only surround a question are left out."""
    cut = tokens(text)
    words = Counter[str](token for token in cut if token not in SURROUNDING)
    weighed = {word: float(count) for word, count in words.items()}
    weighed.update(dict.fromkeys(legal_tokens(text), SYNONYM))
    return Profile(weighed, len(cut), articles or {})


def shared_articles(one: Profile, other: Profile) -> float:
    """0: no suggested article in common; 1: the same, alike in weight."""
    small, large = sorted((one.articles, other.articles), key=len)
    return sum(weight * large[article] for article, weight in small.items() if article in large)


def likeness(asked: Profile, other: Profile, weight: Callable[[str], float], mean_length: float) -> float:
    """How like `other` is to the question `asked`; 1 is about as like as the question itself."""
    norm = K1 * (1 - B + B * other.length / mean_length)
    shared = whole = 0.0
    for word, times in asked.words.items():
        gain = times * weight(word)
        whole += gain
        there = other.words.get(word, 0.0)
        if there:
            shared += gain * 2 * there / (there + norm)
    words = shared / whole if whole else 0.0
    articles = shared_articles(asked, other)
    return words * (1 + STRENGTHEN * articles) + ALONE * articles


def related(
    asked: Profile, candidates: Mapping[Key, Profile], known: Frequencies, limit: int
) -> list[tuple[Key, float]]:
    """The candidates most like the question, the likest first."""
    weights = {word: known.weight(word) for word in asked.words}
    scored = (
        (likeness(asked, other, weights.__getitem__, known.mean_length), key)
        for key, other in candidates.items()
    )
    best = heapq.nlargest(limit, scored, key=lambda pair: pair[0])
    return [(key, round(score, 6)) for score, key in best if score > 0]
