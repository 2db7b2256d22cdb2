"""追问 and 追答 under one answer."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..access import code_key
from ..models import FollowUp, Question
from ..text import return_code
from . import screen, tell
from .answer import look


def follow_up(*, answer, side, submission_id, body, author=None, restored=()):
    """Store one turn of the exchange. The same `submission_id` leads to the same turn."""
    token = return_code.token_hash(code_key(), submission_id)
    earlier = FollowUp.objects.sent_as(token).first()
    if earlier:
        return earlier
    row = FollowUp(answer=answer, side=side, author=author, body=body, submission_hash=token)
    try:
        return _store(row, restored)
    except IntegrityError:
        return FollowUp.objects.sent_as(token).get()


@transaction.atomic
def _store(row, restored):
    question = Question.objects.locked(row.answer.question_id)
    by_lawyer = row.side == FollowUp.Side.LAWYER
    row.findings = look(row.body, restored) if by_lawyer else screen.look(row.body, restored=restored)
    row.status = screen.status_for(row.findings)
    row.save(force_insert=True)
    Question.objects.filter(pk=question.pk).touch()
    if row.is_published:
        tell_other(row)
    return row


def tell_other(row):
    """Tell the other side of the exchange; called when a turn becomes public."""
    url = row.answer.get_absolute_url()
    if row.side == FollowUp.Side.LAWYER:
        tell.asker(row.answer.question, letter="follow_up", text=_("律师回复了您的追问。"), url=url)
    else:
        tell.lawyer(row.answer.lawyer, letter="follow_up", text=_("提问者在您的回答下追问。"), url=url)
