"""Whatever is typed is only ever text: no string is an error, in the engine and on the page."""

from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

from consult.search import queries

from ..factory import make_question
from .hostile import hostile

pytestmark = pytest.mark.django_db
AT_ONCE = 50


@pytest.fixture
def question():
    return make_question(title="工资和离婚的事情", body="第188条,三年,AND OR NOT。")


@pytest.mark.parametrize("first", range(0, 500, AT_ONCE))
def test_no_string_is_an_error(question, first, monkeypatch):
    monkeypatch.setattr(settings, "LAWQA_LIMITS", False)
    client = Client()
    for text in hostile()[first : first + AT_ONCE]:
        assert isinstance(queries.search(text).hits, list), ascii(text[:40])
        address = "/search/?sort=newest&q=" + quote(text, errors="surrogatepass")
        assert client.get(address).status_code == 200, ascii(text[:40])


def test_the_strings_are_many_and_always_the_same():
    assert len(set(hostile())) > 450
    assert hostile() == hostile()
