"""All articles in force as one index: the words, and which law and chapter each article stands in."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..tokens import tokens
from .postings import ASIDE, Floats, Integers, Postings

# Regulations are half of the library and answer few private people's questions.
PRIOR = {"law": 1.0, "interpretation": 1.0}
OTHER_PRIOR = 0.8


class Article(NamedTuple):
    """One article in force. `level` is constitution, law, regulation, interpretation or rule.

    `said` is how people put what the article is about; it may be empty.
    """

    key: int
    law: str
    level: str
    chapter: str
    text: str
    said: str = ""


class Headings:
    """A few thousand short texts, scored by the words they share with a question (BM25, length discounted by half)."""

    def __init__(self, texts: list[str]):
        cut = [tokens(text) for text in texts]
        mean = sum(map(len, cut)) / len(cut) if cut else 1
        held: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, words in enumerate(cut):
            norm = 1.2 * (0.5 + 0.5 * len(words) / (mean or 1))
            for word, count in Counter(words).items():
                held[word].append((number, count / (count + norm)))
        self._size = len(cut)
        self._postings = {
            word: (
                np.array([number for number, _share in listed]),
                np.array([share for _number, share in listed]),
            )
            for word, listed in held.items()
        }

    def scores(self, words: Iterable[str]) -> Floats:
        """What each text scores, by its number."""
        found = np.zeros(self._size)
        for word in words:
            if word in self._postings:
                numbers, shares = self._postings[word]
                rest = self._size - len(numbers)
                found[numbers] += math.log(1 + (rest + 0.5) / (len(numbers) + 0.5)) * shares
        return found


class Library:
    """The articles, numbered as in `postings`. Articles must come in ascending order of their keys."""

    def __init__(self, postings: Postings):
        self.postings = postings
        kept = postings.attached
        self.laws: list[tuple[str, str]] = [tuple(law) for law in kept["laws"]]
        self.law_of = array("H", kept["law_of"])
        self.chapter_of = array("I", kept["chapter_of"])
        # The same memory once more, to be asked about many articles at once.
        self.law_numbers: Integers = np.frombuffer(self.law_of, dtype=np.uint16)
        self.chapter_numbers: Integers = np.frombuffer(self.chapter_of, dtype=np.uint32)
        by_law = np.array([PRIOR.get(level, OTHER_PRIOR) for _title, level in self.laws])
        self.priors: Floats = by_law[self.law_numbers]
        self.titles = Headings([title for title, _level in self.laws])
        self.chapters = Headings(kept["chapters"])

    @classmethod
    def build(cls, articles: Iterable[Article]) -> "Library":
        """Repealed articles have no place here: leave them out."""
        laws: dict[tuple[str, str], int] = {}
        chapters: dict[tuple[int, str], int] = {}
        law_of: list[int] = []
        chapter_of: list[int] = []

        def texts():
            for article in articles:
                law = laws.setdefault((article.law, article.level), len(laws))
                law_of.append(law)
                chapter_of.append(chapters.setdefault((law, article.chapter), len(chapters)))
                own = tokens(f"{article.law}\n{article.chapter}\n{article.text}")
                yield article.key, own + [ASIDE + token for token in tokens(article.said)]

        postings = Postings.build(texts())
        postings.attached = {
            "laws": list(laws),
            "chapters": [chapter for _law, chapter in chapters],
            "law_of": law_of,
            "chapter_of": chapter_of,
        }
        return cls(postings)

    def save(self, path: Path) -> None:
        self.postings.save(path)

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Map a saved library; `Unreadable` or `OSError` when there is none."""
        return cls(Postings.open(path))
