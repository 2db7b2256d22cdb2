"""Synthetic content for benchmarks, fast and complete: questions, answers, marks, related rows, index, counters.

Everything made here carries an `external_id` that begins `generated-`, and its lawyers are marked as coming from a source,
never as verified.
"""

import json
import random
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from ..models import (
    Answer,
    Area,
    Lawyer,
    Mark,
    Question,
    Region,
    RelatedQuestion,
    SearchEntry,
    Status,
    Verification,
)
from ..search import statistics
from ..search.entries import entry_of
from ..search.indexes import QUESTIONS
from ..search.relevance import engine
from ..text.invented import Inventor, Theme, clauses
from ..text.summary import summary
from ..text.trend import trend
from . import recount, screen

DEMO = Path(__file__).resolve().parent.parent / "data" / "demo"
CHUNK = 1000
RELATED = 8
SPREAD = timedelta(days=3 * 365)


def generate(*, questions, seed, progress=lambda done: None):
    """Make questions 0 … `questions` - 1 of a seed, a transaction a thousand; those that exist already stay. Returns how many are new."""
    inventor = Inventor(seed, themes())
    ground = _Ground(seed, questions)
    known = set(
        Question.objects.filter(external_id__startswith=f"generated-{seed}-").values_list(
            "external_id", flat=True
        )
    )
    missing = [number for number in range(questions) if _key(seed, number) not in known]
    progress(questions - len(missing))
    with engine().filling(QUESTIONS):
        for first in range(0, len(missing), CHUNK):
            numbers = missing[first : first + CHUNK]
            _store([(number, inventor.question(number)) for number in numbers], seed, ground)
            progress(len(numbers))
    if missing:
        with transaction.atomic():
            recount.lawyers(lawyer.pk for lawyer in ground.lawyers)
        statistics.refresh(QUESTIONS)
    return len(missing)


def themes():
    """What the demo content is about, a theme a question, as clauses."""
    answers = {}
    for row in json.loads((DEMO / "answers.json").read_text(encoding="utf-8")):
        answers.setdefault(row["question"], []).append(row["body"])
    return [
        Theme(
            row["area"],
            clauses(f"{row['title']}\n{row['body']}"),
            clauses("\n".join(answers.get(row["key"], [row["body"]]))),
        )
        for row in json.loads((DEMO / "questions.json").read_text(encoding="utf-8"))
    ]


def _key(seed, number):
    return f"generated-{seed}-{number}"


class _Ground:
    """What generated questions stand on: areas, regions, lawyers, and the span of time they fall in."""

    def __init__(self, seed, questions):
        self.areas = {area.slug: area for area in Area.objects.all()}
        self.regions = list(Region.objects.all())
        self.begin = timezone.now() - SPREAD
        self.step = SPREAD / max(questions, 1)
        self.lawyers = [self._lawyer(number) for number in range(min(20 + questions // 1000, 200))]

    def _lawyer(self, number):
        lawyer, _created = Lawyer.objects.get_or_create(
            source_key=f"generated-{number}",
            defaults={
                "name": f"样例律师{number + 1}", "law_firm": "样例律师事务所", "verification": Verification.SOURCE,
                "source_note": "性能测试生成的资料", "region": self.regions[number % len(self.regions)] if self.regions else None,
            },
        )  # fmt: skip
        return lawyer


@transaction.atomic
def _store(invented, seed, ground):
    rows, answers, marks = [], [], []
    for number, item in invented:
        rng = random.Random(f"{seed}/{number}")  # noqa: S311 (nothing secret)
        at = ground.begin + ground.step * number
        question = Question(
            external_id=_key(seed, number), title=item.title, body=item.body, summary=summary(item.body),
            area=ground.areas.get(item.area), region=rng.choice([None, *ground.regions]), status=Status.PUBLISHED,
            created_at=at, published_at=at, updated_at=at, content_hash=screen.fingerprint(item.title, item.body),
        )  # fmt: skip
        own = [
            Answer(
                question=question,
                lawyer=lawyer,
                body=body,
                body_html=_html(body),
                created_at=at + timedelta(hours=5),
            )
            for lawyer, body in zip(rng.sample(ground.lawyers, len(item.answers)), item.answers, strict=True)
        ]
        question.answer_count = len(own)
        if own and rng.random() < 0.4:
            question.is_solved = own[0].is_accepted = True
            question.helpful_count = own[0].helpful_count = 1
            marked = at + timedelta(hours=9)
            marks += [
                Mark(kind=kind, answer=own[0], guest_question=question, created_at=marked)
                for kind in Mark.Kind.values
            ]
            question.trend = trend([marked])
        rows.append(question)
        answers += own
    Question.objects.bulk_create(rows)
    Answer.objects.bulk_create(answers)
    Mark.objects.bulk_create(marks)
    RelatedQuestion.objects.bulk_create(_related(rows, random.Random(f"{seed}~{rows[0].pk}")))  # noqa: S311
    by_question = {}
    for answer in answers:
        by_question.setdefault(answer.question_id, []).append(answer)
    SearchEntry.objects.bulk_create(
        entry_of(question, supplements=(), answers=by_question.get(question.pk, ())) for question in rows
    )


def _html(body):
    """What `markup.render` makes of a text without marks."""
    return "\n".join(f"<p>{escape(line)}</p>" for line in body.split("\n") if line)


def _related(rows, rng):
    """Others of the same area, at random: finding the truly related ones is measured elsewhere, and takes its time."""
    by_area = {}
    for row in rows:
        by_area.setdefault(row.area_id, []).append(row)
    for row in rows:
        others = [other for other in by_area[row.area_id] if other is not row]
        for rank, other in enumerate(rng.sample(others, min(RELATED, len(others)))):
            yield RelatedQuestion(question=row, other=other, rank=rank, score=1 - rank / RELATED)
