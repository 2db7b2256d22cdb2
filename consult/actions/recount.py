"""The stored counters, brought to what the rows say. Callers hold the question's lock (and so everything under it).

A lawyer's row is locked before counting: two marks on answers of one lawyer under different questions must not both
count before either is committed.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import Count, F, Q

from ..models import Answer, Lawyer, Mark, Question, SameQuestion, Status
from ..text.trend import trend


def question(question_id):
    """Counters of one question and its answers."""
    marks = (
        Mark.objects.filter(answer__question=question_id)
        .values_list("answer", "kind")
        .annotate(n=Count("pk"))
    )
    by_answer = {(answer, kind): n for answer, kind, n in marks}
    published = helpful = 0
    solved = False
    for answer in Answer.objects.filter(question=question_id):
        counts = {
            "helpful_count": by_answer.get((answer.pk, Mark.Kind.HELPFUL), 0),
            "is_accepted": (answer.pk, Mark.Kind.ACCEPT) in by_answer,
        }
        if any(getattr(answer, name) != value for name, value in counts.items()):
            Answer.objects.filter(pk=answer.pk).update(**counts)
        if answer.is_published:
            published += 1
            helpful += counts["helpful_count"]
            solved = solved or counts["is_accepted"]
    rows = Question.objects.filter(pk=question_id)
    rows.update(answer_count=published, helpful_count=helpful, is_solved=solved)
    rows.update(same_count=rows.aggregate(n=Count("same_questions"))["n"] or 0)
    rows.update(trend=trends([question_id]).get(question_id, 0.0))
    rows.touch()


def trends(ids):
    """{question: trend} of those of these questions that have marks: 同问, and 有帮助 on public answers."""
    same = SameQuestion.objects.filter(question__in=ids).values_list("question", "created_at")
    helpful = Mark.objects.filter(kind=Mark.Kind.HELPFUL, answer__question__in=ids)
    helpful = helpful.filter(answer__status=Status.PUBLISHED)
    times = defaultdict(list)
    for pk, at in [*same, *helpful.values_list("answer__question", "created_at")]:
        times[pk].append(at)
    return {pk: trend(found) for pk, found in times.items()}


def lawyers(ids):
    """helped_count of these lawyers, each behind its lock, in id order so that nobody waits in a circle."""
    for pk in sorted(set(ids)):
        lawyer = Lawyer.objects.locked(pk)
        people = Mark.objects.counted().filter(answer__lawyer=pk).people()
        total = people + lawyer.helped_before
        if total != lawyer.helped_count:
            Lawyer.objects.filter(pk=pk).update(helped_count=total, version=F("version") + 1)


def of_question(question_id):
    """Everything that one question's change can move: its own counters and its lawyers'."""
    question(question_id)
    lawyers(Answer.objects.filter(question=question_id).values_list("lawyer", flat=True))


def differences():
    """Every stored counter that is not what the rows say, as (object, field, stored, counted)."""
    found = []
    helped = dict(Mark.objects.all().people_by_lawyer())
    for lawyer in Lawyer.objects.only("helped_count", "helped_before", "name").iterator():
        counted = helped.get(lawyer.pk, 0) + lawyer.helped_before
        if lawyer.helped_count != counted:
            found.append((lawyer, "helped_count", lawyer.helped_count, counted))
    answers = Answer.objects.annotate(
        n_helpful=Count("marks", filter=Q(marks__kind=Mark.Kind.HELPFUL), distinct=True),
        n_accept=Count("marks", filter=Q(marks__kind=Mark.Kind.ACCEPT), distinct=True),
    )
    by_question = {}
    for answer in answers.defer("body", "body_html").iterator():
        if answer.helpful_count != answer.n_helpful:
            found.append((answer, "helpful_count", answer.helpful_count, answer.n_helpful))
        if answer.is_accepted != bool(answer.n_accept):
            found.append((answer, "is_accepted", answer.is_accepted, bool(answer.n_accept)))
        if answer.status == Status.PUBLISHED:
            total = by_question.setdefault(answer.question_id, [0, 0, False])
            total[0] += 1
            total[1] += answer.n_helpful
            total[2] = total[2] or bool(answer.n_accept)
    questions = Question.objects.annotate(n_same=Count("same_questions"))
    moving = trends(Question.objects.values("pk"))
    for row in questions.defer("body").iterator():
        counted = by_question.get(row.pk, [0, 0, False])
        stored = [row.answer_count, row.helpful_count, row.is_solved]
        for name, old, new in zip(
            ("answer_count", "helpful_count", "is_solved"), stored, counted, strict=True
        ):
            if old != new:
                found.append((row, name, old, new))
        if row.same_count != row.n_same:
            found.append((row, "same_count", row.same_count, row.n_same))
        if row.trend != moving.get(row.pk, 0.0):
            found.append((row, "trend", row.trend, moving.get(row.pk, 0.0)))
    return found


@transaction.atomic
def repair(found):
    """Recount whatever `differences` named."""
    questions = {
        row.pk if isinstance(row, Question) else getattr(row, "question_id", None) for row, *_rest in found
    }
    questions = Question.objects.filter(pk__in=questions - {None}).lock()
    for pk in questions:
        question(pk)
    named = {row.pk for row, *_rest in found if isinstance(row, Lawyer)}
    lawyers(named.union(Answer.objects.filter(question__in=questions).values_list("lawyer", flat=True)))
