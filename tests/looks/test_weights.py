"""A first visit to the reference page stays within the budget of bytes (design.md §7); `make weights` prints the figures."""

import pytest
from django.core.management import call_command
from django.test import Client

from consult.models import Question
from scripts.weights import ASSETS_BUDGET, HTML_BUDGET, REFERENCE, too_heavy, weigh

pytestmark = pytest.mark.django_db


def test_the_reference_page_with_all_its_parts_is_light(shared_data):
    call_command("import_questions", str(shared_data / "seed_page.json"))
    question = Question.objects.get(title__startswith=REFERENCE)
    weight = weigh(Client(), question.get_absolute_url())
    assert weight.files >= 6
    assert max(weight.html) <= HTML_BUDGET
    assert max(weight.assets) <= ASSETS_BUDGET
    assert not too_heavy(weight, is_reference=True)


@pytest.mark.parametrize(
    "path", ["/", "/questions/", "/questions/ask/", "/help/", "/laws/", "/accounts/login/"]
)
def test_no_page_asks_for_more_than_its_share(path):
    assert not too_heavy(weigh(Client(), path), is_reference=False)


def test_a_heavy_page_would_be_noticed(monkeypatch):
    monkeypatch.setattr("scripts.weights.ASSETS_BUDGET", 1000)
    assert too_heavy(weigh(Client(), "/"), is_reference=False)
