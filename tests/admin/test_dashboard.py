"""How we are doing: figures that equal the rows, drawn on the server, said in words as well."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from consult.admin import charts, figures
from consult.models import Answer, Citation, CitationState, Question, Status

from ..factory import accept, by, make_answer, make_question, make_user

pytestmark = pytest.mark.django_db


def answered_after(hours, days_ago=1):
    """A question published so many days ago whose first answer took so many hours."""
    question = make_question()
    answer = make_answer(question)
    at = timezone.now() - timedelta(days=days_ago)
    Question.objects.filter(pk=question.pk).update(published_at=at, created_at=at)
    Answer.objects.filter(pk=answer.pk).update(created_at=at + timedelta(hours=hours))
    return question, answer


def test_the_days_are_counted_in_the_sites_own_time_zone():
    question = make_question()
    midnight = timezone.localtime().replace(hour=0, minute=30)
    Question.objects.filter(pk=question.pk).update(created_at=midnight)
    days = figures.per_day()
    assert len(days) == 30
    assert days[-1] == (timezone.localdate(), 1, 0)
    Question.objects.filter(pk=question.pk).update(created_at=midnight - timedelta(hours=1))
    assert figures.per_day()[-2][1] == 1


def test_what_is_older_than_the_chart_is_not_in_it():
    make_question()
    Question.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert sum(row[1] for row in figures.per_day()) == 0


def test_the_median_is_that_of_first_answers_that_are_public():
    for hours in (1, 4, 20):
        answered_after(hours)
    question, _answer = answered_after(2, days_ago=9)
    slow = make_answer(question)
    Answer.objects.filter(pk=slow.pk).update(created_at=timezone.now())
    make_question()
    weeks = figures.first_answers()
    assert weeks[-1][1:] == (4.0, 4, 3)
    assert weeks[-2][1:] == (2.0, 1, 1)
    assert weeks[0][1:] == (None, 0, 0)


def test_a_hidden_answer_is_no_first_answer():
    _question, answer = answered_after(1)
    Answer.objects.filter(pk=answer.pk).update(status=Status.HIDDEN)
    assert figures.first_answers()[-1][1:] == (None, 1, 0)


def test_shares_are_of_what_is_public():
    asker = make_user()
    question = make_question(asker)
    accept(make_answer(question), by(asker))
    make_answer(question)
    make_answer(make_question())
    make_question()
    assert figures.accepted() == {"answered": 2, "solved": 1, "answers": 3, "accepted": 1}


def test_citations_are_counted_by_state():
    answer = make_answer(make_question())
    for state in ("verified", "verified", "quote_mismatch"):
        Citation.objects.create(answer=answer, start=0, end=1, raw="法", law="法", number=1, state=state)
    counts = dict(figures.citations())
    assert counts[CitationState.VERIFIED] == 2
    assert sum(counts.values()) == 3


def test_the_dashboard_draws_them_with_the_same_in_words(desk):
    answered_after(4)
    cache.clear()
    page = desk.get("/admin/").content.decode()
    assert '<svg class="chart"' in page
    assert 'role="img"' in page
    assert "4 小时" in page
    assert f'<th scope="row">{timezone.localdate():%Y-%m-%d}</th>' in page


def test_an_empty_site_has_a_dashboard_too(desk):
    page = desk.get("/admin/").content.decode()
    assert "还没有" in page


def test_bars_stay_inside_their_box_and_small_ones_are_seen():
    chart = charts.grouped([[("a", 1, ""), ("b", 1000, "")], [("a", None, ""), ("b", 0, "")]])
    assert chart.top == 1000
    assert [bar.height for bar in chart.bars] == [2, 120, 0, 0]
    assert all(bar.x >= 0 and bar.x + bar.width <= charts.WIDTH for bar in chart.bars)


@pytest.mark.parametrize(
    ("value", "edge"), [(0, 1), (1, 1), (3, 5), (6, 10), (11, 20), (21, 50), (51, 100), (0.4, 1)]
)
def test_the_upper_edge_is_a_number_people_can_read(value, edge):
    assert charts.grouped([[("a", value, "")]]).top == edge


def test_parts_fill_the_bar_and_nothing_is_no_part():
    chart = charts.shares([("a", 1, ""), ("b", 0, ""), ("c", 3, "")])
    assert [(bar.kind, bar.x) for bar in chart.bars] == [("a", 0), ("c", 150)]
    assert charts.shares([("a", 0, "")]).bars == []
    assert charts.percent(1, 0) is None
