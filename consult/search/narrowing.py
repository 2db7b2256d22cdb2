"""What narrows a search for questions: area, region, whether solved or answered, how old."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from .sql import marks


def where(*, area=None, region=None, solved=False, unanswered=False, days=None):
    """A condition on `row`, the question's row, with its parameters; None when everything goes.

    An area stands for its children (prefetched or not); `days` is how many days ago it was published at most.
    """
    parts, params = [], []
    if area is not None:
        ids = [area.pk, *area.children.values_list("pk", flat=True)]
        parts.append(f"row.area_id IN ({marks(ids)})")
        params += ids
    if region is not None:
        parts.append("row.region_id = %s")
        params.append(region.pk)
    if solved:
        parts.append("row.is_solved")
    if unanswered:
        parts.append("row.answer_count = 0")
    if days:
        parts.append("row.published_at >= %s")
        params.append(connection.ops.adapt_datetimefield_value(timezone.now() - timedelta(days=days)))
    return (" AND ".join(parts), params) if parts else None
