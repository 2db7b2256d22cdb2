"""相关问题: computed when a question or its answers change, stored, read in one query.

Likeness decides which questions are listed (`likeness.py`); a question of the same area or with an answer helps a reader
more. Among the listed, answered ones stand first. Staff may pin a question to the list or keep one out of it.
"""

from collections import defaultdict
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from ..models import Question, RelatedQuestion
from ..text.ranking.questions import told
from .likeness import Pool, Site, nearest

SHOWN = 8
LEAST = 0.05
SAME_AREA, ANSWERED = 1.3, 1.15
# Two questions that share so much of their words are copies of each other; more than two copies help nobody.
COPY, COPIES = 0.8, 2
# Into so many other lists a new question may enter, and with so many new ones at once nobody computes those.
ENTERS, MANY = 8, 100

Choice = RelatedQuestion.Choice


class Near(NamedTuple):
    """A question that may be listed; `score` is its likeness and what else speaks for it."""

    pk: int
    score: float
    is_answered: bool
    in_same_area: bool


def rank(question, among, limit):
    """Published questions near this one as `Near`, best first, without a third copy of any."""
    text = told(question.title, question.body)
    articles = among.articles_of(question.pk)
    found, words = [], {}
    for pk, likeness, held in nearest(text, articles=articles, apart_from={question.pk}, among=among):
        same_area = held.top_area is not None and held.top_area == _top(question)
        if likeness >= LEAST or same_area:
            score = likeness * (ANSWERED if held.is_answered else 1) * (SAME_AREA if same_area else 1)
            found.append(Near(pk, round(score, 6), held.is_answered, same_area))
            words[pk] = held.profile.words.keys()
    found.sort(key=lambda one: (-one.score, -one.pk))
    return _diverse(found, words, limit)


def _top(question):
    return (question.area.parent_id or question.area_id) if question.area else None


def _diverse(found, words, limit):
    """The first of these, without a third copy of any."""
    chosen = []
    for one in found:
        if sum(_overlap(words[one.pk], words[other.pk]) >= COPY for other in chosen) < COPIES:
            chosen.append(one)
        if len(chosen) == limit:
            break
    return chosen


def _overlap(one, other):
    """Jaccard's index of two sets."""
    return len(one & other) / (len(one | other) or 1)


def _newest(question, limit):
    """The newest others, of the same top-level area where there are any."""
    removed = RelatedQuestion.objects.filter(question=question, choice=Choice.REMOVED)
    others = Question.objects.published().exclude(pk=question.pk).latest()
    others = others.exclude(pk__in=removed.values("other"))
    near = others.in_area(question.area.top) if question.area else others
    return near[:limit] if near.exists() else others[:limit]


def fallback(question):
    """What the page shows until the job has run."""
    return list(_newest(question, SHOWN).only("title", "summary"))


def refresh(question_id):
    """Store what is related to one question, and let it enter the lists of those it is like."""
    site = Site()
    near = _refresh([question_id], site, ENTERS).get(question_id, [])
    for one in near:
        _refresh([one.pk], site)


def refresh_many(ids, progress=lambda done: None):
    """`refresh` for many new questions; of more than a few each gets its own list, and nobody else's changes."""
    if len(ids) <= MANY:
        for pk in ids:
            refresh(pk)
            progress(1)
        return
    pool = Pool()
    for begin in range(0, len(ids), MANY):
        some = ids[begin : begin + MANY]
        _refresh(some, pool)
        progress(len(some))


def _refresh(ids, among, limit=SHOWN):
    """Compute, then store, so that nobody's writing waits for the computing; {id: what was near, `limit` at most}."""
    questions = Question.objects.published().with_area().filter(pk__in=ids)
    near = {question: rank(question, among, limit) for question in questions}
    gone = set(ids) - {question.pk for question in near}
    if gone:
        RelatedQuestion.objects.filter(Q(question__in=gone) | Q(other__in=gone)).delete()
    store({question.pk: _listed(question, found[:SHOWN]) for question, found in near.items()})
    return {question.pk: found for question, found in near.items()}


def _listed(question, near):
    """In the order they are shown. Never empty while other published questions exist."""
    if not near:
        newest = _newest(question, SHOWN).values_list("pk", flat=True)
        return [Near(pk, 0.0, False, False) for pk in newest]
    return sorted(near, key=lambda one: (not one.is_answered, not one.in_same_area))


@transaction.atomic
def store(lists):
    """{question: Nears}: what was found is replaced; what staff pinned stays first, what they removed stays out."""
    others = {one.pk for listed in lists.values() for one in listed}
    there = set(Question.objects.filter(pk__in=others.union(lists)).lock())
    before = defaultdict(list)
    rows = RelatedQuestion.objects.filter(question__in=lists)
    for pk, other, choice in rows.order_by("rank").values_list("question", "other", "choice"):
        before[pk].append((other, choice))
    new, changed = [], []
    for pk in lists.keys() & there:
        decided = {other: choice for other, choice in before[pk] if choice != Choice.FOUND}
        pinned = sum(choice == Choice.PINNED for choice in decided.values())
        listed = [one for one in lists[pk] if one.pk in there and one.pk not in decided]
        listed = listed[: max(0, SHOWN - pinned)]
        new += [
            RelatedQuestion(question_id=pk, other_id=one.pk, rank=rank, score=one.score)
            for rank, one in enumerate(listed, pinned)
        ]
        if [one.pk for one in listed] != [other for other, choice in before[pk] if choice == Choice.FOUND]:
            changed.append(pk)
    rows.filter(choice=Choice.FOUND).delete()
    RelatedQuestion.objects.bulk_create(new, batch_size=1000)
    Question.objects.filter(pk__in=changed).touch()


def stored(question):
    """What the page of this question shows, pinned before found, in one query; empty only before the job has run."""
    shown = {"related_from__question": question, "related_from__choice__in": (Choice.FOUND, Choice.PINNED)}
    return list(
        Question.objects.published()
        .filter(**shown)
        .order_by("-related_from__choice", "related_from__rank")
        .only("title", "summary")
    )
