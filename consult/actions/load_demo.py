"""Demo content: a site worth looking at, with items in every staff queue. Only where DEBUG is on; the same every time.

What people do on the real site goes through the actions; demo rows are written directly because they are dated in the
past, and are counted by `recount` like all others.
"""

import json
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from ..access import code_key
from ..models import (
    Answer,
    Area,
    BlockedPhrase,
    FollowUp,
    Lawyer,
    Mark,
    Question,
    Region,
    Report,
    SameQuestion,
    Status,
    Supplement,
    User,
    Verification,
)
from ..search import queries, statistics
from ..search.indexes import QUESTIONS
from ..text import markup, return_code
from ..text.statute_files import from_lines
from ..text.summary import summary
from . import cite, demo_photos, recheck, recount, screen
from .ask import guide
from .audit import record
from .load_statutes import load_statutes
from .verify import VALID_FOR

DATA = Path(__file__).resolve().parent.parent / "data"
PASSWORD = "lawqa-demo"  # noqa: S105  (published on purpose, refused in production)
ACCOUNTS = ("citizen", "lawyer", "moderator", "admin")
UNUSABLE = "!"  # nobody logs in as a demo reader
READERS = 30


class Refused(Exception):
    """Demo accounts have a published password and must never exist on a real site."""


def load_demo():
    """Load what is not there yet; returns (role, user name, password) of the four accounts."""
    if not settings.DEBUG:
        raise Refused("load_demo works only with DEBUG=on: its accounts have a published password.")
    with open(DATA / "statutes_starter.jsonl", encoding="utf-8") as lines:
        loaded = load_statutes(statutes=list(from_lines(lines)))
    recheck.recheck(recheck.due(loaded.touched))
    with transaction.atomic():
        demo = _Demo()
        demo.accounts()
        demo.lawyers()
        demo.questions()
        demo.queues()
        demo.finish()
    statistics.refresh_if_stale(QUESTIONS)
    return [(name, name, PASSWORD) for name in ACCOUNTS]


def _read(name):
    return json.loads((DATA / "demo" / f"{name}.json").read_text(encoding="utf-8"))


class _Demo:
    """One load. Rows are known again by `external_id`, `source_key` and `submission_hash`."""

    def __init__(self):
        self.now = timezone.now()
        self.areas = {area.slug: area for area in Area.objects.all()}
        self.regions = {region.slug: region for region in Region.objects.all()}
        self.users, self.by_key, self.new, self.people = {}, {}, [], []

    def ago(self, row):
        return self.now - timedelta(days=row.get("days_ago", 0), hours=row.get("hours", 0) % 24, minutes=7)

    def spread(self, row, count):
        """So many moments between a row's and now, at equal distances."""
        step = (self.now - row.created_at) / (count + 1)
        return [row.created_at + step * number for number in range(1, count + 1)]

    def _account(self, name, **rights):
        user, new = User.objects.get_or_create(
            username=name, defaults={"email": f"{name}@demo.invalid", **rights}
        )
        if new:
            user.set_password(PASSWORD)
            user.save()
        return user

    def accounts(self):
        for name in ACCOUNTS:
            rights = {"is_staff": name in ("moderator", "admin"), "is_superuser": name == "admin"}
            self.users[name] = self._account(name, **rights)
        self.users["moderator"].groups.set(Group.objects.filter(name="moderators"))
        names = [f"demo-reader-{number:02d}" for number in range(1, READERS + 1)]
        known = set(User.objects.filter(username__in=names).values_list("username", flat=True))
        User.objects.bulk_create(
            User(username=name, password=UNUSABLE) for name in names if name not in known
        )
        self.readers = list(User.objects.filter(username__in=names).order_by("username"))

    def lawyer(self, row, verification, **more):
        key = f"demo-{row['key']}"
        fields = {
            name: row[name]
            for name in ("name", "law_firm", "license_number", "first_licensed_year", "biography")
        }
        lawyer, new = Lawyer.objects.get_or_create(
            source_key=key,
            defaults={
                **fields, "region": self.regions[row["region"]], "verification": verification,
                "created_at": self.ago({"days_ago": 200}), **more,
            },
        )  # fmt: skip
        if new:
            lawyer.areas.set([self.areas[slug] for slug in row["areas"]])
            if len(self.by_key) % 4 != 3:  # some have no picture, as on any site
                lawyer.photo.save(f"{key}.jpg", demo_photos.draw(key))
        return lawyer

    def lawyers(self):
        verified = {"verified_at": self.ago({"days_ago": 90}), "verified_until": self.now + VALID_FOR}
        for row in _read("lawyers"):
            self.by_key[row["key"]] = self.lawyer(row, Verification.VERIFIED, **verified)
        first = next(iter(self.by_key.values()))
        if first.user is None:
            first.user = self.users["lawyer"]
            first.save(update_fields=["user"])

    def question(self, row, status=Status.PUBLISHED, **more):
        """The question of a demo row; its parts are written only when it is new."""
        date = self.ago(row)
        published = date if status != Status.HELD else None
        question, new = Question.objects.get_or_create(
            external_id=f"demo-{row['key']}",
            defaults={
                "title": row["title"], "body": row["body"], "summary": summary(row["body"]), "status": status,
                "area": self.areas[row["area"]], "region": self.regions.get(row["region"]),
                "nickname": row["nickname"], "created_at": date, "published_at": published, "updated_at": date,
                "content_hash": screen.fingerprint(row["title"], row["body"]), **more,
            },
        )  # fmt: skip
        if new:
            guide(question)
            question.save(update_fields=["guidance", "sensitive_reason"])
            self.new.append(question)
        return question, new

    def questions(self):
        answers = {}
        for row in _read("answers"):
            answers.setdefault(row["question"], []).append(row)
        self.found = {}
        for number, row in enumerate(_read("questions")):
            asker = self.users["citizen"] if number % 18 == 0 else None
            question, new = self.question(row, asker=asker)
            self.found[row["key"]] = question
            if new:
                Supplement.objects.bulk_create(
                    Supplement(question=question, body=part["body"], created_at=self.ago(part))
                    for part in row["supplements"]
                )
                for answer in answers.get(row["key"], []):
                    self.answer(question, answer)
                readers = self.readers[: row["same_question"]]
                SameQuestion.objects.bulk_create(
                    SameQuestion(question=question, user=user, created_at=at)
                    for user, at in zip(readers, self.spread(question, len(readers)), strict=True)
                )

    def answer(self, question, row, status=Status.PUBLISHED, findings=()):
        token = return_code.token_hash(code_key(), f"demo-{row['question']}-{row['lawyer']}")
        answer, new = Answer.objects.get_or_create(
            submission_hash=token,
            defaults={
                "question": question, "lawyer": self.by_key[row["lawyer"]], "body": row["body"],
                "body_html": markup.render(row["body"]), "ai_assisted": row["ai_assisted"], "status": status,
                "created_at": self.ago(row), "findings": list(findings),
            },
        )  # fmt: skip
        if not new:
            return
        FollowUp.objects.bulk_create(
            FollowUp(
                answer=answer, side=turn["by"], body=turn["body"], created_at=self.ago(turn),
                author=answer.lawyer.user if turn["by"] == "lawyer" else question.asker,
            )
            for turn in row.get("follow_ups", [])
        )  # fmt: skip
        readers = self.readers[: row.get("helpful", 0)]
        marks = [
            Mark(kind=Mark.Kind.HELPFUL, answer=answer, user=user, created_at=at)
            for user, at in zip(readers, self.spread(answer, len(readers)), strict=True)
        ]
        if row.get("accepted"):
            asker = question.asker or self.readers[-1 - question.pk % 10]
            marks.append(Mark(kind=Mark.Kind.ACCEPT, answer=answer, user=asker))
        Mark.objects.bulk_create(marks)

    def queues(self):
        """Something in every queue of the staff's desk."""
        queues, moderator = _read("queues"), self.users["moderator"]
        for row in queues["blocked_phrases"]:
            BlockedPhrase.objects.get_or_create(phrase=row["phrase"], defaults={"note": row["note"]})
        for row in queues["held_questions"]:
            self.question(row, Status.HELD, findings=row["findings"])
        for row in queues["held_answers"]:
            self.answer(self.found[row["question"]], row, Status.HELD, row["findings"])
        for row in queues["lawyer_applications"]:
            note = {"applied_at": self.ago(row), "verification_note": row["staff_note"]}
            self.lawyer(row, row["verification"], **note)
        row = queues["hidden_question"]
        hidden, new = self.question(row, Status.HIDDEN, status_reason=row["reason"])
        if new:
            record(actor=moderator, action="question.hide", target=hidden, reason=row["reason"])
        row = queues["suspended_lawyer"]
        verified = {"verified_at": self.ago({"days_ago": 300}), "verification_note": row["reason"]}
        lawyer = self.lawyer(row, Verification.SUSPENDED, **verified)
        if new:
            record(actor=moderator, action="lawyer.suspend", target=lawyer, reason=row["reason"])
        for row in queues["reports"]:
            self.report(row)
        for row in queues["featured"]:
            question = self.found[row["question"]]
            if question in self.new:
                question.featured_at = self.ago(row)
                question.save(update_fields=["featured_at"])
                record(actor=moderator, action="question.feature", target=question, reason=row["reason"])

    def report(self, row):
        kind, _, key = row["target"].partition(":")
        if kind == "question":
            target = self.found[key]
        elif kind == "lawyer":
            target = self.by_key[key]
        else:
            question, lawyer, *turn = key.split("/")
            target = Answer.objects.get(question=self.found[question], lawyer=self.by_key[lawyer])
            if kind == "follow_up":
                target = target.follow_ups.order_by("pk")[int(turn[0])]
        Report.objects.get_or_create(
            submission_hash=return_code.token_hash(code_key(), f"demo-{row['key']}"),
            defaults={
                kind: target,
                "reason": row["reason"],
                "note": row["note"],
                "created_at": self.ago(row),
            },
        )

    def finish(self):
        """Counters, index and citations of what is new. Related questions are found by the caller, outside."""
        for question in self.new:
            recount.question(question.pk)
            queries.put(question)
        answers = Answer.objects.filter(question__in=self.new).select_related("question", "lawyer")
        for answer in answers:
            cite.store(answer)
        recount.lawyers(lawyer.pk for lawyer in self.by_key.values())
