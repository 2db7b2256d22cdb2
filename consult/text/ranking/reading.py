"""One question as the library sees it: which articles share its words, and how well."""

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import compress, repeat
from typing import NamedTuple

from ..tokens import tokens
from .library import Library
from .postings import ASIDE, K1, WHOLE
from .synonyms import legal_tokens

# Words that stand in more than this share of all articles (and in more than a few) choose no candidate; they still count
# in the full score.
COMMON, FEW = 0.1, 50
# A word's list is read as a whole when it is at most this many times longer than the articles that are asked about.
SHORT = 8
# How far down the list of articles a rank means anything, and below which share of the best score it ends before.
DEPTH, WORTHLESS = 1500, 0.2
# What a word counts that people say of an article, beside one that stands in it; and of how many articles it may be said to
# count at all.
SAID_WEIGHT, SAID_COMMON = 0.5, 0.01


class Word(NamedTuple):
    """A token of the question, how often it stands there, its postings, its idf, and the place of its first character."""

    token: str
    times: int
    span: tuple[int, int]
    weight: float
    first: int


class Reading:
    """A question's words looked up once; `row(article)` says how an article fits them."""

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
        places: dict[str, int] = {}
        for word, times in Counter(self.words).items():
            start, end = span = postings.span(word)
            weight = postings.idf(end - start) if end > start else 0.0
            first = places.get(word[0], -1) if len(word) == 2 else -1
            places[word] = len(self.looked_up)
            self.looked_up.append(Word(word, times, span, weight, first))
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
        self._best_title = max(self._title_scores.values(), default=0.0) or 1.0
        self._chapter_scores = library.chapters.scores(dict.fromkeys(self.words))
        self._rows: dict[int, list[float]] = {}
        self.counts: dict[int, tuple[int, ...]] = {}

    def _hear(self) -> None:
        """How well the words fit what people say of each article."""
        postings = self.library.postings
        self.said: dict[int, float] = defaultdict(float)
        self._said_covered: dict[int, float] = defaultdict(float)
        common = max(FEW, SAID_COMMON * postings.size)
        for word, times, *_rest in self.looked_up:
            start, end = postings.span(ASIDE + word)
            if not 0 < end - start <= common:
                continue
            weight = postings.idf(end - start)
            gain, covered = weight * times, weight if len(word) > 1 else 0.0
            for article in postings.documents[start:end].tolist():
                self.said[article] += gain
                self._said_covered[article] += covered
        self.most_said = heapq.nlargest(DEPTH, self.said, key=self.said.__getitem__)
        self._said_rank = {article: place for place, article in enumerate(self.most_said)}
        self._best_said = self.said[self.most_said[0]] if self.most_said else 1.0

    def _score(self) -> None:
        library, postings = self.library, self.library.postings
        partial = [0.0] * postings.size
        common = max(FEW, COMMON * postings.size)
        for _word, times, span, weight, _first in self.looked_up:
            if span[1] - span[0] <= common:
                gain = weight * times * (K1 + 1) / WHOLE
                for article, share in postings.listed(span):
                    partial[article] += gain * share
        for article, score in self.said.items():
            partial[article] += SAID_WEIGHT * score
        limit = WORTHLESS * max(partial, default=0.0)
        worth = list(compress(range(len(partial)), map(limit.__lt__, partial)))
        worth.sort(key=lambda article: -partial[article] * library.priors[article])
        self.partial = partial
        self.ranked = worth[:DEPTH]
        self.rank = {article: place for place, article in enumerate(self.ranked)}
        self.in_law: dict[int, list[int]] = defaultdict(list)
        self.rank_in_law: dict[int, int] = {}
        for article in self.ranked:
            mates = self.in_law[library.law_of[article]]
            self.rank_in_law[article] = len(mates)
            mates.append(article)
        self.law_best = {
            law: sum(partial[article] for article in mates[:5]) / 5 for law, mates in self.in_law.items()
        }

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
        return self.partial[self.ranked[0]] if self.ranked else 1.0

    def count(self, articles: Iterable[int]) -> None:
        """Count the looked-up words in these articles: short lists are read as a whole, long ones searched."""
        asked = [article for article in articles if article not in self.counts]
        documents, held = self.library.postings.documents, self.library.postings.counts
        columns: list[list[int]] = []
        for _word, _times, (start, end), _weight, first in self.looked_up:
            if end - start <= SHORT * len(asked):
                listed = dict(zip(documents[start:end].tolist(), held[start:end].tolist(), strict=True))
                columns.append([listed.get(article, 0) for article in asked])
                continue
            column = []
            for article, possible in zip(asked, columns[first] if first >= 0 else repeat(1), strict=False):
                at = bisect_left(documents, article, start, end) if possible else end
                column.append(held[at] if at < end and documents[at] == article else 0)
            columns.append(column)
        self.counts.update(zip(asked, zip(*columns, strict=True) if columns else repeat(()), strict=False))

    def row(self, article: int) -> list[float]:
        """The features of one article, in the order of FEATURES."""
        if article in self._rows:
            return self._rows[article]
        library, postings, partial = self.library, self.library.postings, self.partial
        norm = postings.norms[article]
        if article not in self.counts:
            self.count([article])
        counts = self.counts[article]
        full = covered = pairs_covered = 0.0
        for (word, times, _span, weight, _first), found in zip(self.looked_up, counts, strict=True):
            if found:
                full += weight * times * found * (K1 + 1) / (found + norm)
                covered += weight
                if len(word) > 1:
                    pairs_covered += weight
        longest = run = 0
        for at in self._chain:
            run = run + 1 if at >= 0 and counts[at] else 0
            longest = max(longest, run)
        synonyms = 0.0
        for span, weight in self._synonyms:
            found = postings.count(span, article)
            if found:
                synonyms += weight * found * (K1 + 1) / (found + norm)
        said = self.said.get(article, 0.0)
        law = library.law_of[article]
        title, level = library.laws[law]
        beside = [
            partial[near]
            for near in (article - 1, article + 1)
            if 0 <= near < postings.size and library.law_of[near] == law
        ]
        row = [
            full / 20,
            full / self.best,
            float(self.rank.get(article, DEPTH)),
            covered / self._known,
            pairs_covered / self._known_pairs,
            float(longest),
            self._title_scores.get(law, 0.0) / self._best_title,
            self._chapter_scores.get(library.chapter_of[article], 0.0) / 10,
            self.law_best.get(law, 0.0) / self.best,
            float(self.rank_in_law.get(article, 300)),
            sum(beside) / 2 / self.best,
            float(level == "law"),
            float(level == "interpretation"),
            float(postings.lengths[article]),
            float(title == "中华人民共和国民法典"),
            synonyms / 20,
            said / 20,
            said / self._best_said,
            self._said_covered.get(article, 0.0) / self._known_pairs,
            float(self._said_rank.get(article, DEPTH)),
            (full + SAID_WEIGHT * said) / 20,
        ]
        self._rows[article] = row
        return row
