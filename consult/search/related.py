"""相关问题: computed when a question is published or changes, stored, read in one query."""

from django.db import transaction
from django.db.models import Q

from ..models import Question, RelatedQuestion, SearchEntry
from . import queries

SHOWN = 8
CANDIDATES = 60


def overlap(mine, theirs):
    """Shared terms of two questions (Dice, 0–1). A two-character term says more than a single character."""
    shared = sum(_weight(term) for term in mine & theirs)
    return 2 * shared / (sum(map(_weight, mine)) + sum(map(_weight, theirs)) or 1)


def _weight(term):
    return 1.0 if len(term) <= 5 else 3.0


def find(question, limit=SHOWN):
    """Pairs (question id, score) related to this one: same top-level area first, then by shared terms.

    Never empty while other published questions exist: the newest fill up what shared terms do not.
    """
    text = f"{question.title}\n{question.body}"
    found = [pk for pk in queries.similar(text, CANDIDATES) if pk != question.pk]
    mine = _terms(SearchEntry.objects.filter(pk=question.pk)).get(question.pk, (None, set()))[1]
    scored = [
        (top == _top(question), round(overlap(mine, terms), 6), pk)
        for pk, (top, terms) in _terms(SearchEntry.objects.filter(pk__in=found)).items()
    ]
    scored.sort(key=lambda row: (-row[0], -row[1], -row[2]))
    best = [(pk, score) for same_area, score, pk in scored if score >= 0.05 or same_area][:limit]
    return best or [(pk, 0.0) for pk in _newest(question, limit).values_list("pk", flat=True)]


def _top(question):
    return (question.area.parent_id or question.area_id) if question.area else None


def _terms(entries):
    rows = entries.values_list("pk", "title", "body", "question__area", "question__area__parent")
    return {pk: (parent or area, {*title.split(), *body.split()}) for pk, title, body, area, parent in rows}


def _newest(question, limit):
    """The newest others, of the same top-level area where there are any."""
    others = Question.objects.published().exclude(pk=question.pk).latest()
    near = others.in_area(question.area.top) if question.area else others
    return near[:limit] if near.exists() else others[:limit]


def fallback(question):
    """What the page shows until the job has run."""
    return list(_newest(question, SHOWN).only("title", "summary"))


@transaction.atomic
def refresh(question_id, both_ways=True):
    """Store what is related to one question, and let it enter the lists of those it is related to."""
    question = Question.objects.published().with_area().filter(pk=question_id).first()
    if question is None:
        RelatedQuestion.objects.filter(Q(question=question_id) | Q(other=question_id)).delete()
        return
    best = find(question)
    there = Question.objects.filter(pk__in=[question_id, *(pk for pk, _score in best)]).lock()
    best = [(pk, score) for pk, score in best if pk in there]
    RelatedQuestion.objects.filter(question_id=question_id).delete()
    RelatedQuestion.objects.bulk_create(
        RelatedQuestion(question_id=question_id, other_id=pk, rank=rank, score=score)
        for rank, (pk, score) in enumerate(best)
    )
    changed = [question_id]
    if both_ways:
        changed += [pk for pk, score in best if _enter(pk, question, score)]
    Question.objects.filter(pk__in=changed).touch()


def refresh_many(ids, progress=lambda done: None):
    """`refresh` for many new questions at once; few enough also enter the lists of those that were there before."""
    for pk in ids:
        refresh(pk, both_ways=len(ids) <= 100)
        progress(1)


def _enter(other_id, question, score):
    """Put a question into another's list where its score earns it a place; whether it did."""
    rows = RelatedQuestion.objects.filter(question_id=other_id).exclude(other=question)
    rank = rows.filter(score__gte=score).count()
    RelatedQuestion.objects.filter(question_id=other_id, other=question).delete()
    if rank >= SHOWN:
        return False
    RelatedQuestion.objects.create(question_id=other_id, other=question, rank=rank, score=score)
    keep = RelatedQuestion.objects.filter(question_id=other_id).order_by("-score", "rank", "pk")
    for place, row in enumerate(keep):
        if place >= SHOWN:
            row.delete()
        elif row.rank != place:
            row.rank = place
            row.save(update_fields=["rank"])
    return True


def stored(question):
    """What the page of this question shows, in one query; empty only before the job has run."""
    others = Question.objects.published().filter(related_from__question=question)
    return list(others.order_by("related_from__rank").only("title", "summary"))
