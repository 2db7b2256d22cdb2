"""All articles in force as one index: the words, and which law and chapter each article stands in."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..tokens import tokens
from .postings import ASIDE, Postings

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
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, words in enumerate(cut):
            norm = 1.2 * (0.5 + 0.5 * len(words) / (mean or 1))
            for word, count in Counter(words).items():
                self._postings[word].append((number, count / (count + norm)))
        self._size = len(cut)

    def scores(self, words: Iterable[str]) -> dict[int, float]:
        found: dict[int, float] = defaultdict(float)
        for word in words:
            listed = self._postings.get(word, ())
            weight = math.log(1 + (self._size - len(listed) + 0.5) / (len(listed) + 0.5))
            for number, share in listed:
                found[number] += weight * share
        return found


class Library:
    """The articles, numbered as in `postings`. Articles must come in ascending order of their keys."""

    def __init__(self, postings: Postings):
        self.postings = postings
        kept = postings.attached
        self.laws: list[tuple[str, str]] = [tuple(law) for law in kept["laws"]]
        self.law_of = array("H", kept["law_of"])
        self.chapter_of = array("I", kept["chapter_of"])
        by_law = [PRIOR.get(level, OTHER_PRIOR) for _title, level in self.laws]
        self.priors = list(map(by_law.__getitem__, self.law_of))
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
