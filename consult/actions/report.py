"""举报: storing what a reader says, once a form."""

from django.db import IntegrityError, transaction

from ..access import code_key
from ..models import Report
from ..text import return_code
from ..text.redaction import redact


def report(*, target, reason, submission_id, note="", reporter=None):
    """Store a report on a question, answer, follow-up or lawyer. Personal data in the note is masked."""
    token = return_code.token_hash(code_key(), submission_id)
    earlier = Report.objects.filter(submission_hash=token).first()
    if earlier:
        return earlier
    noun = {"question": "question", "answer": "answer", "followup": "follow_up", "lawyer": "lawyer"}
    row = Report(
        reason=reason, note=redact(note).text[:500], reporter=reporter, submission_hash=token,
        **{noun[target._meta.model_name]: target},
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Report.objects.get(submission_hash=token)
    return row
