"""What moves people now: the figure's order is that of marks of which each is worth half of what it was a week before."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.trend import EPOCH, FORGOTTEN, HALF_LIFE, least, trend

DAY = timedelta(days=1)
NOW = EPOCH + 2500 * DAY
ages = st.lists(st.integers(0, 2000), min_size=1, max_size=30)


def worth(days):
    return sum(2 ** (-age / 7) for age in days)


def at(days):
    return trend(NOW - age * DAY for age in days)


@given(ages, ages)
def test_the_order_is_that_of_the_faded_sums(one, other):
    if abs(worth(one) / worth(other) - 1) > 1e-3:
        assert (at(one) > at(other)) == (worth(one) > worth(other))


@pytest.mark.parametrize(
    ("one", "other"), [([0], [7]), ([7, 7, 7], [0]), ([0] * 3, [0] * 2), ([30] * 40, [0])]
)
def test_newer_and_more_come_first(one, other):
    assert at(one) > at(other)


def test_without_marks_it_is_nothing_and_a_mark_is_forgotten_in_four_weeks():
    assert trend([]) == 0.0
    assert at([27]) > least(NOW) > at([29])
    assert least(NOW) == (NOW - EPOCH) / HALF_LIFE - FORGOTTEN


@given(st.lists(st.datetimes(datetime(1, 1, 2), datetime(9999, 1, 1)), max_size=5))
def test_no_time_is_too_far_away(times):
    assert isinstance(trend(time.replace(tzinfo=EPOCH.tzinfo) for time in times), float)
