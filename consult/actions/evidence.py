"""The asker ticks what evidence they have. Private: kept with the question, shown to nobody else."""

from django.db import transaction

from ..models import EvidenceTick


@transaction.atomic
def keep(*, question, items):
    """Exactly these items are ticked from now on."""
    EvidenceTick.objects.filter(question=question).exclude(item__in=items).delete()
    ticks = [EvidenceTick(question=question, item=item) for item in items]
    EvidenceTick.objects.bulk_create(ticks, ignore_conflicts=True)
