"""Which articles fit a question: suggestions for the lawyer who answers it.

A few hundred candidates come from three sides: the question's own words, the articles that answers to similar questions
cited, and the best articles of the laws that those answers cited most. Decision trees then put them in order, by how
the words fit and by what the answers cited. As long as few answers cite anything, other trees judge by the words alone.
"""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .library import Library
from .pairs import Pairs
from .postings import K1, B
from .reading import Reading
from .trees import Trees

MODEL = Path(__file__).resolve().parents[2] / "data" / "article_ranker.json"

BY_WORDS, BY_SAID = 120, 30
BY_LAW, LAWS = 30, 5
SIMILAR, VOTING = 50, 30
# Fewer answered questions than this tell less than the words alone (measured by the benchmark).
ENOUGH_PAIRS = 100


class Suggestion(NamedTuple):
    """An article by its key, how well it fits, and why: words it shares with the question, similar answers citing it."""

    article: int
    score: float
    words: tuple[str, ...]
    answers: int


class Model(NamedTuple):
    """`cold` judges by the words, `warm` by the words and the pairs."""

    cold: Trees
    warm: Trees


@cache
def shipped_model() -> Model:
    """The trees in the repository, fitted by `python -m tests.bench.fit_article_ranker`."""
    data = json.loads(MODEL.read_text(encoding="utf-8"))
    return Model(Trees.read(data["cold"]), Trees.read(data["warm"]))


class Votes:
    """What the answers to similar questions say about each article."""

    FEATURES = [
        "with_questions",
        "asked",
        "vote",
        "nearest_vote",
        "voters",
        "top_votes",
        "law_share",
        "chapter_share",
        "beside_votes",
        "cited",
        "law_cited",
        "chapter_cited",
        "cited_share",
    ]

    def __init__(self, reading: Reading, pairs: Pairs):
        self.reading, self.pairs = reading, pairs
        library = reading.library
        self.near = pairs.nearest(reading.words, SIMILAR)
        self.vote: dict[int, float] = defaultdict(float)
        self.nearest: dict[int, float] = defaultdict(float)
        self.voters: dict[int, int] = defaultdict(int)
        self.top: dict[int, float] = defaultdict(float)
        self.laws: dict[int, float] = defaultdict(float)
        self.chapters: dict[int, float] = defaultdict(float)
        self.beside: dict[int, float] = defaultdict(float)
        for place, (likeness, question) in enumerate(self.near[:VOTING]):
            cited = pairs.articles[question]
            weight = likeness**2 / len(cited) ** 0.5
            for article in cited:
                self.vote[article] += weight
                self.nearest[article] = max(self.nearest[article], likeness)
                self.voters[article] += 1
                if place < 5:
                    self.top[article] += likeness
                self.laws[library.law_of[article]] += weight
                self.chapters[library.chapter_of[article]] += weight
                for step in (-2, -1, 1, 2):
                    self.beside[article + step] += weight / abs(step)
        self._all = sum(self.laws.values()) or 1.0

    def candidates(self) -> set[int]:
        """The articles worth a closer look."""
        reading = self.reading
        found = set(reading.ranked[:BY_WORDS])
        found.update(reading.most_said[:BY_SAID])
        for _likeness, question in self.near:
            found.update(self.pairs.articles[question])
        laws = self.laws or reading.law_best
        for law in sorted(laws, key=laws.__getitem__, reverse=True)[:LAWS]:
            found.update(reading.in_law[law][:BY_LAW])
        return found

    def asked_words(self, candidates: set[int]) -> dict[int, list[int]]:
        """For each candidate, in how many of its questions each looked-up word stands."""
        size = len(self.reading.looked_up)
        found: dict[int, list[int]] = defaultdict(lambda: [0] * size)
        for at, (word, *_rest) in enumerate(self.reading.looked_up):
            for question in self.pairs.telling(word):
                for article in self.pairs.articles[question]:
                    if article in candidates:
                        found[article][at] += 1
        return found

    def rows(self, candidates: set[int]) -> dict[int, list[float]]:
        """All features of each candidate, those of the reading first."""
        reading, pairs, library = self.reading, self.pairs, self.reading.library
        postings = library.postings
        weights = [pairs.weight(word) for word, *_rest in reading.looked_up]
        asked_words = self.asked_words(candidates)
        basic = reading.rows(candidates)
        rows = {}
        for article in candidates:
            base = basic[article]
            together, asked = base[0] * 20, 0.0
            if article in asked_words:
                together = 0.0
                told = pairs.asked[article]
                norm = float(postings.norms[article]) + K1 * B * told / postings.mean_length
                own_norm = K1 * (1 - B + B * told / 40)
                for (_w, times, _s, weight), own, rare, here in zip(
                    reading.looked_up, reading.counts[article], weights, asked_words[article], strict=True
                ):
                    if here:
                        asked += rare * here / (here + own_norm)
                    if here or own:
                        together += (weight or rare) * times * (own + here) / (own + here + norm)
                together *= K1 + 1
            law, chapter = library.law_of[article], library.chapter_of[article]
            cited = pairs.citations[article]
            rows[article] = [
                *base,
                together / reading.best,
                asked,
                self.vote.get(article, 0.0),
                self.nearest.get(article, 0.0),
                float(self.voters.get(article, 0)),
                self.top.get(article, 0.0),
                self.laws.get(law, 0.0) / self._all,
                self.chapters.get(chapter, 0.0) / self._all,
                self.beside.get(article, 0.0),
                float(cited),
                float(pairs.laws[law]),
                float(pairs.chapters[chapter]),
                (1 + cited) / (1 + pairs.laws[law]),
            ]
        return rows


class ArticleRanker:
    """Suggests articles from a library and the pairs known so far; pairs may be added between questions."""

    def __init__(self, library: Library, pairs: Pairs | None = None, model: Model | None = None):
        self.library = library
        self.pairs = Pairs(library.law_of, library.chapter_of) if pairs is None else pairs
        self.model = model or shipped_model()

    def add(self, key, text_tokens: list[str], articles) -> None:
        """An answered question: its tokens and the keys of the articles its answers cite. Unknown keys are passed over."""
        numbers = (self.library.postings.number(article) for article in articles)
        self.pairs.add(key, text_tokens, [number for number in numbers if number is not None])

    def suggest(self, text: str, limit: int = 10) -> list[Suggestion]:
        """The articles that fit best, the best first; none when the text shares no word with any article."""
        reading = Reading(self.library, text)
        votes = Votes(reading, self.pairs)
        candidates = votes.candidates()
        if len(self.pairs) >= ENOUGH_PAIRS:
            trees, rows = self.model.warm, votes.rows(candidates)
        else:
            trees, rows = self.model.cold, reading.rows(candidates)
        scored = sorted(((trees.score(row), -article) for article, row in rows.items()), reverse=True)[:limit]
        return [
            Suggestion(
                int(self.library.postings.keys[-number]),
                round(score, 4),
                shared_words(reading, -number),
                votes.voters.get(-number, 0),
            )
            for score, number in scored
        ]


def shared_words(reading: Reading, article: int, most: int = 3) -> tuple[str, ...]:
    """The most telling stretches of the question that stand in the article, in the order of the question."""
    reading.row(article)
    held = {
        word: weight
        for (word, _t, _s, weight), found in zip(reading.looked_up, reading.counts[article], strict=True)
        if found and len(word) > 1
    }
    stretches: dict[str, float] = {}
    stretch, weight, broken = "", 0.0, True
    for word in [*reading.words, "。。。"]:
        if len(word) == 1:
            continue
        if word in held and len(word) == 2 and not broken and stretch.endswith(word[0]):
            stretch, weight = stretch + word[1], weight + held[word]
            continue
        if stretch:
            stretches[stretch] = weight
        broken = word not in held
        stretch, weight = ("", 0.0) if broken else (word, held[word])
    best = sorted(stretches, key=stretches.__getitem__, reverse=True)[:most]
    return tuple(word for word in stretches if word in best)
