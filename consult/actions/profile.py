"""Correcting a lawyer's profile, by staff."""

from django.db import transaction
from django.db.models import F

from ..models import Lawyer
from . import recount
from .audit import record


@transaction.atomic
def correct(*, lawyer, fields, actor, reason):
    """Store these fields of a lawyer's row as it stands in memory. Pages that name the lawyer follow by `version`.

    People helped before joining are part of helped_count, so that is counted anew.
    """
    row = Lawyer.objects.locked(lawyer.pk)
    before = {name: str(getattr(row, name) or "") for name in fields}
    after = {name: str(getattr(lawyer, name) or "") for name in fields}
    lawyer.save(update_fields=fields)
    Lawyer.objects.filter(pk=row.pk).update(version=F("version") + 1)
    recount.lawyers([row.pk])
    record(actor=actor, action="lawyer.correct", target=lawyer, reason=reason, before=before, after=after)
