"""One question as the library sees it: which articles share its words, and how well."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ..tokens import tokens
from .library import Library
from .postings import ASIDE, K1, WHOLE, Floats, Integers
from .synonyms import legal_tokens

# Words that stand in more than this share of all articles (and in more than a few) choose no candidate; they still count
# in the full score.
COMMON, FEW = 0.1, 50
# How far down the list of articles a rank means anything, and below which share of the best score it ends before.
DEPTH, WORTHLESS = 1500, 0.2
# What a word counts that people say of an article, beside one that stands in it; and of how many articles it may be said to
# count at all.
SAID_WEIGHT, SAID_COMMON = 0.5, 0.01


class Word(NamedTuple):
    """A token of the question, how often it stands there, its postings and its idf."""

    token: str
    times: int
    span: tuple[int, int]
    weight: float


class Reading:
    """A question's words looked up once; `rows(articles)` say how articles fit them."""

    FEATURES = [
        "full",
        "share",
        "rank",
        "covered",
        "pairs_covered",
        "run",
        "title",
        "chapter",
        "law_best",
        "rank_in_law",
        "beside",
        "law",
        "interpretation",
        "length",
        "civil_code",
        "synonyms",
        "said",
        "said_share",
        "said_covered",
        "said_rank",
        "together",
    ]

    def __init__(self, library: Library, text: str):
        self.library, self.words = library, tokens(text)
        postings = library.postings
        self.looked_up: list[Word] = []
        for word, times in Counter(self.words).items():
            start, end = span = postings.span(word)
            weight = postings.idf(end - start) if end > start else 0.0
            self.looked_up.append(Word(word, times, span, weight))
        self._synonyms = [
            (span, postings.idf(span[1] - span[0]))
            for span in map(postings.span, sorted(legal_tokens(text)))
            if span[1] > span[0]
        ]
        self._hear()
        self._score()
        self._chain = self._adjacent()
        self._known = sum(word.weight for word in self.looked_up) or 1.0
        self._known_pairs = sum(word.weight for word in self.looked_up if len(word.token) > 1) or 1.0
        self._title_scores = library.titles.scores(dict.fromkeys(self.words))
        self._best_title = self._title_scores.max(initial=0.0) or 1.0
        self._chapter_scores = library.chapters.scores(dict.fromkeys(self.words))
        self._rows: dict[int, list[float]] = {}
        # How often each looked-up word stands in an article.
        self.counts: dict[int, list[int]] = {}

    def _hear(self) -> None:
        """How well the words fit what people say of each article."""
        postings = self.library.postings
        self.said, self._said_covered = np.zeros(postings.size), np.zeros(postings.size)
        common = max(FEW, SAID_COMMON * postings.size)
        for word, times, *_rest in self.looked_up:
            start, end = postings.span(ASIDE + word)
            if not 0 < end - start <= common:
                continue
            weight, articles = postings.idf(end - start), postings.documents[start:end]
            self.said[articles] += weight * times
            if len(word) > 1:
                self._said_covered[articles] += weight
        self.most_said = _highest(self.said, np.flatnonzero(self.said))
        self._said_rank = {article: place for place, article in enumerate(self.most_said)}
        self._best_said = self.said.max(initial=0.0) or 1.0

    def _score(self) -> None:
        library, postings = self.library, self.library.postings
        partial = np.zeros(postings.size)
        common = max(FEW, COMMON * postings.size)
        for _word, times, (start, end), weight in self.looked_up:
            if end - start <= common:
                gain = weight * times * (K1 + 1) / WHOLE
                partial[postings.documents[start:end]] += gain * postings.shares[start:end]
        partial += SAID_WEIGHT * self.said
        worth = np.flatnonzero(partial > WORTHLESS * partial.max(initial=0.0))
        self.partial = partial
        self.ranked = _highest(partial * library.priors, worth)
        self.rank = {article: place for place, article in enumerate(self.ranked)}
        self.in_law: dict[int, list[int]] = defaultdict(list)
        self.rank_in_law: dict[int, int] = {}
        for article, law in zip(self.ranked, map(library.law_of.__getitem__, self.ranked), strict=True):
            mates = self.in_law[law]
            self.rank_in_law[article] = len(mates)
            mates.append(article)
        self.law_best = {law: float(partial[mates[:5]].sum()) / 5 for law, mates in self.in_law.items()}

    def _adjacent(self) -> list[int]:
        """The pairs of characters in reading order as places in `looked_up`, -1 where a run of them breaks."""
        places = {word.token: at for at, word in enumerate(self.looked_up)}
        chain = []
        for word in self.words:
            if len(word) == 2:
                chain.append(places[word])
            elif len(word) > 2 and chain:
                chain.append(-1)
        return chain

    @property
    def best(self) -> float:
        """The best score any article has by its rarer words and what is said of it, to compare scores between questions."""
        return float(self.partial[self.ranked[0]]) if self.ranked else 1.0

    def row(self, article: int) -> list[float]:
        """The features of one article, in the order of FEATURES."""
        return self.rows([article])[article]

    def rows(self, articles: Iterable[int]) -> dict[int, list[float]]:
        """The features of each of these articles, in the order of FEATURES."""
        wanted = list(articles)
        if new := sorted(set(wanted) - self._rows.keys()):
            self._rows |= zip(new, self._values(np.array(new)), strict=True)
        return {article: self._rows[article] for article in wanted}

    def _values(self, articles: Integers) -> list[list[float]]:
        """A row of features for each of these articles, which are in ascending order."""
        library, postings, partial = self.library, self.library.postings, self.partial
        norms, laws = postings.norms[articles], library.law_numbers[articles]
        numbers, law_numbers = articles.tolist(), laws.tolist()
        counts = postings.counts_in([word.span for word in self.looked_up], articles)
        self.counts |= zip(numbers, counts.T.tolist(), strict=True)
        gains = np.array([word.weight * word.times for word in self.looked_up])
        weights = np.array([word.weight for word in self.looked_up])
        pairs = np.array([len(word.token) > 1 for word in self.looked_up], dtype=bool)
        held = counts > 0
        full = _saturated(gains, counts, norms)
        spans, synonym_weights = zip(*self._synonyms, strict=True) if self._synonyms else ((), ())
        synonyms = _saturated(np.array(synonym_weights), postings.counts_in(spans, articles), norms)
        longest = run = np.zeros(len(numbers), dtype=int)
        for at in self._chain:
            run = (run + 1) * held[at] if at >= 0 else np.zeros_like(run)
            longest = np.maximum(longest, run)
        said = self.said[articles]
        beside = np.zeros(len(numbers))
        for near in (articles - 1, articles + 1):
            there = near.clip(0, len(partial) - 1)
            beside += partial[there] * ((there == near) & (library.law_numbers[there] == laws))
        best = self.best
        columns = (
            full / 20,
            full / best,
            [self.rank.get(article, DEPTH) for article in numbers],
            (weights[:, None] * held).sum(axis=0) / self._known,
            (weights[pairs, None] * held[pairs]).sum(axis=0) / self._known_pairs,
            longest,
            self._title_scores[laws] / self._best_title,
            self._chapter_scores[library.chapter_numbers[articles]] / 10,
            [self.law_best.get(law, 0.0) / best for law in law_numbers],
            [self.rank_in_law.get(article, 300) for article in numbers],
            beside / 2 / best,
            [library.laws[law][1] == "law" for law in law_numbers],
            [library.laws[law][1] == "interpretation" for law in law_numbers],
            postings.lengths[articles],
            [library.laws[law][0] == "中华人民共和国民法典" for law in law_numbers],
            synonyms / 20,
            said / 20,
            said / self._best_said,
            self._said_covered[articles] / self._known_pairs,
            [self._said_rank.get(article, DEPTH) for article in numbers],
            (full + SAID_WEIGHT * said) / 20,
        )
        return np.column_stack(columns).tolist()


def _highest(scores: Floats, articles: Integers) -> list[int]:
    """The articles with the highest scores, as many as have a rank; the first of equals first."""
    return articles[np.argsort(-scores[articles], kind="stable")][:DEPTH].tolist()


def _saturated(gains: Floats, counts: Integers, norms: Floats) -> Floats:
    """BM25 of each column's article: `gains` are the words' weights, `counts` how often each stands there."""
    return (gains[:, None] * counts * (K1 + 1) / (counts + norms)).sum(axis=0)
