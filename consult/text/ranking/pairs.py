"""What answers teach: questions, and the articles that lawyers cited when they answered them.

Kept in memory by whoever suggests articles (about 1 kB a question) and added to pair by pair, so nothing is rebuilt
when an answer comes in. The database's rows are the truth; this is how they are asked.
"""

import heapq
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Rare words tell more than their idf says, when questions are compared with questions.
SHARPNESS = 1.3
# A word in more questions than this says nothing about any of them, and would cost the most to follow.
COMMONEST = 3000
K1, B = 1.5, 0.75


class Near(NamedTuple):
    """An answered question and how near it is: 0 has no word in common, the question itself is at about one half."""

    likeness: float
    question: int


class Pairs:
    """Answered questions by their words, with the articles cited in their answers (by number in the index)."""

    def __init__(self, law_of=None, chapter_of=None):
        """`law_of` and `chapter_of` tell an article's law and chapter by number; without them neither is counted."""
        self.articles: list[tuple[int, ...]] = []
        self.containing: dict[str, array] = defaultdict(lambda: array("I"))
        self.citations: Counter[int] = Counter()
        self.laws: Counter[int] = Counter()
        self.chapters: Counter[int] = Counter()
        self.asked: Counter[int] = Counter()  # tokens in the questions of an article
        self._law_of, self._chapter_of = law_of, chapter_of
        self._places: dict[object, int] = {}
        self._lengths = array("I")
        self._words = self._size = 0
        self._norms: array | None = None

    def __len__(self):
        return self._size

    def add(self, key, words: list[str], articles: Iterable[int]) -> None:
        """A question by any key of its own; adding it again replaces what its answers cited. Without that it teaches nothing."""
        cited = tuple(dict.fromkeys(articles))
        place = self._places.get(key)
        if place is None and not cited:
            return
        if place is None:
            place = self._places[key] = len(self.articles)
            self.articles.append(())
            self._lengths.append(len(words))
            self._words += len(words)
            self._norms = None
            for word in set(words):
                self.containing[word].append(place)
        self._count(place, -1)
        self.articles[place] = cited
        self._count(place, +1)

    def _count(self, place: int, step: int) -> None:
        self._size += step * bool(self.articles[place])
        for article in self.articles[place]:
            self.citations[article] += step
            self.asked[article] += step * self._lengths[place]
            if self._law_of is not None:
                self.laws[self._law_of[article]] += step
                self.chapters[self._chapter_of[article]] += step

    def weight(self, word: str) -> float:
        """How much this word tells about a question."""
        known = len(self.containing.get(word, ()))
        return math.log(1 + (len(self.articles) - known + 0.5) / (known + 0.5))

    def telling(self, word: str) -> Sequence[int]:
        """The questions that hold this word, unless too many do."""
        places = self.containing.get(word, ())
        return places if len(places) <= COMMONEST else ()

    def nearest(self, words: list[str], limit: int) -> list[Near]:
        """Answered questions with words in common, the nearest first (BM25 over the best score any text could have)."""
        total, scores = 0.0, defaultdict(float)
        if self._norms is None:
            mean = self._words / (len(self.articles) or 1) or 1
            self._norms = array("f", (K1 * (1 - B + B * length / mean) for length in self._lengths))
        norms = self._norms
        for word, count in Counter(words).items():
            weight = count * self.weight(word) ** SHARPNESS
            total += weight * 2
            for place in self.telling(word):
                scores[place] += weight / (1 + norms[place])
        near = ((score * (K1 + 1) / total, place) for place, score in scores.items() if self.articles[place])
        return [Near(likeness, place) for likeness, place in heapq.nlargest(limit, near)]
