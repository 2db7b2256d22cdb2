"""Cards of guidance beside what somebody is writing, and on the page when it stands."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consult.models import Area, GuidanceCard, Question
from consult.search.guidance import cards, forget

from ..factory import make_answer, make_question
from ..page import page

pytestmark = pytest.mark.django_db
URL = "/questions/ask/hints/"
DANGER = "丈夫喝醉了就动手打我,今天又打了孩子,我不敢回家,怎么办?"


def hinted(**values):
    return Client().post(URL, values)


def slugs(element):
    links = [row.attrs.get("href", "") for row in element.select(".guide h2 a")]
    return [link.split("/")[2] for link in links]


def test_danger_shows_its_card_with_phones_that_can_be_called():
    shown = page(hinted(title="怎么办", body=DANGER))
    card = shown.select(".guide")[0]
    assert "danger" in card.attrs["class"].split()
    hrefs = {row.attrs["href"] for row in card.select(".phones a")}
    assert "tel:110" in hrefs
    assert "tel:12110" not in hrefs  # takes text messages only


def test_what_calls_for_nothing_shows_nothing():
    assert hinted(title="今天天气很好", body="想问问天气").content.strip() == b""
    assert hinted().content.strip() == b""


def test_nothing_of_it_is_stored():
    before = Question.objects.count()
    with CaptureQueriesContext(connection) as queries:
        hinted(title="怎么办", body=DANGER)
    assert Question.objects.count() == before
    assert not [row for row in queries if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_nothing_stands_in_an_address_and_a_token_is_needed():
    assert Client().get(URL, {"body": DANGER}).status_code == 405
    assert Client(enforce_csrf_checks=True).post(URL, {"body": DANGER}).status_code == 403


@pytest.mark.parametrize("body", ["\x00", "长" * 100_000, "<b>打我</b>" * 100, "😀" * 5000])
def test_whatever_is_typed_it_answers(body):
    assert hinted(title=body, body=body).status_code == 200


def test_links_of_a_card_lead_nobody_away_from_what_they_write():
    assert not page(hinted(title="怎么办", body=DANGER)).select(".guide h2 a")


def test_the_form_shown_again_carries_the_cards_without_any_script():
    response = Client().post("/questions/ask/", {"title": "怎么办才好呢", "body": DANGER})  # no consent
    assert response.status_code == 200
    assert page(response).select("#hints .guide")


# On the question page ----------------------------------------------------------------------------------------------


def with_cards(*names):
    question = make_question(area="marriage-family")
    make_answer(question)
    Question.objects.filter(pk=question.pk).update(guidance=list(names))
    return page(Client().get(question.get_absolute_url()))


def named(kind, count):
    return [card.slug for card in cards().values() if card.kind == kind][:count]


def test_danger_stands_before_the_answers_and_the_rest_is_links_beside_them():
    danger, deadline = named("danger", 1), named("deadline", 2)
    shown = with_cards(*danger, *deadline)
    assert slugs(shown.one("article.question")) == danger
    assert [row.attrs["href"] for row in shown.select("#guidance a")] == [
        f"/help/{name}/" for name in deadline
    ]
    parts = shown.one("article.question").children
    assert parts.index(shown.one(".guide")) < parts.index(shown.one("#answers"))


def test_two_cards_of_danger_at_most_stand_whole_and_the_first_says_its_steps():
    shown = with_cards(*named("danger", 4))
    first, second = shown.select(".guide")
    assert first.select("ol")
    assert second.select("details ol")
    assert [row.tag for row in second.children if not isinstance(row, str)] == ["h2", "ul", "details"]
    assert len(shown.select("#guidance a")) == 2


def test_a_page_about_danger_says_so_to_nobody_who_looks_over_the_shoulder():
    shown = with_cards(*named("danger", 1))
    assert shown.one("title").text == "法问"
    assert shown.one("[data-exit]").attrs["rel"] == "noreferrer"
    assert not with_cards(*named("deadline", 1)).select("[data-exit]")


def test_a_card_that_staff_take_away_is_gone():
    (name,) = named("deadline", 1)
    GuidanceCard.objects.filter(slug=name).update(is_shown=False)
    forget()
    assert not with_cards(name).select("#guidance")
    assert Client().get(f"/help/{name}/").status_code == 404


def test_an_area_lists_its_cards_and_evidence():
    area = Area.objects.get(slug="labor")
    card = GuidanceCard.objects.filter(areas=area).first()
    if card:
        assert f'href="/help/{card.slug}/"' in Client().get(area.get_absolute_url()).content.decode()
