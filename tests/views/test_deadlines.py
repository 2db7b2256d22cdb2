"""The calculator: an answer with what may change it, and a sentence for every bad input."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.text.deadlines_kinds import kinds

from ..page import page

pytestmark = pytest.mark.django_db
URL = "/help/deadlines/"


def asked(**values):
    return Client().get(URL, {"kind": "labor-arbitration", "start": "2026-03-02", **values})


def errors(response):
    return {
        row.parent.one("label").attrs["for"].removeprefix("id_"): row.text
        for row in page(response).select("form .invalid-feedback")
    }


def test_before_anything_is_asked_there_is_a_form_and_no_error():
    response = Client().get(URL)
    assert response.status_code == 200
    assert errors(response) == {}
    assert not page(response).select(".result")


def test_the_answer_stands_before_the_form_with_its_law_and_what_may_change_it():
    shown = page(asked())
    result = shown.one(".result")
    assert "最后一天：2027-03-02" in result.one("h2").text
    assert "什么会改变这个结果" in result.text
    assert "/laws/" in result.select("p a")[0].attrs["href"]
    html = asked().content.decode()
    assert html.index("result") < html.index('name="kind"')


def test_an_interruption_begins_it_anew_however_its_day_is_written():
    for written in ("2026-06-01", "2026-6-1", "2026/6/1", "2026.06.01", "2026年6月1日", " 2026-06-01，"):
        assert "2027-06-01" in page(asked(interruptions=written)).one(".result h2").text, written


def test_where_the_law_sets_no_limit_no_day_is_named():
    assert "没有期限限制" in page(asked(kind="support-payments")).one(".result h2").text


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_kind_answers(kind):
    response = asked(kind=kind, event="2026-03-02", interruptions="2026-03-05")
    assert response.status_code == 200
    assert page(response).one(".result h2").text


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1900-01-01", "2200-01-01"])
@pytest.mark.parametrize("field", ["start", "event"])
def test_a_day_nobody_means_is_said_to_be_wrong(day, field):
    assert "请核对" in errors(asked(**{field: day}))[field]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "nothing-like-this"),
        ("kind", ""),
        ("kind", "\x00"),
        ("start", ""),
        ("start", "昨天"),
        ("start", "2026-02-30"),
        ("start", "2026-13-01"),
        ("start", "\x00"),
        ("start", "-0001-01-01"),
        ("event", "2026-02-30"),
        ("event", "2027-01-01"),
        ("interruptions", "去年"),
        ("interruptions", "2026-02-30"),
        ("interruptions", "20260601"),
        ("interruptions", "2025-01-01"),
        ("interruptions", "9999-12-31"),
        ("interruptions", "0001-01-01"),
        ("interruptions", "2026-06-01 " * 11),
        ("interruptions", "2026-06-01 " * 2000),
        ("interruptions", "<script>alert(1)</script>"),
        ("interruptions", "２０２６-06-01x"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(field, value):
    response = asked(**{field: value})
    assert response.status_code == 200
    assert list(errors(response)) == [field]
    assert "<script>alert" not in response.content.decode()
    assert not page(response).select(".result")


def test_a_year_that_nobody_knows_the_holidays_of_is_warned_of():
    assert "放假通知没有载入" in page(asked(start="2150-03-02")).one(".result").text


def test_several_of_one_parameter_and_unknown_ones_do_no_harm():
    assert Client().get(URL + "?kind=civil-general&kind=x&start=2026-01-01&start=&z=1").status_code == 200
    assert Client().get(URL + "?of=" + "x" * 5000).status_code == 200
    assert Client().get(URL + "?kind[]=1&start=%ff%fe").status_code == 200


words = st.text(max_size=30) | st.dates().map(str) | st.sampled_from(list(kinds()))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=words, start=words, event=words, interruptions=words)
def test_whatever_is_typed_the_page_opens(db, kind, start, event, interruptions):
    response = asked(kind=kind, start=start, event=event, interruptions=interruptions)
    assert response.status_code == 200
