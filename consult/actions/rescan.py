"""Looking again at what is stored with the redaction of today, and masking what it finds (docs/decisions/0011).

The rules of redaction get better; what was stored before is held to the new ones. Nothing here ever repeats the words.
"""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from ..models import Answer, AnswerRevision, FollowUp, Question, Supplement
from ..search import queries
from ..search.citations import check
from ..text.redaction import apply, redact
from ..text.summary import cut, summary
from . import cite, screen
from .audit import record

#: Where people's words are stored, parents before what hangs on them.
FIELDS = {
    Question: ("title", "body", "nickname"),
    Supplement: ("body",),
    Answer: ("body",),
    AnswerRevision: ("body",),
    FollowUp: ("body",),
}
CHUNK = 500


@dataclass(frozen=True)
class Found:
    """A row whose words would be masked. `kinds` counts them; `kept` counts those that the person had put back."""

    model: type
    pk: int
    kinds: Counter
    kept: Counter

    @property
    def noun(self):
        return self.model._meta.model_name


def total():
    return sum(model.objects.count() for model in FIELDS)


def look(progress=lambda done: None):
    """Yield a Found for every row in which the redaction finds something. Changes nothing."""
    for model, names in FIELDS.items():
        rows = model.objects.order_by("pk")
        rows = rows.only(*names, "findings") if hasattr(model, "findings") else rows.only(*names)
        for row in rows.iterator(chunk_size=CHUNK):
            found = _found(row)
            if found.kinds or found.kept:
                yield found
            progress(1)


def _found(row):
    kinds, kept, restored = Counter(), Counter(), _restored(row)
    for name in FIELDS[type(row)]:
        for finding in redact(getattr(row, name)).findings:
            if finding.masked:
                (kept if finding.kind in restored else kinds)[finding.kind] += 1
    return Found(type(row), row.pk, kinds, kept)


def _restored(row):
    """The kinds that the person put back as masked wrongly: staff have seen those, or are about to."""
    findings = getattr(row, "findings", [])
    return {finding.get("detail") for finding in findings if finding.get("kind") == "restored"}


def masked(text, restored=()):
    """The text with everything masked but the kinds that were put back."""
    findings = redact(text).findings
    return apply(text, findings, {i for i, finding in enumerate(findings) if finding.kind in restored})


@transaction.atomic
def mask(*, found, actor=None):
    """Mask one row where it stands, and all that is made from its words. False when nothing is left to mask."""
    row = found.model.objects.filter(pk=found.pk).first()
    if row is None:
        return False
    question_id = _question_id(row)
    Question.objects.showing([question_id]).lock()
    row = found.model.objects.get(pk=found.pk)  # as it is behind the lock
    kinds = _found(row).kinds
    if not kinds:
        return False
    for name in FIELDS[found.model]:
        setattr(row, name, _fitting(row, name, masked(getattr(row, name), _restored(row))))
    _save(row)
    question = Question.objects.get(pk=question_id)
    if isinstance(row, Question | Answer):
        _summarise(question)
    record(actor=actor, action=f"{found.noun}.mask", target=row, label="", after={"masked": dict(kinds)})
    queries.put(question)
    Question.objects.showing([question_id]).touch()
    return True


def _question_id(row):
    if isinstance(row, Question):
        return row.pk
    return row.question_id if hasattr(row, "question_id") else row.answer.question_id


def _fitting(row, name, text):
    """A mask may be longer than what it hides; titles and nicknames have their limits in the database."""
    limit = row._meta.get_field(name).max_length
    return cut(text, limit) if limit and name in ("title", "nickname") else text


def _save(row):
    if isinstance(row, Question):
        row.content_hash = screen.fingerprint(row.title, row.body)
    if isinstance(row, AnswerRevision):
        row.body_html = cite.html_of(row.body, check(row.body, timezone.localdate(row.written_at)))
    row.save()
    if isinstance(row, Answer):
        cite.store(row)


def _summarise(question):
    """The card's text again; that of an imported question without a body comes from its first answer."""
    words = question.body
    if not words and question.summary:
        first = question.answers.order_by("pk").first()
        words = first.body if first else masked(question.summary)
    Question.objects.filter(pk=question.pk).update(summary=summary(words))
