"""How much a question moves people now: its marks, each worth half of what it was a week before.

Every mark fades at the same pace, so the order of questions only changes when somebody marks one. The figure is therefore
stored as it stands on a fixed day, in halvings: log2 of the sum of 2^((time - EPOCH) / HALF_LIFE) over the marks.
"""

import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
HALF_LIFE = timedelta(days=7)
# After so many halvings a single mark is forgotten.
FORGOTTEN = 4


def trend(times: Iterable[datetime]) -> float:
    """The figure of marks made at these times; 0 without any."""
    halvings = sorted((time - EPOCH) / HALF_LIFE for time in times)
    if not halvings:
        return 0.0
    last = halvings[-1]
    return round(last + math.log2(sum(2 ** max(one - last, -1000) for one in halvings)), 6)


def least(now: datetime) -> float:
    """What a question needs at this moment to count as trending at all."""
    return (now - EPOCH) / HALF_LIFE - FORGOTTEN
