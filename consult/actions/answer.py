"""A lawyer answers, and edits with history."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..access import code_key
from ..jobs import refresh_related
from ..models import Answer, AnswerRevision, Lawyer, Question
from ..search import queries
from ..text import contact, markup, return_code
from . import cite, draft, recount, screen, tell


class NotAllowed(Exception):
    """The lawyer's verification or the question's status ended in the meantime."""


def answer(*, question, lawyer, submission_id, body, ai_assisted=False, restored=(), confirmed=False):
    """Store a verified lawyer's answer; one a lawyer and question, whatever is sent twice. Raises NotAllowed.

    `confirmed`: the lawyer was shown that a quotation does not match and publishes all the same; that is recorded.
    """
    token = return_code.token_hash(code_key(), submission_id)
    row = Answer(
        question=question, lawyer=lawyer, body=body, body_html=markup.render(body), ai_assisted=ai_assisted,
        submission_hash=token,
    )  # fmt: skip
    try:
        return _store(row, restored, confirmed)
    except IntegrityError:  # the same form sent twice, or a second answer by the same lawyer
        earlier = Answer.objects.filter(question=question, lawyer=lawyer).first()
        return earlier or Answer.objects.sent_as(token).get()


@transaction.atomic
def _store(row, restored, confirmed):
    question = Question.objects.locked(row.question_id)
    if not question.is_published or not Lawyer.objects.verified().filter(pk=row.lawyer_id).exists():
        raise NotAllowed
    row.findings = look(row.body, restored)
    row.status = screen.status_for(row.findings)
    row.save(force_insert=True)
    cite.store(row, confirmed=confirmed)
    draft.discard(lawyer=row.lawyer, question=question)
    _changed(question)
    if row.is_published:
        tell_asker(row)
    return row


def look(body, restored=()):
    """Findings on a lawyer's words: those of every text, and attempts to lead the asker off the site."""
    findings = screen.look(body, restored=restored)
    if contact.find(body).poaching:
        findings.append({"kind": "contact", "detail": ""})
    return findings


def tell_asker(row):
    """The letter that askers wait for; called when an answer becomes public."""
    tell.asker(row.question, letter="answered", text=_("您的问题有了律师回答。"), url=row.get_absolute_url())


@transaction.atomic
def edit(*, answer, body, ai_assisted, restored=(), confirmed=False):
    """Replace an answer's text; one that was published stays for readers. An edit never releases what is held."""
    question = Question.objects.locked(answer.question_id)
    row = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if (row.body, row.ai_assisted) == (body, ai_assisted):
        return row
    now = timezone.now()
    if row.is_published:  # readers may look back at what they could read, not at what was held
        AnswerRevision.objects.create(
            answer=row, body=row.body, body_html=row.body_html, ai_assisted=row.ai_assisted,
            written_at=row.edited_at or row.created_at, replaced_at=now,
        )  # fmt: skip
    row.body, row.body_html, row.ai_assisted, row.edited_at = body, markup.render(body), ai_assisted, now
    row.findings = look(body, restored)
    if row.is_published:
        row.status = screen.status_for(row.findings)
    row.save()
    cite.store(row, confirmed=confirmed)
    _changed(question)
    return row


def _changed(question):
    recount.of_question(question.pk)
    queries.put(question)
    refresh_related.enqueue(question.pk)
