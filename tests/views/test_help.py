"""The pages of guidance: every card opens, names its law, and danger keeps its title to itself."""

import re

import pytest
from django.test import Client

from consult.models import GuidanceCard

from ..page import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown_cards():
    return list(GuidanceCard.objects.shown())


def test_the_index_holds_every_card_danger_first(shown_cards):
    shown = page(Client().get("/help/"))
    links = [
        row.attrs["href"] for row in shown.select(".section a") if row.attrs["href"].startswith("/help/")
    ]
    assert sorted(links) == sorted(f"/help/{card.slug}/" for card in shown_cards)
    dangers = [card for card in shown_cards if card.kind == GuidanceCard.Kind.DANGER]
    assert all(link.startswith("/help/danger-") for link in links[: len(dangers)])
    assert shown.select("[data-exit]")


def test_every_card_opens_whole_with_its_law(shown_cards):
    for card in shown_cards:
        shown = page(Client().get(f"/help/{card.slug}/"))
        text = shown.one(".guide").text
        assert card.title in text
        assert "open" in shown.one(".guide details").attrs
        for step in card.steps:
            assert step in text
        for phone in card.phones:
            assert str(phone["number"]) in text
        assert len(shown.select(".guide details p.small a")) == len(card.articles)


def test_titles_and_addresses_of_danger_are_quiet(shown_cards):
    for card in shown_cards:
        title = page(Client().get(f"/help/{card.slug}/")).one("title").text
        assert (title == "法问") == (card.kind == GuidanceCard.Kind.DANGER)
    assert page(Client().get("/help/")).one("title").text == "法问"


def test_a_number_is_a_key_and_nothing_but_digits(shown_cards):
    html = Client().get("/help/").content.decode()
    numbers = re.findall(r'href="(tel|sms):([^"]*)"', html)
    assert numbers
    assert all(number.isdigit() for _kind, number in numbers)
    assert {number for kind, number in numbers if kind == "sms"} <= {"12110"}


@pytest.mark.parametrize("slug", ["nothing", "danger-", "a" * 200, "deadlines-x"])
def test_what_is_no_card_is_404(slug):
    assert Client().get(f"/help/{slug}/").status_code == 404


def test_guidance_sets_no_cookie_and_answers_head():
    for path in ("/help/", "/help/deadlines/"):
        assert not Client().get(path).cookies
        assert Client().head(path).status_code == 200
