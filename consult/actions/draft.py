"""Drafts: kept on the server as a lawyer types."""

from ..models import Draft
from ..text.redaction import redact


def keep(*, lawyer, question, body):
    """Save what is typed, masked like everything that is stored; an empty draft is no draft."""
    if body.strip():
        kept = {"body": redact(body).text[:10000]}
        Draft.objects.update_or_create(lawyer=lawyer, question=question, defaults=kept)
    else:
        discard(lawyer=lawyer, question=question)


def discard(*, lawyer, question):
    Draft.objects.filter(lawyer=lawyer, question=question).delete()
