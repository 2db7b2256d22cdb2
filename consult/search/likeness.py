"""How like published questions are to a text, by its words and by the articles that fit both (`text/ranking/questions.py`).

What is related, which area a text belongs to and whether it was answered before are all read off these figures.
"""

import heapq
import math
from array import array
from collections import Counter, defaultdict
from typing import NamedTuple

from django.db.models import Count, Q

from ..models import Citation, Question, QuestionArticles, SuggestedArticle
from ..text.ranking.questions import Frequencies, Profile, profile, related, told
from ..text.tokens import term
from . import queries
from .indexes import QUESTIONS
from .statistics import Statistics

BY_WORDS, BY_ARTICLES = 100, 60
# By so many of its weightiest articles a question is looked up.
SHARED = 10
# A lawyer's citation beside the best suggestion: one says what applies, the other what may.
CITED = 1.0
# A pool compares the newest so many questions, and looks a question up by its rarest words, as many as stand in so many.
POOL, BUDGET = 20_000, 4000


class Held(NamedTuple):
    """What is known of a published question that is compared."""

    profile: Profile
    area: int | None
    top_area: int | None
    is_answered: bool


def held(rows):
    """{id: Held} of published questions. Three queries."""
    found = {
        pk: row
        for pk, *row in rows.values_list("pk", "title", "body", "area", "area__parent", "answer_count")
    }
    articles = articles_of(list(found))
    return {
        pk: Held(profile(told(title, body), articles.get(pk)), area, parent or area, answers > 0)
        for pk, (title, body, area, parent, answers) in found.items()
    }


def articles_of(ids):
    """{question: {(statute, number, suffix): weight}}: suggested and, above all, cited ones; squares add up to 1."""
    found = defaultdict(dict)
    rows = QuestionArticles.objects.filter(question__in=ids)
    for pk, weights in rows.values_list("question", "weights"):
        found[pk] = {tuple(article): weight for *article, weight in weights}
    cited = Citation.objects.of_public_answers().filter(answer__question__in=ids).exclude(statute=None)
    for pk, *article in cited.values_list("answer__question", "statute", "number", "suffix").distinct():
        found[pk][tuple(article)] = found[pk].get(tuple(article), 0.0) + CITED
    return {pk: _unit(weights) for pk, weights in found.items()}


def _unit(weights):
    size = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {article: weight / size for article, weight in weights.items()}


class Site:
    """All published questions, as the database finds them. Each is read once: keep one of these for one piece of work."""

    def __init__(self):
        self._held = {}

    def read(self, ids):
        return held(Question.objects.published().filter(pk__in=ids))

    def articles_of(self, pk):
        return articles_of([pk]).get(pk, {})

    def near(self, text, articles):
        """({id: Held} of the questions that may be like a text, its profile)."""
        asked = profile(text, articles)
        ids = dict.fromkeys([*queries.similar(text, BY_WORDS), *_sharing(asked.articles)])
        missing = [pk for pk in ids if pk not in self._held]
        if missing:
            self._held |= self.read(missing)
        return {pk: self._held[pk] for pk in ids if pk in self._held}, asked

    def frequencies(self, asked, near):
        """How common words are; among the candidates themselves while the site has too few questions to count."""
        terms = {word: term(word) for word in asked.words}
        known = Statistics(QUESTIONS, terms.values())
        mean = sum(one.profile.length for one in near.values()) / len(near)
        if known.entries > len(near):
            counts = {word: min(known.count(one), known.entries) for word, one in terms.items()}
            return Frequencies(counts, known.entries, max(1.0, mean))
        counts = {word: sum(word in one.profile.words for one in near.values()) for word in asked.words}
        return Frequencies(counts, len(near), max(1.0, mean))


def _sharing(articles):
    """Ids of questions for which the same articles were cited or suggested, those with the most of them first."""
    wanted = Q()
    for statute, number, suffix in _weightiest(articles):
        wanted |= Q(statute=statute, number=number, suffix=suffix)
    if not wanted:
        return []
    cited = Citation.objects.of_public_answers().filter(wanted)
    return [
        *_most(cited, "answer__question"),
        *_most(SuggestedArticle.objects.filter(wanted), "question"),
    ]


def _weightiest(articles):
    return heapq.nlargest(SHARED, articles, key=articles.__getitem__)


def _most(rows, question):
    counted = rows.order_by().values(question).annotate(n=Count("pk")).order_by("-n", f"-{question}")
    return [row[question] for row in counted[:BY_ARTICLES]]


class Pool:
    """The newest questions in memory: for the lists of thousands that were imported at once, without asking the database."""

    def __init__(self):
        newest = Question.objects.published().latest().values("pk")[:POOL]
        self._held = held(Question.objects.filter(pk__in=newest))
        self._with, self._citing = defaultdict(lambda: array("q")), defaultdict(list)
        for pk, one in self._held.items():
            for word in one.profile.words:
                self._with[word].append(pk)
            for article in _weightiest(one.profile.articles):
                self._citing[article].append(pk)
        lengths = sum(one.profile.length for one in self._held.values())
        counts = {word: len(ids) for word, ids in self._with.items()}
        self._known = Frequencies(counts, len(self._held), max(1.0, lengths / (len(self._held) or 1)))

    def articles_of(self, pk):
        return self._held[pk].profile.articles if pk in self._held else {}

    def near(self, text, articles):
        """({id: Held} of the questions that may be like a text, its profile)."""
        asked, found, left = profile(text, articles), Counter(), BUDGET
        for word in sorted(asked.words, key=lambda word: (len(self._with.get(word, ())), word)):
            ids = self._with.get(word, ())
            left -= len(ids)
            if left < 0:
                break
            weight = self._known.weight(word)
            for pk in ids:
                found[pk] += weight
        ids = heapq.nsmallest(BY_WORDS, found, key=lambda pk: (-found[pk], -pk))
        sharing = Counter(pk for article in _weightiest(articles) for pk in self._citing.get(article, ()))
        ids += [pk for pk, _n in sharing.most_common(BY_ARTICLES)]
        return {pk: self._held[pk] for pk in ids}, asked

    def frequencies(self, asked, near):
        return self._known


def nearest(text, *, articles=None, apart_from=(), among=None):
    """Triples (id, likeness, Held) of published questions, the likest first; 1 is about as like as the text itself.

    `articles` are what `articles_of` says of the text; `among` is a `Site` or a `Pool`.
    """
    among = among or Site()
    near, asked = among.near(text, articles or {})
    near = {pk: one for pk, one in near.items() if pk not in apart_from}
    if not near:
        return []
    profiles = {pk: one.profile for pk, one in near.items()}
    scored = related(asked, profiles, among.frequencies(asked, near), len(near))
    return [(pk, likeness, near[pk]) for pk, likeness in scored]
