"""Drafts: kept on the server as a lawyer types."""

from ..models import Draft


def keep(*, lawyer, question, body):
    """Save what is typed; an empty draft is no draft."""
    if body.strip():
        Draft.objects.update_or_create(lawyer=lawyer, question=question, defaults={"body": body})
    else:
        discard(lawyer=lawyer, question=question)


def discard(*, lawyer, question):
    Draft.objects.filter(lawyer=lawyer, question=question).delete()
