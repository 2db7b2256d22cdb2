"""The calculator of periods, against dated cases and the text of the statutes."""

import gzip
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.deadlines import compute
from consult.text.deadlines_calendar import Calendar, shipped_calendar
from consult.text.deadlines_kinds import Article, kinds

DATA = Path(__file__).parent / "data" / "deadlines.jsonl"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
CASES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def run(case):
    return compute(
        case["kind"],
        date.fromisoformat(case["start"]),
        interruptions=[date.fromisoformat(day) for day in case["interruptions"]],
        event=date.fromisoformat(case["event"]) if "event" in case else None,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['kind']}")
def test_a_dated_case_ends_on_its_day_and_names_the_deciding_article(case):
    answer = run(case)
    expected = case["last_day"] and date.fromisoformat(case["last_day"])
    assert answer.last_day == expected
    assert Article(case["law"], case["article"]) in answer.articles


def test_every_cited_article_exists_in_the_statutes():
    file = SHARED / "statutes.jsonl.gz"
    if not file.exists():
        pytest.skip("shared/data/statutes.jsonl.gz is absent")
    held = set()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            held.add((row["law"], row["article"]))
    for kind in kinds().values():
        nature = kind.nature
        groups = (nature.start, nature.month_end, nature.rest, nature.interruption, nature.late)
        cited = {kind.article, *kind.articles, *nature.articles, *(a for group in groups for a in group)}
        assert cited <= held, kind.slug


@pytest.mark.parametrize("slug", kinds())
def test_every_kind_says_what_may_change_its_answer(slug):
    answer = compute(slug, date(2026, 3, 2))
    assert len(answer.warnings) >= 2
    assert answer.steps
    assert answer.kind.article in answer.articles


def test_a_year_without_its_notice_is_said():
    answer = compute("civil-general", date(2026, 3, 2))
    assert any("2029年的国务院放假通知没有载入" in warning for warning in answer.warnings)


def test_fixed_holidays_are_known_in_every_year():
    calendar = Calendar()
    assert calendar.is_rest(date(2030, 10, 1))
    assert calendar.is_rest(date(2025, 5, 2))
    assert not calendar.is_rest(date(2023, 5, 2))
    assert not calendar.knows(2030)


def test_a_weekend_day_moved_to_work_is_not_a_day_of_rest():
    assert not shipped_calendar().is_rest(date(2026, 2, 14))


def test_a_calendar_can_be_given():
    closed = Calendar.from_notices({"2026": {"rest": [["2026-06-01", "2026-06-03"]], "work": []}})
    answer = compute("civil-appeal", date(2026, 5, 17), holidays=closed)
    assert answer.last_day == date(2026, 6, 4)


def test_a_day_before_the_start_cannot_interrupt():
    with pytest.raises(ValueError, match="早于起算日"):
        compute("civil-general", date(2026, 1, 1), interruptions=[date(2025, 1, 1)])


def test_an_old_start_is_told_that_the_law_has_changed():
    answer = compute("arbitration-set-aside", date(2026, 1, 15))
    assert any("2026年3月1日起施行" in warning for warning in answer.warnings)


def test_days_left_is_negative_after_the_last_day():
    answer = compute("civil-appeal", date(2026, 11, 5))
    assert answer.days_left(date(2026, 11, 21)) == -1


@given(
    slug=st.sampled_from(sorted(kinds())),
    start=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
)
def test_the_last_day_is_after_the_start_and_a_working_day(slug, start):
    answer = compute(slug, start)
    if answer.last_day is None:
        assert answer.kind.period is None
    else:
        assert answer.last_day > start
        assert answer.nominal_day <= answer.last_day
        assert not shipped_calendar().is_rest(answer.last_day)


@given(start=st.dates(date(2000, 1, 1), date(2040, 12, 31)), gap=st.integers(0, 900))
def test_an_interruption_in_time_never_shortens_a_limitation_period(start, gap):
    plain = compute("civil-general", start)
    interrupted = compute("civil-general", start, interruptions=[start + timedelta(days=gap)])
    assert interrupted.last_day >= plain.last_day
