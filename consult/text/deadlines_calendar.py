"""Which days are 法定休假日 in mainland China.

A period that ends on a day of rest runs on to the first day after it (民法典第二百零三条, 民事诉讼法第八十五条).
Days of rest are weekends and public holidays, less the weekend days moved to work by the State Council's
yearly notice. `consult/data/holidays.json` holds the notices; for other years only weekends and the holidays
with a fixed date in 全国年节及纪念日放假办法第二条 are known, and `knows` says so.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

HOLIDAYS_FILE = Path(__file__).resolve().parent.parent / "data" / "holidays.json"
ONE_DAY = timedelta(days=1)
# (month, day) -> first year in which the day is a public holiday for everyone.
FIXED_HOLIDAYS = {(1, 1): 1950, (5, 1): 1950, (5, 2): 2025, (10, 1): 1950, (10, 2): 1950, (10, 3): 2000}


@dataclass(frozen=True)
class Calendar:
    """Days of rest and moved working days of the years whose notice is loaded."""

    years: frozenset[int] = frozenset()
    rest: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()

    @classmethod
    def from_notices(cls, notices: dict) -> "Calendar":
        """Build from `{"2026": {"rest": [[first, last], …], "work": [day, …]}}` (ISO dates)."""
        rest = set()
        for notice in notices.values():
            for first, last in notice["rest"]:
                rest.update(_days(date.fromisoformat(first), date.fromisoformat(last)))
        work = {date.fromisoformat(day) for notice in notices.values() for day in notice["work"]}
        return cls(frozenset(map(int, notices)), frozenset(rest), frozenset(work))

    def knows(self, year: int) -> bool:
        """Is the State Council's notice for that year loaded?"""
        return year in self.years

    def is_rest(self, day: date) -> bool:
        """Is the day one on which courts and offices are closed?"""
        if day in self.work:
            return False
        if day in self.rest or day.weekday() >= 5:
            return True
        return day.year >= FIXED_HOLIDAYS.get((day.month, day.day), 9999)

    def first_working_day(self, day: date) -> date:
        """The day itself, or the first day after the rest it falls in."""
        while self.is_rest(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`, `start` itself not counted."""
        day = start
        while count:
            day += ONE_DAY
            count -= not self.is_rest(day)
        return day


def _days(first: date, last: date):
    while first <= last:
        yield first
        first += ONE_DAY


@lru_cache(maxsize=1)
def shipped_calendar() -> Calendar:
    """The notices shipped with the project."""
    return Calendar.from_notices(json.loads(HOLIDAYS_FILE.read_text(encoding="utf-8")))
