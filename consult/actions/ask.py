"""Asking a question, and changing it until somebody has answered."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..access import code_key
from ..jobs import refresh_related, suggest_articles
from ..models import Consent, Question, Status
from ..search import queries
from ..search.guidance import slugs_for
from ..text import contact, return_code
from ..text.guidance import sensitive
from ..text.summary import summary
from . import screen, tell

CONSENT_WORDING = "2026-11"


@dataclass(frozen=True)
class Asked:
    """`created` is False when the same form had been sent before; `code` is for guests only."""

    question: Question
    created: bool
    code: str | None = None


def ask(
    *,
    submission_id,
    title,
    body,
    asker=None,
    area=None,
    region=None,
    nickname="",
    notify_email="",
    restored=(),
):
    """Store a question whose personal data is masked already. The same `submission_id` leads to the same question.

    `restored` names the kinds of personal data that the person put back; they hold the question for staff.
    """
    code = None if asker else return_code.derive(code_key(), submission_id)
    token = return_code.token_hash(code_key(), submission_id)
    earlier = Question.objects.sent_as(token).first()
    if earlier is None:
        content = screen.fingerprint(title, body)
        question = Question(
            title=title, body=body, summary=summary(body), asker=asker, area=area, region=region, nickname=nickname,
            notify_email=notify_email, submission_hash=token, content_hash=content,
            code_hash=return_code.stored(code_key(), code) if code else None,
        )  # fmt: skip
        try:
            return Asked(_store(question, restored), created=True, code=code)
        except IntegrityError:  # the same form, sent at the same moment
            earlier = Question.objects.sent_as(token).get()
    return Asked(earlier, created=False, code=code if earlier.code_hash else None)


@transaction.atomic
def _store(question, restored):
    question.findings = look(question.title, question.body, question.nickname, restored)
    if screen.is_duplicate(question.content_hash):
        question.findings.append({"kind": "duplicate", "detail": ""})
    question.status = screen.status_for(question.findings)
    if question.is_published:
        question.published_at = question.created_at
    guide(question)
    question.save(force_insert=True)
    Consent.objects.create(question=question, wording=CONSENT_WORDING)
    queries.put(question)
    if question.is_published:
        suggest_articles.enqueue(question.pk)
        refresh_related.enqueue(question.pk)
    else:
        tell.asker(question, letter="question_held", text=_("您的问题正在等待审核，通过后会公开并通知您。"))
    return question


def look(title, body, nickname, restored):
    """Findings on a question's words; a nickname is no place to be called from."""
    findings = screen.look(title, body, nickname, restored=restored)
    if contact.find(nickname).poaching:
        findings.append({"kind": "contact", "detail": ""})
    return findings


def guide(question):
    """What the page shows besides answers, and whether engines and lists may have it, by the question's own words."""
    text = f"{question.title}\n{question.body}"
    question.guidance = slugs_for(text)
    question.sensitive_reason = sensitive(text) or ""


@transaction.atomic
def edit(*, question, title, body, area=None, region=None, nickname="", restored=()):
    """Change a question nobody has answered yet. What was published may be held by what is found now."""
    Question.objects.showing([question.pk]).lock()
    row = Question.objects.get(pk=question.pk)
    if row.answers.exists() or row.status not in (Status.HELD, Status.PUBLISHED):
        return None
    row.title, row.body, row.area, row.region, row.nickname = title, body, area, region, nickname
    row.summary, row.content_hash = summary(body), screen.fingerprint(title, body)
    row.findings = look(title, body, nickname, restored)
    if screen.is_duplicate(row.content_hash, apart_from=row.pk):
        row.findings.append({"kind": "duplicate", "detail": ""})
    # An edit never releases what staff still have to see.
    held_before = row.status == Status.HELD
    row.status = Status.HELD if held_before else screen.status_for(row.findings)
    guide(row)
    row.edited_at = timezone.now()
    row.save()
    Question.objects.showing([row.pk]).touch()
    queries.put(row)
    suggest_articles.enqueue(row.pk)
    refresh_related.enqueue(row.pk)
    if row.status == Status.HELD and not held_before:
        tell.asker(row, letter="question_held", text=_("您修改后的问题正在等待审核，通过后会公开并通知您。"))
    return row
