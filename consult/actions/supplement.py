"""补充说明: adding to a question after it was posted."""

from django.db import IntegrityError, transaction

from ..access import code_key
from ..jobs import refresh_related
from ..models import Question, Supplement
from ..search import queries
from ..text import return_code
from . import recount, screen


def supplement(*, question, submission_id, body, restored=()):
    """Add to a question. The same `submission_id` leads to the same supplement."""
    token = return_code.token_hash(code_key(), submission_id)
    earlier = Supplement.objects.sent_as(token).first()
    if earlier:
        return earlier
    try:
        return _store(Supplement(question=question, body=body, submission_hash=token), restored)
    except IntegrityError:
        return Supplement.objects.sent_as(token).get()


@transaction.atomic
def _store(row, restored):
    question = Question.objects.locked(row.question_id)
    row.findings = screen.look(row.body, restored=restored)
    row.status = screen.status_for(row.findings)
    row.save(force_insert=True)
    recount.question(question.pk)
    queries.put(question)
    if question.is_published and row.is_published:
        refresh_related.enqueue(question.pk)
    return row
